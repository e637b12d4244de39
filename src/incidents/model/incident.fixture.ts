import type { Incident } from './incident.ts';

/** An open incident without anything special, for tables. */
export function incidentFixture(over: Partial<Incident> = {}): Incident {
  const declaredAt = new Date('2026-01-05T10:00:00Z');
  return {
    id: 'inc_1',
    number: 1,
    organizationId: 'org_1',
    title: 'Gates stay shut',
    summary: null,
    status: 'investigating',
    severity: { label: 'P2', name: 'P2', rank: 2, response: 'PT15M', responseText: '15 minutes', line: 8 },
    severities: [],
    service: null,
    groupId: null,
    runbook: { documentId: 'doc_1', version: 1, slug: 'gate', title: 'Gate', file: 'ops.md', line: 22 },
    matches: [],
    sla: null,
    monitorFor: null,
    startedAt: new Date('2026-01-05T09:55:00Z'),
    declaredAt,
    acknowledgedAt: null,
    acknowledgedBy: null,
    mitigatedAt: null,
    monitoringAt: null,
    monitorUntil: null,
    resolvedAt: null,
    mergedInto: null,
    isDrill: false,
    ...over,
  };
}
