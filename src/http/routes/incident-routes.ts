import {
  acknowledgeIncident,
  addNote,
  assignRole,
  attachRunbook,
  changeSeverity,
  changeStatus,
  changeTask,
  declareIncident,
  listIncidents,
  mergeIncident,
  readIncidentAs,
  reopenIncident,
  resolveIncident,
  type Incident,
  type Incidents,
  type Match,
} from '#incidents';
import { fail } from '#base';
import { runChecks, type Execution } from '#execution';
import type { Context } from '#journal';
import { readOrganization, type Actor } from '#people';
import { listRunbooks } from '#runbooks';
import { z } from 'zod';
import { endpoint, type Endpoint } from '../endpoint.ts';
import { organizationOf } from '../organization-of.ts';
import {
  declareInput,
  incident,
  incidentSummary,
  mergeInput,
  noteInput,
  resolveInput,
  roleInput,
  runbookInput,
  severityInput,
  statusInput,
  taskInput,
} from '../schemas/incidents.ts';
import { page } from '../schemas/shared.ts';
import { incidentSummaryViews, incidentView } from '../views/incident-view.ts';

const tag = 'Incidents';
const byId = z.object({ id: z.string() });
const inOrganization = z.object({ org: z.string() });
export const listQuery = z.object({ cursor: z.string().optional(), limit: z.coerce.number().int().min(1).max(200).default(50) });

