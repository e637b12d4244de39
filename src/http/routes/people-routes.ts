import { createIntegration, integrationKinds, listIntegrations } from '#alerts';
import type { Context } from '#journal';
import { inviteMember, listMembers } from '#people';
import { readDirectory } from '#oncall';
import { z } from 'zod';
import { endpoint, type Endpoint } from '../endpoint.ts';
import { organizationOf, visibleOrganizations } from '../organization-of.ts';
import {
  createdIntegration,
  createIntegrationInput,
  integration,
  invitation,
  invitePersonInput,
  organization as organizationSchema,
  person,
} from '../schemas/organization.ts';
import { page } from '../schemas/shared.ts';

const tag = 'Organisation';
const inOrganization = z.object({ org: z.string() });

/** People, invitations and integrations of an organisation. */
export function peopleRoutes(context: Context, options: { baseUrl: () => string }): Endpoint[] {
  const { db } = context.store;
  return [
    endpoint({
      method: 'GET',
      path: '/api/v1/organizations',
      summary: 'The organisations you may see',
      tag,
      answer: page(organizationSchema),
      async handle({ caller }) {
        const visible = await visibleOrganizations(context, caller.actor);
        return { items: [...visible.values()].map(({ slug, name }) => ({ slug, name, severities: [] })), nextCursor: null };
      },
    }),
    endpoint({
      method: 'GET',
      path: '/api/v1/organizations/:org/people',
      summary: 'Who belongs to it',
      tag,
      params: inOrganization,
      answer: page(person),
      async handle({ params, caller }) {
        const organization = await organizationOf(context, caller.actor, params.org);
        const members = await listMembers(db, organization.id);
        const { contactsOf } = await readDirectory(db, organization.id, context.clock.now());
        return {
          items: members.map(({ id, name, email, role }) => ({ id, name, email, role, contactMethods: [...contactsOf(id)] })),
          nextCursor: null,
        };
      },
    }),
    endpoint({
      method: 'POST',
      path: '/api/v1/organizations/:org/people',
      summary: 'Invite somebody; the link is shown once',
      tag,
      params: inOrganization,
      body: invitePersonInput,
      answer: invitation,
      status: 201,
      async handle({ params, body, caller }) {
        const organization = await organizationOf(context, caller.actor, params.org, 'organization.manage');
        const { person: invited, token } = await inviteMember(context, caller.actor, {
          organizationId: organization.id,
          name: body.name,
          email: body.email ?? null,
          role: body.role,
        });
        return { person: { id: invited.id, name: invited.name }, signInUrl: `${options.baseUrl()}/sign-in/${token}` };
      },
    }),
    endpoint({
      method: 'GET',
      path: '/api/v1/organizations/:org/integrations',
      summary: 'Ways in for alerts',
      tag,
      params: inOrganization,
      answer: page(integration),
      async handle({ params, caller }) {
        const organization = await organizationOf(context, caller.actor, params.org);
        const found = await listIntegrations(db, organization.id);
        return {
          items: found.map(({ id, kind, name, service, createdAt, lastUsedAt }) => ({
            id,
            kind,
            name,
            service,
            createdAt: createdAt.toISOString(),
            lastUsedAt: lastUsedAt?.toISOString() ?? null,
          })),
          nextCursor: null,
        };
      },
    }),
    endpoint({
      method: 'POST',
      path: '/api/v1/organizations/:org/integrations',
      summary: `Open a way in (${integrationKinds.join(', ')}); the key is shown once`,
      tag,
      params: inOrganization,
      body: createIntegrationInput,
      answer: createdIntegration,
      status: 201,
      async handle({ params, body, caller }) {
        const organization = await organizationOf(context, caller.actor, params.org, 'organization.manage');
        const { integration: made, key } = await createIntegration(context, caller.actor, { organizationId: organization.id, ...body });
        return {
          id: made.id,
          kind: made.kind,
          name: made.name,
          service: made.service,
          createdAt: made.createdAt.toISOString(),
          lastUsedAt: null,
          key,
          url: `${options.baseUrl()}/integrations/${made.kind}/${key}`,
        };
      },
    }),
  ];
}
