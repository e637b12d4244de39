import { newId } from '#base';
import type { ActorRef, Context } from '#journal';
import { organizationStream, personJoined } from './model/entries.ts';
import type { Role } from './model/permissions.ts';
import { insertPerson, selectGrants, selectPerson, updatePerson, upsertMembership, type Person } from './people-store.ts';

/**
 * Makes sure that somebody belongs to an organisation with a role. People are recognised by e-mail address
 * (one person may belong to several organisations); without one a new person is made.
 */
export async function ensureMember(
  context: Context,
  actor: ActorRef,
  input: { organizationId: string; name: string; email: string | null; handle?: string | null; role: Role },
): Promise<Person> {
  return context.store.transaction(async (tx) => {
    const now = context.clock.now();
    let person = input.email === null ? null : await selectPerson(tx, { email: input.email });
    if (person) {
      await updatePerson(tx, person.id, { name: input.name, ...(input.handle === undefined ? {} : { handle: input.handle }) });
    } else {
      person = { id: newId('person', now), name: input.name, email: input.email, handle: input.handle ?? null };
      await insertPerson(tx, { ...person, now });
    }
    const grants = await selectGrants(tx, person.id);
    const current = grants.find((grant) => grant.organizationId === input.organizationId);
    if (current?.role !== input.role) {
      await upsertMembership(tx, { organizationId: input.organizationId, personId: person.id, role: input.role });
      await context.journal.append(tx, {
        entry: personJoined,
        stream: organizationStream(input.organizationId),
        actor,
        data: { personId: person.id, name: input.name, role: input.role },
      });
    }
    return { ...person, name: input.name };
  });
}
