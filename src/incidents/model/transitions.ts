import type { Incident, Status } from './incident.ts';

export type Decision = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/** People move back and forth between the open statuses; the end has its own verbs, because it has conditions. */
export function decideStatus(incident: Incident, to: Status): Decision {
  if (incident.mergedInto) return { ok: false, reason: 'this incident was merged; work goes on in the other one' };
  if (incident.status === 'resolved') return { ok: false, reason: 'the incident is resolved; reopen it first' };
  if (to === 'resolved') return { ok: false, reason: 'resolving has conditions of its own; use resolve' };
  if (to === incident.status) return { ok: false, reason: `the incident is ${to} already` };
  return { ok: true };
}

/** What speaks against resolving now, apart from what higher rooms know (checks, running steps). */
export function reasonsAgainstResolving(
  incident: Incident,
  facts: { now: Date; firingAlerts: number; monitorFor: string | null },
): readonly string[] {
  const reasons: string[] = [];
  if (facts.firingAlerts > 0) {
    reasons.push(`${facts.firingAlerts} ${facts.firingAlerts === 1 ? 'alert is' : 'alerts are'} still firing`);
  }
  if (facts.monitorFor !== null) {
    if (!incident.monitorUntil) {
      reasons.push(`the document says to monitor first (${facts.monitorFor}); set the status to Monitoring`);
    } else if (facts.now < incident.monitorUntil) {
      reasons.push(`the document's monitoring time runs until ${incident.monitorUntil.toISOString()}`);
    }
  }
  return reasons;
}
