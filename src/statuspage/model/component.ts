export const componentStatuses = ['operational', 'degraded_performance', 'partial_outage', 'major_outage', 'under_maintenance'] as const;
export type ComponentStatus = (typeof componentStatuses)[number];
export const publicStatuses = ['investigating', 'identified', 'monitoring', 'resolved', 'postmortem'] as const;
export type PublicStatus = (typeof publicStatuses)[number];
export const impacts = ['none', 'minor', 'major', 'critical'] as const;
export type Impact = (typeof impacts)[number];

// From best to worst; maintenance is announced, so an outage beside it counts more.
const worse: readonly ComponentStatus[] = ['operational', 'under_maintenance', 'degraded_performance', 'partial_outage', 'major_outage'];

export function worstStatus(statuses: readonly ComponentStatus[]): ComponentStatus {
  return statuses.reduce<ComponentStatus>(
    (worst, status) => (worse.indexOf(status) > worse.indexOf(worst) ? status : worst),
    'operational',
  );
}

/** The public page has four statuses where the documents have five: while a fix is under way, the cause is identified. */
export function publicStatusOf(status: string): PublicStatus {
  switch (status) {
    case 'identified':
    case 'mitigating':
      return 'identified';
    case 'monitoring':
      return 'monitoring';
    case 'resolved':
      return 'resolved';
    default:
      return 'investigating';
  }
}

/** How bad the public is told it is: the first of a document's levels is critical, the last ones are minor. */
export function impactOf(rank: number | null): Impact {
  if (rank === null) return 'minor';
  return rank <= 1 ? 'critical' : rank <= 2 ? 'major' : 'minor';
}

export function componentStatusOf(impact: Impact): ComponentStatus {
  switch (impact) {
    case 'critical':
      return 'major_outage';
    case 'major':
      return 'partial_outage';
    case 'minor':
      return 'degraded_performance';
    case 'none':
      return 'operational';
  }
}

export const statusWords: Readonly<Record<ComponentStatus, string>> = {
  operational: 'Operational',
  degraded_performance: 'Degraded performance',
  partial_outage: 'Partial outage',
  major_outage: 'Major outage',
  under_maintenance: 'Under maintenance',
};

/** The whole page in one word and one sentence, in Statuspage's own words. */
export function indicatorOf(
  components: readonly { readonly status: ComponentStatus }[],
  openImpacts: readonly Impact[],
): { readonly indicator: Impact; readonly description: string } {
  const worst = worstStatus(components.map((component) => component.status));
  const isEverything = components.length > 1 && components.every((component) => component.status === 'major_outage');
  if (worst === 'major_outage')
    return isEverything
      ? { indicator: 'critical', description: 'Major System Outage' }
      : { indicator: 'critical', description: 'Partial System Outage' };
  if (worst === 'partial_outage') return { indicator: 'major', description: 'Partial System Outage' };
  if (worst === 'degraded_performance') return { indicator: 'minor', description: 'Partially Degraded Service' };
  const open = impacts[Math.max(0, ...openImpacts.map((impact) => impacts.indexOf(impact)))] ?? 'none';
  if (open !== 'none')
    return {
      indicator: open,
      description: open === 'critical' ? 'Major System Outage' : open === 'major' ? 'Partial System Outage' : 'Minor Service Outage',
    };
  return worst === 'under_maintenance'
    ? { indicator: 'none', description: 'Service Under Maintenance' }
    : { indicator: 'none', description: 'All Systems Operational' };
}
