import type { Context } from '#journal';
import { addOverride, readOnCallView } from '#oncall';
import { acknowledgePage, readPage, type Paging } from '#paging';
import type { Organization } from '#people';
import { listDocuments } from '#runbooks';
import { z } from 'zod';
import { fail } from '#base';
import { endpoint, type Endpoint } from '../endpoint.ts';
import { organizationOf, visibleOrganizations } from '../organization-of.ts';
import { onCallView, overrideInput, pageView } from '../schemas/organization.ts';
import { page } from '../schemas/shared.ts';
import { slotView } from '../views/slot-view.ts';
import { pageViews } from '../views/page-view.ts';

const tag = 'On call';
const inOrganization = z.object({ org: z.string() });
const dayMs = 86_400_000;

/** Who, at time t, and the pages that go out. */
export function onCallRoutes(context: Context, paging: Paging): Endpoint[] {
  const { db } = context.store;

  async function view(organization: Organization): Promise<z.input<typeof onCallView>> {
    const now = context.clock.now();
    const documents = await listDocuments(db, organization.id);
    const overview = await readOnCallView(db, {
      organizationId: organization.id,
      now,
      from: new Date(now.getTime() - dayMs),
      to: new Date(now.getTime() + 21 * dayMs),
      documents: documents.map(({ document, file }) => ({ ...document, file })),
    });
    return {
      now: now.toISOString(),
      slots: overview.slots.map((slot) => slotView(organization, slot)),
      schedules: overview.schedules.map((schedule) => ({
        id: schedule.id,
        name: schedule.name,
        team: schedule.team,
        timeZone: schedule.timeZone,
        shifts: schedule.shifts.map((shift) => ({
          person: shift.person,
          from: shift.from.toISOString(),
          to: shift.to.toISOString(),
          layer: shift.layer,
          override: shift.override,
        })),
      })),
      policies: overview.policies.map(({ levels, ...policy }) => ({
        ...policy,
        levels: levels.map((level) => ({ ...level, people: [...level.people] })),
      })),
      contacts: [...overview.contacts],
      missing: [...overview.missing],
    };
  }

  async function onePage(caller: Parameters<typeof acknowledgePage>[1], id: string) {
    const organizations = await visibleOrganizations(context, caller);
    const found = await readPage(db, id);
    const [shown] = found ? await pageViews(context, organizations, [found]) : [];
    return shown ?? fail('not-found', 'there is no such page');
  }

  return [
    endpoint({
      method: 'GET',
      path: '/api/v1/organizations/:org/oncall',
      summary: 'Who is on call now, the calendar, the ladders',
      tag,
      params: inOrganization,
      answer: onCallView,
      handle: async ({ params, caller }) => view(await organizationOf(context, caller.actor, params.org)),
    }),
    endpoint({
      method: 'GET',
      path: '/api/v1/organizations/:org/schedules',
      summary: 'Schedules with their shifts',
      tag,
      params: inOrganization,
      answer: page(onCallView.shape.schedules.element),
      handle: async ({ params, caller }) => ({
        items: (await view(await organizationOf(context, caller.actor, params.org))).schedules,
        nextCursor: null,
      }),
    }),
    endpoint({
      method: 'GET',
      path: '/api/v1/organizations/:org/escalation-policies',
      summary: 'Escalation ladders, as documents and workspace state them',
      tag,
      params: inOrganization,
      answer: page(onCallView.shape.policies.element),
      handle: async ({ params, caller }) => ({
        items: (await view(await organizationOf(context, caller.actor, params.org))).policies,
        nextCursor: null,
      }),
    }),
    endpoint({
      method: 'POST',
      path: '/api/v1/organizations/:org/oncall/overrides',
      summary: 'Somebody stands in',
      tag,
      params: inOrganization,
      body: overrideInput,
      answer: onCallView,
      async handle({ params, body, caller }) {
        const organization = await organizationOf(context, caller.actor, params.org, 'oncall.override');
        await addOverride(context, caller.actor, {
          organizationId: organization.id,
          schedule: body.schedule,
          person: body.person,
          from: new Date(body.from),
          to: new Date(body.to),
        });
        return view(organization);
      },
    }),
    endpoint({
      method: 'POST',
      path: '/api/v1/pages/:id/acknowledge',
      summary: 'Answer a page',
      tag,
      params: z.object({ id: z.string() }),
      answer: pageView,
      async handle({ params, caller }) {
        await acknowledgePage(context, caller.actor, params.id);
        return onePage(caller.actor, params.id);
      },
    }),
    endpoint({
      method: 'POST',
      path: '/api/v1/organizations/:org/pages/test',
      summary: 'Page oneself, to see that it works',
      tag,
      params: inOrganization,
      answer: pageView,
      status: 201,
      async handle({ params, caller }) {
        const organization = await organizationOf(context, caller.actor, params.org, 'page.send');
        const [sent] = await paging.sendTestPage(caller.actor, { organizationId: organization.id });
        return onePage(caller.actor, sent?.id ?? '');
      },
    }),
  ];
}
