import { canonicalJson } from '#base';
import type { Context } from '#journal';
import { authorise, listMembers, type Actor } from '#people';
import { z } from 'zod';
import { findMember } from './find-member.ts';
import { replaceOnCallPeople, replaceTeams, selectOnCallPeople, selectTeams } from './oncall-store.ts';

const peopleInput = z.object({
  people: z.array(
    z.object({
      /** Handle, e-mail address or name of somebody who is a member already. */
      person: z.string().min(1),
      roles: z.array(z.string()),
      contacts: z.array(z.object({ channel: z.enum(['email', 'webhook', 'slack']), target: z.string().min(1).max(2000) })),
    }),
  ),
  teams: z.array(z.object({ name: z.string().min(1).max(200), members: z.array(z.string()) })),
});
export type PeopleInput = z.input<typeof peopleInput>;

/**
 * What the workspace says about people beyond membership: teams, the documents' roles they fill, the ways to reach them.
 * Returns, in words, whoever is named and not known.
 */
export async function applyPeople(context: Context, actor: Actor, organizationId: string, input: PeopleInput): Promise<readonly string[]> {
  authorise(actor, 'organization.manage', organizationId);
  const parsed = peopleInput.parse(input);
  return context.store.transaction(async (tx) => {
    const members = await listMembers(tx, organizationId);
    const missing: string[] = [];
    const known = (named: string, where: string) => {
      const member = findMember(members, named);
      if (!member) missing.push(`${named} in ${where}`);
      return member ? [member.id] : [];
    };
    const people = parsed.people.flatMap(({ person, roles, contacts }) =>
      known(person, 'people').map((personId) => ({ personId, roles, contacts })),
    );
    const teams = parsed.teams.map(({ name, members: names }) => ({
      name,
      memberIds: names.flatMap((named) => known(named, `team ${name}`)),
    }));
    if (canonicalJson(await selectOnCallPeople(tx, organizationId)) !== canonicalJson(people))
      await replaceOnCallPeople(tx, organizationId, people);
    if (canonicalJson(await selectTeams(tx, organizationId)) !== canonicalJson(teams)) await replaceTeams(tx, organizationId, teams);
    return [...new Set(missing)];
  });
}
