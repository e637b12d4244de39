import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readWholeStream } from '#journal';
import { createTestHouse, type TestHouse } from '../../test/database/test-context.ts';
import {
  actorOfSession,
  createSignInLink,
  ensureMember,
  ensureOrganization,
  listMembers,
  listOrganizations,
  organizationStream,
  personStream,
  readGrants,
  readPerson,
  setPassword,
  signInWithLink,
  signInWithPassword,
  signOut,
} from './index.ts';

const day = 86_400_000;
const password = 'correct horse battery';
let house: TestHouse;
beforeEach(async () => {
  house = await createTestHouse();
});
afterEach(() => house.close());
const db = () => house.context.store.db;
const refused = { code: 'not-authenticated' };

describe('a sign-in link', () => {
  test('opens a session once, and never again', async () => {
    const link = await createSignInLink(house.context, house.ana.id, day);
    const { token, person } = await signInWithLink(house.context, link);
    expect(person).toEqual(house.ana);
    await expect(signInWithLink(house.context, link)).rejects.toMatchObject(refused);
    expect(await actorOfSession(house.context, token)).toMatchObject({
      person: { id: house.ana.id },
      actor: { kind: 'person', name: 'Ana', grants: [{ organizationId: house.organization.id, role: 'commander' }] },
    });
    expect((await readWholeStream(db(), personStream(house.ana.id))).map(({ type, data }) => [type, data])).toEqual([
      ['people.signed-in', { personId: house.ana.id, by: 'link' }],
    ]);
  });

  test('that twenty use at once lets in one', async () => {
    const link = await createSignInLink(house.context, house.ana.id, day);
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => signInWithLink(house.context, link)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test.each([
    ['is refused at the moment it ends', day, false],
    ['is taken a millisecond before', day - 1, true],
  ])('%s', async (_, waits, works) => {
    const link = await createSignInLink(house.context, house.ana.id, day);
    house.clock.advance(waits);
    const attempt = signInWithLink(house.context, link);
    await (works
      ? expect(attempt).resolves.toMatchObject({ person: { id: house.ana.id } })
      : expect(attempt).rejects.toMatchObject(refused));
  });

  test.each([[''], ['x'], ["' or true --"], ['\u0000']])('that nobody made (%j) is refused', async (link) => {
    await createSignInLink(house.context, house.ana.id, day);
    await expect(signInWithLink(house.context, link)).rejects.toMatchObject(refused);
  });
});

describe('a password', () => {
  test('opens a session, whatever the case of the address; each refusal says the same', async () => {
    await setPassword(house.context, house.actorOf(house.ana), password);
    expect((await signInWithPassword(house.context, { email: 'ANA@acme.example', password })).person.id).toBe(house.ana.id);
    const attempts = [
      { email: 'ana@acme.example', password: `${password} ` },
      { email: 'ana@acme.example', password: '' },
      { email: 'ben@acme.example', password: '' },
      { email: 'nobody@acme.example', password },
    ];
    const said = await Promise.all(
      attempts.map((attempt) =>
        signInWithPassword(house.context, attempt).then(
          () => 'in',
          (error: unknown) => String(error),
        ),
      ),
    );
    expect(new Set(said)).toEqual(new Set(['TocsinError: the e-mail address or the password is wrong']));
  });

  test('an unknown address costs the same derivation as a wrong password', async () => {
    await setPassword(house.context, house.actorOf(house.ana), password);
    async function cost(email: string): Promise<number> {
      const times: number[] = [];
      for (let round = 0; round < 3; round++) {
        const start = process.cpuUsage();
        await signInWithPassword(house.context, { email, password: 'wrong' }).catch(() => undefined);
        const used = process.cpuUsage(start);
        times.push(used.user + used.system);
      }
      return Math.min(...times);
    }
    const ratio = (await cost('nobody@acme.example')) / (await cost('ana@acme.example'));
    // Without the derivation it is a hundred times less; processor time, so that a busy machine does not matter.
    expect(ratio).toBeGreaterThan(0.3);
    expect(ratio).toBeLessThan(3);
  });

  test('is stored as scrypt with a salt of its own, never as itself', async () => {
    for (const person of [house.ana, house.ben]) await setPassword(house.context, house.actorOf(person), password);
    const { rows } = await sql<{ password_hash: string }>`select password_hash from person`.execute(db());
    expect(new Set(rows.map((row) => row.password_hash)).size).toBe(2);
    for (const { password_hash: hash } of rows) {
      expect(hash).toMatch(/^[A-Za-z0-9+/]{22}==:[A-Za-z0-9+/]{43}=$/);
      expect(hash).not.toContain(password);
    }
  });

  test.each([
    ['short', 'elevenchars'],
    ['endless', 'x'.repeat(1_001)],
  ])('that is too %s is refused by its field', async (_, tried) => {
    await expect(setPassword(house.context, house.actorOf(house.ana), tried)).rejects.toMatchObject({
      code: 'invalid-input',
      fields: [{ field: 'password' }],
    });
  });

  test('belongs to people only', async () => {
    await expect(setPassword(house.context, house.system, password)).rejects.toMatchObject({ code: 'not-permitted' });
  });
});

describe('a session', () => {
  test('ends by itself after thirty days, and at once by signing out', async () => {
    const open = async () => (await signInWithLink(house.context, await createSignInLink(house.context, house.ana.id, day))).token;
    const [one, other] = [await open(), await open()];
    await signOut(house.context, one);
    expect(await actorOfSession(house.context, one)).toBeNull();
    house.clock.advance(30 * day - 1);
    expect(await actorOfSession(house.context, other)).not.toBeNull();
    house.clock.advance(1);
    expect(await actorOfSession(house.context, other)).toBeNull();
  });

  test('takes the role that its person has now', async () => {
    const { token } = await signInWithLink(house.context, await createSignInLink(house.context, house.ana.id, day));
    await ensureMember(house.context, house.system, {
      organizationId: house.organization.id,
      name: 'Ana',
      email: 'ana@acme.example',
      role: 'viewer',
    });
    expect((await actorOfSession(house.context, token))?.actor.grants).toEqual([{ organizationId: house.organization.id, role: 'viewer' }]);
  });

  test('neither its token nor a link is in the database in clear', async () => {
    const link = await createSignInLink(house.context, house.ana.id, day);
    const { token } = await signInWithLink(house.context, link);
    const { rows } = await sql<{
      text: string;
    }>`select session::text as text from session union all select sign_in_link::text from sign_in_link`.execute(db());
    expect(rows).toHaveLength(2);
    for (const secret of [link, token]) {
      for (const { text } of rows) for (const form of [secret, Buffer.from(secret).toString('hex')]) expect(text).not.toContain(form);
    }
  });
});

describe('belonging', () => {
  test('the same address is the same person, in as many organisations as it likes', async () => {
    const other = await ensureOrganization(house.context, house.system, { slug: 'beta', name: 'Beta' });
    const again = await ensureMember(house.context, house.system, {
      organizationId: other.id,
      name: 'Ana Lima',
      email: 'Ana@ACME.example',
      role: 'admin',
    });
    expect(again.id).toBe(house.ana.id);
    expect(await readPerson(db(), { id: house.ana.id })).toMatchObject({ name: 'Ana Lima', handle: 'ana' });
    expect((await readGrants(db(), house.ana.id)).map(({ role }) => role).toSorted()).toEqual(['admin', 'commander']);
    expect((await listMembers(db(), other.id)).map(({ id }) => id)).toEqual([house.ana.id]);
  });

  test('saying the same twice writes nothing into the journal', async () => {
    const before = await readWholeStream(db(), organizationStream(house.organization.id));
    await ensureOrganization(house.context, house.system, { slug: 'acme', name: 'Acme' });
    await ensureMember(house.context, house.system, {
      organizationId: house.organization.id,
      name: 'Ben',
      email: 'ben@acme.example',
      role: 'responder',
    });
    expect(await readWholeStream(db(), organizationStream(house.organization.id))).toEqual(before);
    expect(before.map(({ type }) => type)).toEqual(['people.organization-founded', 'people.joined', 'people.joined']);
  });

  test('an organisation is renamed, not doubled, when its folder calls it otherwise', async () => {
    const renamed = await ensureOrganization(house.context, house.system, { slug: 'acme', name: 'Acme & Sons' });
    expect(renamed.id).toBe(house.organization.id);
    expect((await listOrganizations(db())).map(({ name }) => name)).toEqual(['Acme & Sons']);
  });
});

test('a new password ends every other session of that person, and nobody else’s', async () => {
  const sessionOf = async (person: { id: string }) =>
    (await signInWithLink(house.context, await createSignInLink(house.context, person.id, 60_000))).token;
  const [kept, other, bens] = [await sessionOf(house.ana), await sessionOf(house.ana), await sessionOf(house.ben)];
  await setPassword(house.context, house.actorOf(house.ana), 'correct horse battery staple', kept);
  expect(await actorOfSession(house.context, other)).toBeNull();
  expect((await actorOfSession(house.context, kept))?.person.id).toBe(house.ana.id);
  expect((await actorOfSession(house.context, bens))?.person.id).toBe(house.ben.id);
});
