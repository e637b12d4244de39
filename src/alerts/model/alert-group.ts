import { hash } from 'node:crypto';
import type { Match } from '#runbooks';
import type { TextMap } from './alert.ts';

/** Alerts that one incident should hold: same organisation, service and runbook. */
export interface AlertGroup {
  readonly id: string;
  readonly organizationId: string;
  readonly title: string;
  readonly service: string | null;
  /** The runbook that was chosen first, then the others that fit as well. */
  readonly matches: readonly Match[];
  /** The worst severity label of this episode, in the sender's word. */
  readonly severityHint: string | null;
  /** The labels that all alerts of this episode share. */
  readonly labels: TextMap;
  readonly membersHidden: boolean;
  /** How often this group has started to fire. */
  readonly episode: number;
  /** Alerts of this episode, resolved ones included. */
  readonly members: number;
  readonly firing: number;
  /** When the earliest alert of this episode started. */
  readonly startedAt: Date;
}

const serviceLabels = ['service', 'service_name', 'job', 'app', 'application'] as const;
// An index entry holds at most 2,700 bytes; a name is for people anyway.
const maxNameLength = 200;

export const shortName = (text: string) => (text.length <= maxNameLength ? text : `${text.slice(0, maxNameLength - 1)}…`).toWellFormed();

/** The service of an alert: the integration's, else the first label that usually says it. */
export function serviceOf(labels: TextMap, integrationService: string | null): string | null {
  if (integrationService !== null) return integrationService;
  for (const label of serviceLabels) {
    const value = labels[label]?.trim();
    if (value) return shortName(value);
  }
  return null;
}

/**
 * What an alert is grouped by: service and runbook. Without a runbook the service alone,
 * and without that the alert's name, so that unrelated strangers do not become one incident.
 */
export function groupKey(alert: { name: string; service: string | null; match: Match | null }): string {
  const { name, service, match } = alert;
  const parts = match
    ? ['runbook', match.documentId, match.slug, service ?? '']
    : service === null
      ? ['alert', name]
      : ['service', service];
  return hash('sha256', JSON.stringify(parts));
}

/** The same group always has the same id: nothing has to be looked up to name it. */
export const groupId = (organizationId: string, key: string) => `grp_${hash('sha256', `${organizationId} ${key}`).slice(0, 26)}`;

export const groupTitle = (alert: { name: string; service: string | null }) =>
  alert.service === null ? alert.name : `${alert.name} on ${alert.service}`;

/** The labels that both have with the same value. */
export function sharedLabels(a: TextMap, b: TextMap): TextMap {
  return Object.fromEntries(Object.entries(a).filter(([name, value]) => b[name] === value));
}
