import type { FastifyInstance } from 'fastify';
import { listMessages, readComposer, sendUpdate } from '#comms';
import { fail } from '#base';
import { readIncidentAs } from '#incidents';
import type { Context } from '#journal';
import {
  createActionItem,
  draftPostmortem,
  exportPostmortemMarkdown,
  listActionItems,
  patchActionItem,
  publishPostmortem,
  readPostmortem,
  savePostmortem,
} from '#postmortems';
import { readStatusPage, setComponentStatus } from '#statuspage';
import { z } from 'zod';
import { authenticate } from '../authenticate.ts';
import { endpoint, type Endpoint } from '../endpoint.ts';
import { organizationOf } from '../organization-of.ts';
import { page } from '../schemas/shared.ts';
import {
  actionItem,
  actionItemInput,
  actionItemPatch,
  componentInput,
  composer,
  postmortem,
  savePostmortemInput,
  sentMessage,
  statusPageView,
  updateInput,
} from '../schemas/telling.ts';

const byId = z.object({ id: z.string() });
const inOrganization = z.object({ org: z.string() });

/** What is said to people, and what is written afterwards. */
export function tellingRoutes(context: Context, options: { baseUrl: () => string }): Endpoint[] {
  const { db } = context.store;
  const draft = async (id: string) => (await readPostmortem(db, id)) ?? fail('not-found', 'no post-mortem has been drafted yet');
  const statusView = async (organization: { id: string; slug: string; name: string }) =>
    readStatusPage(db, organization.id, { baseUrl: options.baseUrl(), now: context.clock.now() });
  return [
    endpoint({
      method: 'GET',
      path: '/api/v1/incidents/:id/composer',
      summary: "The document's templates, filled as far as the incident knows",
      tag: 'Telling',
      params: byId,
      answer: composer,
      async handle({ params, caller }) {
        await readIncidentAs(context, caller.actor, params.id);
        return readComposer(context, params.id);
      },
    }),
    endpoint({
      method: 'GET',
      path: '/api/v1/incidents/:id/messages',
      summary: 'What was told to whom',
      tag: 'Telling',
      params: byId,
      answer: page(sentMessage),
      async handle({ params, caller }) {
        await readIncidentAs(context, caller.actor, params.id);
        return { items: [...(await listMessages(db, params.id))], nextCursor: null };
      },
    }),
    endpoint({
      method: 'POST',
      path: '/api/v1/incidents/:id/updates',
      summary: 'Tell people',
      tag: 'Telling',
      params: byId,
      body: updateInput,
      answer: sentMessage,
      status: 201,
      handle: ({ params, body, caller }) => sendUpdate(context, caller.actor, { incidentId: params.id, ...body }),
    }),
    endpoint({
      method: 'GET',
      path: '/api/v1/organizations/:org/status-page',
      summary: 'What the public sees',
      tag: 'Telling',
      params: inOrganization,
      answer: statusPageView,
      handle: async ({ params, caller }) => statusView(await organizationOf(context, caller.actor, params.org)),
    }),
    endpoint({
      method: 'POST',
      path: '/api/v1/organizations/:org/status-page/components/:id',
      summary: 'Set a component',
      tag: 'Telling',
      params: inOrganization.extend({ id: z.string() }),
      body: componentInput,
      answer: statusPageView,
      async handle({ params, body, caller }) {
        const organization = await organizationOf(context, caller.actor, params.org, 'message.send');
        await setComponentStatus(context, caller.actor, { organizationId: organization.id, componentId: params.id, status: body.status });
        return statusView(organization);
      },
    }),
    endpoint({
      method: 'GET',
      path: '/api/v1/incidents/:id/postmortem',
      summary: 'The post-mortem and the facts beside it',
      tag: 'After',
      params: byId,
      answer: postmortem,
      async handle({ params, caller }) {
        await readIncidentAs(context, caller.actor, params.id);
        return draft(params.id);
      },
    }),
    endpoint({
      method: 'POST',
      path: '/api/v1/incidents/:id/postmortem',
      summary: 'Draft it from the journal',
      tag: 'After',
      params: byId,
      answer: postmortem,
      status: 201,
      async handle({ params, caller }) {
        await draftPostmortem(context, caller.actor, params.id);
        return draft(params.id);
      },
    }),
    endpoint({
      method: 'PUT',
      path: '/api/v1/incidents/:id/postmortem',
      summary: 'Save; refused when somebody saved meanwhile',
      tag: 'After',
      params: byId,
      body: savePostmortemInput,
      answer: postmortem,
      async handle({ params, body, caller }) {
        await savePostmortem(context, caller.actor, { incidentId: params.id, ...body });
        return draft(params.id);
      },
    }),
    endpoint({
      method: 'POST',
      path: '/api/v1/incidents/:id/postmortem/publish',
      summary: 'Publish',
      tag: 'After',
      params: byId,
      answer: postmortem,
      async handle({ params, caller }) {
        await publishPostmortem(context, caller.actor, params.id);
        return draft(params.id);
      },
    }),
    endpoint({
      method: 'POST',
      path: '/api/v1/incidents/:id/action-items',
      summary: 'Something to do afterwards',
      tag: 'After',
      params: byId,
      body: actionItemInput,
      answer: actionItem,
      status: 201,
      handle: ({ params, body, caller }) => createActionItem(context, caller.actor, { incidentId: params.id, ...body }),
    }),
    endpoint({
      method: 'GET',
      path: '/api/v1/organizations/:org/action-items',
      summary: 'Action items',
      tag: 'After',
      params: inOrganization,
      answer: page(actionItem),
      async handle({ params, caller }) {
        const organization = await organizationOf(context, caller.actor, params.org);
        return { items: [...(await listActionItems(db, organization.id))], nextCursor: null };
      },
    }),
    endpoint({
      method: 'PATCH',
      path: '/api/v1/action-items/:id',
      summary: 'Change an action item',
      tag: 'After',
      params: byId,
      body: actionItemPatch,
      answer: actionItem,
      handle: ({ params, body, caller }) => patchActionItem(context, caller.actor, { id: params.id, ...body }),
    }),
  ];
}

/** The export is Markdown, not JSON. */
export function addPostmortemExport(server: FastifyInstance, options: { context: Context; adminToken: string | null }): void {
  server.get('/api/v1/incidents/:id/postmortem.md', async (request, reply) => {
    const caller = await authenticate(options.context, options.adminToken, request);
    const { id } = byId.parse(request.params);
    const incident = await readIncidentAs(options.context, caller.actor, id);
    const markdown =
      (await exportPostmortemMarkdown(options.context.store.db, id)) ?? fail('not-found', 'no post-mortem has been drafted yet');
    return reply
      .type('text/markdown; charset=utf-8')
      .header('content-disposition', `attachment; filename="incident-${incident.number}-postmortem.md"`)
      .send(markdown);
  });
}
