import { fail } from '#base';
import { readRunbookUse } from '#execution';
import type { Context } from '#journal';
import { listRunbooks } from '#runbooks';
import { z } from 'zod';
import { endpoint, type Endpoint } from '../endpoint.ts';
import { organizationOf } from '../organization-of.ts';
import { runbookUse } from '../schemas/reader.ts';

/** What somebody who reads a runbook can do with it. */
export function runbookUseRoutes(context: Context): Endpoint[] {
  return [
    endpoint({
      method: 'GET',
      path: '/api/v1/organizations/:org/runbooks/:slug/use',
      summary: 'Which steps you can run and in which open incidents, and where you cannot, why',
      tag: 'Runbooks',
      params: z.object({ org: z.string(), slug: z.string() }),
      query: z.object({ version: z.coerce.number().int().min(1).max(2_147_483_647).optional() }),
      answer: runbookUse,
      async handle({ params, query, caller }) {
        const organization = await organizationOf(context, caller.actor, params.org);
        const live =
          (await listRunbooks(context.store.db, organization.id)).find(({ slug }) => slug === params.slug) ??
          fail('not-found', 'there is no such runbook');
        const { documentId, slug } = live;
        const runbook = { documentId, slug, version: query.version ?? live.version };
        const { whyNotRun, whyNotDeclare, steps, incidents } = await readRunbookUse(context, caller.actor, {
          organizationId: organization.id,
          runbook,
        });
        return {
          version: runbook.version,
          liveVersion: live.version,
          whyNotRun,
          whyNotDeclare,
          steps: steps.map((step) => ({ ...step, filled: [...step.filled] })),
          incidents: incidents.map((incident) => ({ ...incident, steps: [...incident.steps] })),
        };
      },
    }),
  ];
}
