import { z } from 'zod';
import { componentStatuses, impacts, publicStatuses } from './component.ts';
import type { PublicComponent, PublicIncident, StatusPage } from './view.ts';

// Statuspage API v2, read endpoints (interop.md, section 11). `under_maintenance` is in the field's clients, if not in all typings.
const instant = z.iso.datetime();
const page = z.object({ id: z.string(), name: z.string(), url: z.string(), time_zone: z.string(), updated_at: instant });
const component = z.object({
  id: z.string(),
  name: z.string(),
  status: z.enum(componentStatuses),
  created_at: instant,
  updated_at: instant,
  position: z.number().int(),
  description: z.string().nullable(),
  showcase: z.boolean(),
  start_date: z.iso.date().nullable(),
  group_id: z.string().nullable(),
  page_id: z.string(),
  group: z.boolean(),
  only_show_if_degraded: z.boolean(),
});
const incidentUpdate = z.object({
  id: z.string(),
  status: z.enum(publicStatuses),
  body: z.string(),
  incident_id: z.string(),
  created_at: instant,
  updated_at: instant,
  display_at: instant,
  affected_components: z.array(z.object({ code: z.string(), name: z.string(), old_status: z.string(), new_status: z.string() })).nullable(),
});
const incident = z.object({
  id: z.string(),
  name: z.string(),
  status: z.enum(publicStatuses),
  impact: z.enum(impacts),
  created_at: instant,
  updated_at: instant,
  monitoring_at: instant.nullable(),
  resolved_at: instant.nullable(),
  started_at: instant,
  shortlink: z.string(),
  page_id: z.string(),
  incident_updates: z.array(incidentUpdate),
  components: z.array(component),
});
// Nobody plans maintenance here yet; the lists are there, empty, as clients expect.
const maintenances = z.array(incident.extend({ impact: z.literal('maintenance'), scheduled_for: instant, scheduled_until: instant }));
const status = z.object({ indicator: z.enum(impacts), description: z.string() });

/** What each `GET …/api/v2/NAME.json` answers. */
export const statuspageSchemas = {
  summary: z.object({ page, components: z.array(component), incidents: z.array(incident), scheduled_maintenances: maintenances, status }),
  status: z.object({ page, status }),
  components: z.object({ page, components: z.array(component) }),
  incidents: z.object({ page, incidents: z.array(incident) }),
  'incidents/unresolved': z.object({ page, incidents: z.array(incident) }),
  'scheduled-maintenances': z.object({ page, scheduled_maintenances: maintenances }),
  'scheduled-maintenances/upcoming': z.object({ page, scheduled_maintenances: maintenances }),
  'scheduled-maintenances/active': z.object({ page, scheduled_maintenances: maintenances }),
} as const;
export type StatuspageResource = keyof typeof statuspageSchemas;
export const statuspageResources: readonly StatuspageResource[] = [
  'summary',
  'status',
  'components',
  'incidents',
  'incidents/unresolved',
  'scheduled-maintenances',
  'scheduled-maintenances/upcoming',
  'scheduled-maintenances/active',
];

const pageOf = (view: StatusPage) => ({
  id: view.organization.id,
  name: view.organization.name,
  url: view.url,
  time_zone: 'Etc/UTC',
  updated_at: view.updatedAt,
});

function componentOf(view: StatusPage, entry: PublicComponent): z.input<typeof component> {
  return {
    id: entry.id,
    name: entry.name,
    status: entry.status,
    created_at: entry.createdAt,
    updated_at: entry.updatedAt,
    position: entry.position,
    description: entry.description,
    showcase: true,
    start_date: entry.createdAt.slice(0, 10),
    group_id: null,
    page_id: view.organization.id,
    group: false,
    only_show_if_degraded: false,
  };
}

function incidentOf(view: StatusPage, entry: PublicIncident): z.input<typeof incident> {
  return {
    id: entry.id,
    name: entry.name,
    status: entry.status,
    impact: entry.impact,
    created_at: entry.createdAt,
    updated_at: entry.updatedAt,
    monitoring_at: entry.monitoringAt,
    resolved_at: entry.resolvedAt,
    started_at: entry.startedAt,
    shortlink: `${view.url}#${entry.id}`,
    page_id: view.organization.id,
    incident_updates: entry.updates.map((update) => ({
      id: update.id,
      status: update.status,
      body: update.body,
      incident_id: entry.id,
      created_at: update.at,
      updated_at: update.at,
      display_at: update.at,
      affected_components: null,
    })),
    components: view.components.filter(({ id }) => entry.componentIds.includes(id)).map((touched) => componentOf(view, touched)),
  };
}

/** The answer of one resource, as Statuspage's own clients read it. */
export function statuspageJson(view: StatusPage, resource: StatuspageResource): unknown {
  const common = { page: pageOf(view) };
  const current = { indicator: view.indicator, description: view.description };
  const open = view.incidents.filter(({ resolvedAt }) => resolvedAt === null);
  const components = view.components.map((entry) => componentOf(view, entry));
  switch (resource) {
    case 'summary':
      return {
        ...common,
        components,
        incidents: open.map((entry) => incidentOf(view, entry)),
        scheduled_maintenances: [],
        status: current,
      };
    case 'status':
      return { ...common, status: current };
    case 'components':
      return { ...common, components };
    case 'incidents':
      return { ...common, incidents: view.incidents.map((entry) => incidentOf(view, entry)) };
    case 'incidents/unresolved':
      return { ...common, incidents: open.map((entry) => incidentOf(view, entry)) };
    case 'scheduled-maintenances':
    case 'scheduled-maintenances/upcoming':
    case 'scheduled-maintenances/active':
      return { ...common, scheduled_maintenances: [] };
  }
}
