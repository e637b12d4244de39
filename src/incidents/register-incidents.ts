import { groupChanged } from '#alerts';
import type { Context } from '#journal';
import { followAlerts } from './follow-alerts.ts';
import type { ResolveGuard } from './resolve-incident.ts';

export interface Incidents {
  /** A higher room names what speaks against resolving. */
  addResolveGuard(guard: ResolveGuard): void;
  readonly resolveGuards: readonly ResolveGuard[];
}

/** Hooks the room into the house: it follows the groups of alerts. */
export function registerIncidents(options: { context: Context }): Incidents {
  const resolveGuards: ResolveGuard[] = [];
  options.context.journal.listen(groupChanged, 'incidents.follow-alerts', (entry) => followAlerts(options.context, entry));
  return { addResolveGuard: (guard) => void resolveGuards.push(guard), resolveGuards };
}
