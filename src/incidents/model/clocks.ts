import { parseDuration } from '#base';
import type { Incident } from './incident.ts';

export interface IncidentClock {
  readonly kind: 'acknowledge' | 'resolve' | 'update' | 'monitor' | 'phase';
  readonly label: string;
  readonly startedAt: Date;
  readonly dueAt: Date;
  readonly stoppedAt: Date | null;
  readonly state: 'running' | 'met' | 'breached';
  readonly source: { readonly file: string; readonly line: number; readonly text: string } | null;
}

/** 09:00 UTC of the next Monday to Friday after the day of `from`. */
export function nextBusinessDay(from: Date): Date {
  const day = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth(), from.getUTCDate(), 9));
  do day.setUTCDate(day.getUTCDate() + 1);
  while (day.getUTCDay() === 0 || day.getUTCDay() === 6);
  return day;
}

/** When a response of the documents' kind runs out; null where there is none. */
export function dueAfter(from: Date, response: string | null): Date | null {
  if (response === null) return null;
  if (response === 'next-business-day') return nextBusinessDay(from);
  const ms = parseDuration(response);
  return ms === null ? null : new Date(from.getTime() + ms);
}

function stateOf(dueAt: Date, stoppedAt: Date | null, now: Date): IncidentClock['state'] {
  if (stoppedAt) return stoppedAt <= dueAt ? 'met' : 'breached';
  return now <= dueAt ? 'running' : 'breached';
}

/** The clocks that an incident's own document sets going: answer, resolve, monitor. */
export function clocksOf(incident: Incident, now: Date): readonly IncidentClock[] {
  const clocks: IncidentClock[] = [];
  const { severity, runbook } = incident;
  const answerBy = dueAfter(incident.declaredAt, severity?.response ?? null);
  if (severity && answerBy) {
    const stoppedAt = incident.acknowledgedAt ?? incident.resolvedAt;
    clocks.push({
      kind: 'acknowledge',
      label: 'Acknowledge',
      startedAt: incident.declaredAt,
      dueAt: answerBy,
      stoppedAt,
      state: stateOf(answerBy, stoppedAt, now),
      source:
        runbook && severity.line !== null
          ? { file: runbook.file, line: severity.line, text: `${severity.label}: ${severity.responseText ?? ''}` }
          : null,
    });
  }
  const resolveBy = dueAfter(incident.startedAt, incident.sla);
  if (resolveBy) {
    clocks.push({
      kind: 'resolve',
      label: 'Resolve',
      startedAt: incident.startedAt,
      dueAt: resolveBy,
      stoppedAt: incident.resolvedAt,
      state: stateOf(resolveBy, incident.resolvedAt, now),
      source: runbook ? { file: runbook.file, line: runbook.line, text: `resolve within ${incident.sla ?? ''}` } : null,
    });
  }
  if (incident.monitorUntil && incident.monitoringAt && incident.status === 'monitoring') {
    clocks.push({
      kind: 'monitor',
      label: 'Monitor until',
      startedAt: incident.monitoringAt,
      dueAt: incident.monitorUntil,
      // Waiting out the time is the aim here, so running out is met, never breached.
      stoppedAt: now >= incident.monitorUntil ? incident.monitorUntil : null,
      state: now >= incident.monitorUntil ? 'met' : 'running',
      source: null,
    });
  }
  return clocks;
}
