import { createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { fail, newSecret } from '#base';
import type { Context } from '#journal';
import { personStream, signedIn } from './model/entries.ts';
import type { Actor } from './model/permissions.ts';
import {
  deleteOtherSessions,
  deleteSession,
  insertSession,
  insertSignInLink,
  selectGrants,
  selectPasswordHash,
  selectPerson,
  selectSessionPerson,
  takeSignInLink,
  updatePerson,
  type Person,
} from './people-store.ts';

const derive = promisify<string, Buffer, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(scrypt);
const hashToken = (token: string) => createHash('sha256').update(token).digest();
const sessionLifeMs = 30 * 86_400_000;
// OWASP's password storage cheat sheet: scrypt N=2^17, r=8, p=1.
const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 2 ** 20 };

/** A link that signs its person in once; valid for `lifeMs`. Returns the secret part. */
export async function createSignInLink(context: Context, personId: string, lifeMs: number): Promise<string> {
  const token = newSecret();
  const expiresAt = new Date(context.clock.now().getTime() + lifeMs);
  await insertSignInLink(context.store.db, { tokenHash: hashToken(token), personId, expiresAt });
  return token;
}

async function openSession(context: Context, personId: string, by: 'link' | 'password'): Promise<{ token: string; person: Person }> {
  const now = context.clock.now();
  const token = newSecret();
  return context.store.transaction(async (tx) => {
    const person = (await selectPerson(tx, { id: personId })) ?? fail('not-authenticated', 'this person no longer exists');
    await insertSession(tx, { tokenHash: hashToken(token), personId, now, expiresAt: new Date(now.getTime() + sessionLifeMs) });
    await context.journal.append(tx, {
      entry: signedIn,
      stream: personStream(personId),
      actor: { kind: 'person', id: person.id, name: person.name },
      data: { personId, by },
    });
    return { token, person };
  });
}

/** Uses a one-time link; `not-authenticated` when it is unknown, used or too old. */
export async function signInWithLink(context: Context, token: string): Promise<{ token: string; person: Person }> {
  const personId = await takeSignInLink(context.store.db, hashToken(token), context.clock.now());
  if (!personId)
    fail('not-authenticated', 'this sign-in link was used already or is too old; restart Tocsin or ask a colleague for a new one');
  return openSession(context, personId, 'link');
}

/** `not-authenticated` says the same for an unknown address and a wrong password, and takes as long. */
export async function signInWithPassword(
  context: Context,
  input: { email: string; password: string },
): Promise<{ token: string; person: Person }> {
  const stored = await selectPasswordHash(context.store.db, input.email);
  const [salt = '', expected = ''] = (stored?.hash ?? '').split(':');
  const derived = await derive(input.password, Buffer.from(salt, 'base64'), 32, cost);
  const known = Buffer.from(expected, 'base64');
  if (!stored || known.length !== derived.length || !timingSafeEqual(known, derived)) {
    fail('not-authenticated', 'the e-mail address or the password is wrong');
  }
  return openSession(context, stored.id, 'password');
}

/** Sets one's own password (at least 12 characters, NIST SP 800-63B: length over composition). Every other session of the person ends. */
export async function setPassword(context: Context, actor: Actor, password: string, keptToken: string | null = null): Promise<void> {
  if (actor.kind !== 'person') fail('not-permitted', 'only a person has a password');
  if (password.length < 12 || password.length > 1000) {
    fail('invalid-input', 'the password needs at least 12 characters', {
      fields: [{ field: 'password', message: 'at least 12 characters' }],
    });
  }
  const salt = randomBytes(16);
  const derived = await derive(password, salt, 32, cost);
  await context.store.transaction(async (tx) => {
    await updatePerson(tx, actor.id, { password_hash: `${salt.toString('base64')}:${derived.toString('base64')}` });
    await deleteOtherSessions(tx, actor.id, keptToken === null ? null : hashToken(keptToken));
  });
}

/** Who holds this session; null when it is unknown or over. */
export async function actorOfSession(context: Context, token: string): Promise<{ actor: Actor; person: Person } | null> {
  const person = await selectSessionPerson(context.store.db, hashToken(token), context.clock.now());
  if (!person) return null;
  const grants = await selectGrants(context.store.db, person.id);
  return { person, actor: { kind: 'person', id: person.id, name: person.name, grants } };
}

export async function signOut(context: Context, token: string): Promise<void> {
  await deleteSession(context.store.db, hashToken(token));
}
