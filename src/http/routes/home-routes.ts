import { countFiringInOrganization, listAlerts } from '#alerts';
import type { Drills } from '#drills';
import { listIncidents, readLastResolvedAt } from '#incidents';
import type { Context } from '#journal';
import { readOnCall } from '#oncall';
import { listPages } from '#paging';
import { countRunbooks } from '#runbooks';
import { z } from 'zod';
import { endpoint, type Endpoint } from '../endpoint.ts';
import { visibleOrganizations } from '../organization-of.ts';
import { home } from '../schemas/organization.ts';
import { alertViews } from '../views/alert-view.ts';
import { incidentSummaryViews } from '../views/incident-view.ts';
import { pageViews } from '../views/page-view.ts';
import { slotView } from '../views/slot-view.ts';

/** What somebody needs within two seconds: what is broken, what waits for me, who has the phone. */
export function homeRoutes(context: Context, drills: Drills): Endpoint[] {
  const { db } = context.store;
  return [
    endpoint({
      method: 'GET',
      path: '/api/v1/home',
      summary: 'Everything that is going on',
      tag: 'Home',
      query: z.object({ organization: z.string().optional() }),
      answer: home,
      async handle({ query, caller }) {
        const visible = await visibleOrganizations(context, caller.actor);
        const organizations = new Map(
          [...visible].filter(([, organization]) => query.organization === undefined || organization.slug === query.organization),
        );
        const ids = [...organizations.keys()];
        const now = context.clock.now();
        const open = await listIncidents(db, { organizationIds: ids, status: 'open', limit: 100 });
        const recent = await listIncidents(db, { organizationIds: ids, status: 'resolved', limit: 5 });
        const views = await incidentSummaryViews(context, organizations, [...open, ...recent]);
        const mine = caller.person ? await listPages(db, { personId: caller.person.id }) : [];
        const perOrganization = await Promise.all(
          [...organizations.values()].map(async (organization) => ({
            slots: (await readOnCall(db, organization.id, now)).map((slot) => slotView(organization, slot)),
            loose: (await alertViews(context, organization, await listAlerts(db, organization.id, { limit: 50 }))).filter(
              (alert) => alert.incident === null,
            ),
            firing: await countFiringInOrganization(db, organization.id),
            runbooks: await countRunbooks(db, organization.id),
          })),
        );
        const sum = (pick: (entry: (typeof perOrganization)[number]) => number) =>
          perOrganization.reduce((total, entry) => total + pick(entry), 0);
        return {
          now: now.toISOString(),
          openIncidents: views.slice(0, open.length),
          recentIncidents: views.slice(open.length),
          myPages: (await pageViews(context, organizations, mine)).filter((page) => page.state === 'queued' || page.state === 'sent'),
          onCall: perOrganization.flatMap((entry) => entry.slots),
          looseAlerts: perOrganization.flatMap((entry) => entry.loose),
          firingAlerts: sum((entry) => entry.firing),
          runbooks: {
            documents: sum((entry) => entry.runbooks.documents),
            runbooks: sum((entry) => entry.runbooks.runbooks),
            findings: sum((entry) => entry.runbooks.findings),
          },
          quietSince: open.length === 0 ? ((await readLastResolvedAt(db, ids))?.toISOString() ?? null) : null,
          demo: await drills.readDemo(),
        };
      },
    }),
  ];
}
