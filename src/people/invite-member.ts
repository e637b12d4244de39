import { fail } from '#base';
import type { Context } from '#journal';
import { ensureMember } from './ensure-member.ts';
import { authorise, may, type Actor, type Role } from './model/permissions.ts';
import { selectGrants, selectPerson, type Person } from './people-store.ts';
import { createSignInLink } from './sign-in.ts';

const linkLifeMs = 7 * 86_400_000;

/**
 * Makes somebody a member and a one-time link that signs them in. Whoever holds the link is that person, everywhere:
 * so it is made only where the actor manages every organisation that the person belongs to (`conflict` otherwise).
 */
export async function inviteMember(
  context: Context,
  actor: Actor,
  input: { organizationId: string; name: string; email: string | null; role: Role },
): Promise<{ person: Person; token: string }> {
  authorise(actor, 'organization.manage', input.organizationId);
  const known = input.email === null ? null : await selectPerson(context.store.db, { email: input.email });
  const grants = known ? await selectGrants(context.store.db, known.id) : [];
  if (grants.some((grant) => !may(actor, 'organization.manage', grant.organizationId))) {
    fail(
      'conflict',
      'somebody with this address belongs to another organisation already; name them in tocsin.yaml, or let an administrator of both invite them',
    );
  }
  const person = await ensureMember(context, actor, input);
  return { person, token: await createSignInLink(context, person.id, linkLifeMs) };
}
