import { listAlerts, type AlertCursor } from '#alerts';
import { fail } from '#base';
import type { Context } from '#journal';
import { z } from 'zod';
import { endpoint, type Endpoint } from '../endpoint.ts';
import { organizationOf } from '../organization-of.ts';
import { alert } from '../schemas/organization.ts';
import { page } from '../schemas/shared.ts';
import { alertViews } from '../views/alert-view.ts';
import { listQuery } from './incident-routes.ts';

function parseCursor(text: string): AlertCursor {
  const [at = '', id = ''] = text.split('~');
  const startsAt = new Date(at);
  if (Number.isNaN(startsAt.getTime()) || id === '')
    fail('invalid-input', 'this cursor is not one of ours', {
      fields: [{ field: 'cursor', message: 'take the nextCursor of the page before' }],
    });
  return { startsAt, id };
}

export function alertRoutes(context: Context): Endpoint[] {
  return [
    endpoint({
      method: 'GET',
      path: '/api/v1/organizations/:org/alerts',
      summary: 'Alerts, newest first',
      tag: 'Alerts',
      params: z.object({ org: z.string() }),
      query: listQuery.extend({ state: z.enum(['firing', 'resolved']).default('firing') }),
      answer: page(alert),
      async handle({ params, query, caller }) {
        const organization = await organizationOf(context, caller.actor, params.org);
        const found = await listAlerts(context.store.db, organization.id, {
          state: query.state,
          limit: query.limit,
          after: query.cursor === undefined ? null : parseCursor(query.cursor),
        });
        const last = found.at(-1);
        return {
          items: await alertViews(context, organization, found),
          nextCursor: last && found.length === query.limit ? `${last.startsAt.toISOString()}~${last.id}` : null,
        };
      },
    }),
  ];
}