export function incidentRoutes(context: Context, incidents: Incidents, execution: Execution): Endpoint[] {
  async function view(found: Incident) {
    const organization =
      (await readOrganization(context.store.db, { id: found.organizationId })) ?? fail('not-found', 'there is no such organisation');
    return incidentView(context, organization, found);
  }

  /** The document's thresholds are asked now, so that resolving rests on this moment and not on an old answer. */
  async function resolve(actor: Actor, input: { id: string; summary?: string | undefined; override?: string | undefined }) {
    const found = await readIncidentAs(context, actor, input.id, 'incident.command');
    if (!found.resolvedAt && found.runbook) await runChecks(context, execution, actor, input.id);
    return view(await resolveIncident(context, actor, incidents.resolveGuards, input));
  }

  async function runbookBySlug(organizationId: string, slug: string, by: string): Promise<Match> {
    const found = (await listRunbooks(context.store.db, organizationId)).find((runbook) => runbook.slug === slug);
    if (!found) fail('invalid-input', `there is no runbook ${slug}`, { fields: [{ field: 'runbook', message: 'unknown runbook' }] });
    const { documentId, version, title, file, line } = found;
    return { documentId, version, slug, title, file, line, rule: 'by-hand', reason: `${by} chose it` };
  }

  return [
    endpoint({
      method: 'GET',
      path: '/api/v1/organizations/:org/incidents',
      summary: 'Incidents, newest first',
      tag,
      params: inOrganization,
      query: listQuery.extend({ status: z.enum(['open', 'resolved', 'all']).default('all') }),
      answer: page(incidentSummary),
      async handle({ params, query, caller }) {
        const organization = await organizationOf(context, caller.actor, params.org);
        const before = query.cursor === undefined ? undefined : z.coerce.number().int().parse(query.cursor);
        const found = await listIncidents(context.store.db, {
          organizationIds: [organization.id],
          status: query.status,
          limit: query.limit,
          ...(before === undefined ? {} : { before }),
        });
        const items = await incidentSummaryViews(context, new Map([[organization.id, organization]]), found);
        return { items, nextCursor: found.length === query.limit ? String(found.at(-1)?.number) : null };
      },
    }),
    endpoint({
      method: 'POST',
      path: '/api/v1/organizations/:org/incidents',
      summary: 'Declare an incident',
      tag,
      params: inOrganization,
      body: declareInput,
      answer: incident,
      status: 201,
      async handle({ params, body, caller }) {
        const organization = await organizationOf(context, caller.actor, params.org, 'incident.declare');
        const { runbook, startedAt, ...rest } = body;
        const declared = await declareIncident(context, caller.actor, {
          organizationId: organization.id,
          ...rest,
          ...(startedAt === undefined ? {} : { startedAt: new Date(startedAt) }),
          matches: runbook === undefined ? [] : [await runbookBySlug(organization.id, runbook, caller.actor.name)],
        });
        return view(declared);
      },
    }),
    endpoint({
      method: 'GET',
      path: '/api/v1/incidents/:id',
      summary: 'One incident',
      tag,
      params: byId,
      answer: incident,
      handle: async ({ params, caller }) => view(await readIncidentAs(context, caller.actor, params.id)),
    }),
    endpoint({
      method: 'POST',
      path: '/api/v1/incidents/:id/acknowledge',
      summary: 'Say that you have it',
      tag,
      params: byId,
      answer: incident,
      handle: async ({ params, caller }) => view(await acknowledgeIncident(context, caller.actor, params.id)),
    }),
    endpoint({
      method: 'POST',
      path: '/api/v1/incidents/:id/status',
      summary: 'Move between the open statuses; `resolved` resolves',
      tag,
      params: byId,
      body: statusInput,
      answer: incident,
      async handle({ params, body, caller }) {
        if (body.status === 'resolved') return resolve(caller.actor, { id: params.id });
        return view(await changeStatus(context, caller.actor, { id: params.id, ...body }));
      },
    }),
    endpoint({
      method: 'POST',
      path: '/api/v1/incidents/:id/severity',
      summary: 'Change the severity',
      tag,
      params: byId,
      body: severityInput,
      answer: incident,
      handle: async ({ params, body, caller }) => view(await changeSeverity(context, caller.actor, { id: params.id, ...body })),
    }),
    endpoint({
      method: 'POST',
      path: '/api/v1/incidents/:id/roles',
      summary: 'Give a role to a person, or free it',
      tag,
      params: byId,
      body: roleInput,
      answer: incident,
      handle: async ({ params, body, caller }) =>
        view(await assignRole(context, caller.actor, { id: params.id, role: body.role, personId: body.person })),
    }),
    endpoint({
      method: 'POST',
      path: '/api/v1/incidents/:id/notes',
      summary: 'Write a note on the timeline',
      tag,
      params: byId,
      body: noteInput,
      answer: incident,
      handle: async ({ params, body, caller }) => view(await addNote(context, caller.actor, { id: params.id, text: body.text })),
    }),
    endpoint({
      method: 'POST',
      path: '/api/v1/incidents/:id/tasks/:task',
      summary: 'Tick an item of the checklist',
      tag,
      params: byId.extend({ task: z.string() }),
      body: taskInput,
      answer: incident,
      handle: async ({ params, body, caller }) =>
        view(await changeTask(context, caller.actor, { id: params.id, taskId: params.task, done: body.done })),
    }),
    endpoint({
      method: 'POST',
      path: '/api/v1/incidents/:id/runbook',
      summary: 'Take another runbook',
      tag,
      params: byId,
      body: runbookInput,
      answer: incident,
      handle: async ({ params, body, caller }) => view(await attachRunbook(context, caller.actor, { id: params.id, slug: body.slug })),
    }),
    endpoint({
      method: 'POST',
      path: '/api/v1/incidents/:id/resolve',
      summary: 'Resolve; refused with `not-ready` while something speaks against it',
      tag,
      params: byId,
      body: resolveInput,
      answer: incident,
      handle: ({ params, body, caller }) => resolve(caller.actor, { id: params.id, ...body }),
    }),
    endpoint({
      method: 'POST',
      path: '/api/v1/incidents/:id/reopen',
      summary: 'Take the end back',
      tag,
      params: byId,
      answer: incident,
      handle: async ({ params, caller }) => view(await reopenIncident(context, caller.actor, params.id)),
    }),
    endpoint({
      method: 'POST',
      path: '/api/v1/incidents/:id/merge',
      summary: 'Fold into another incident',
      tag,
      params: byId,
      body: mergeInput,
      answer: incident,
      handle: async ({ params, body, caller }) => view(await mergeIncident(context, caller.actor, { id: params.id, into: body.into })),
    }),
  ];
}
