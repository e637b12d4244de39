import { createIntegration } from '#alerts';
import { messageOf } from '#base';
import { systemActor, type Context } from '#journal';
import { applyPeople, applyPolicies, applySchedules } from '#oncall';
import { asSystem, ensureMember, ensureOrganization, readOrganization, type Organization } from '#people';
import { loadOrganizationDocuments, listDocuments } from '#runbooks';
import { applyComponents } from '#statuspage';
import { applyExecutionSettings } from '#execution';
import { ensureOwner } from '../owner.ts';
import type { OrganizationFolder } from './read-workspace.ts';
import type { WorkspaceSettings } from './workspace-settings.ts';

const titled = (slug: string) =>
  slug
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');

/**
 * Brings one organisation's folder into the house: documents, people, schedules, policies, components, integrations.
 * Each part that does not fit is reported and left as it was; the rest goes on. With `documents` (paths below the folder)
 * only those documents changed, and nothing else is looked at.
 */
export async function applyOrganizationFolder(
  context: Context,
  settings: WorkspaceSettings,
  entry: OrganizationFolder,
  documents: readonly string[] | null = null,
): Promise<Organization> {
  const actor = asSystem(systemActor);
  const { file } = entry;
  const warn = (message: string) => context.log.warn({ organization: entry.slug }, message);
  if (documents === null) for (const problem of entry.problems) warn(`${problem}; the last good version stays in force`);

  const before = await readOrganization(context.store.db, { slug: entry.slug });
  let organization = await ensureOrganization(context, actor, {
    slug: entry.slug,
    name: file.organization?.name ?? before?.name ?? titled(entry.slug),
  });
  await loadOrganizationDocuments(context, {
    organizationId: organization.id,
    folder: entry.folder,
    ...(documents === null ? {} : { paths: documents }),
  });
  if (!file.organization?.name) {
    const named = (await listDocuments(context.store.db, organization.id))
      .map(({ document }) => document.organization)
      .find((name) => name !== null);
    if (named) organization = await ensureOrganization(context, actor, { slug: entry.slug, name: named });
  }
  if (documents !== null) return organization;
  await ensureOwner(context, organization);
  if (!entry.isFileGood) return organization;
  settings.set(organization.id, file);

  const part = async (name: string, work: () => Promise<readonly string[] | void>): Promise<void> => {
    try {
      for (const missing of (await work()) ?? []) warn(`tocsin.yaml: ${name}: nobody is called ${missing}`);
    } catch (error) {
      warn(`tocsin.yaml: ${name}: ${messageOf(error)}`);
    }
  };
  await part('people', async () => {
    for (const person of file.people) {
      await ensureMember(context, actor, {
        organizationId: organization.id,
        name: person.name,
        email: person.email ?? null,
        handle: person.handle?.replace(/^@/, '') ?? null,
        role: person.role,
      });
    }
    return applyPeople(context, actor, organization.id, {
      people: file.people.map(({ name, handle, email, roles, contact }) => ({
        person: email ?? handle ?? name,
        roles,
        contacts: contact.length === 0 && email ? [{ channel: 'email' as const, target: email }] : contact,
      })),
      teams: file.teams,
    });
  });
  const zone = file.organization?.timeZone;
  await part('schedules', () =>
    applySchedules(context, actor, organization.id, file.schedules, zone === undefined ? {} : { timeZone: zone }),
  );
  await part('escalationPolicies', () => applyPolicies(context, actor, organization.id, file.escalationPolicies));
  await part('statusPage', () =>
    applyComponents(context, actor, organization.id, {
      components: file.statusPage?.components ?? [],
      services: file.services.flatMap(({ name, component }) => (component === undefined ? [] : [{ service: name, component }])),
    }),
  );
  await part('runner', () =>
    applyExecutionSettings(context, actor, organization.id, {
      parameters: file.parameters,
      checks: file.checks,
      connections: file.connections.map(({ name, kind }) => ({ name, kind })),
      environmentNames: file.runner?.environment ?? [],
    }),
  );
  await part('integrations', async () => {
    for (const integration of file.integrations) {
      const key = settings.secret(undefined, integration.keyFrom);
      if (!key) {
        if (integration.keyFrom)
          warn(`tocsin.yaml: integration ${integration.name}: the environment variable ${integration.keyFrom} is not set`);
        continue;
      }
      await createIntegration(context, actor, {
        organizationId: organization.id,
        kind: integration.kind,
        name: integration.name,
        service: integration.service ?? null,
        key,
      });
    }
  });
  return organization;
}
