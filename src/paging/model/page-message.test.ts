import { expect, test } from 'vitest';
import type { Incident } from '#incidents';
import { pageMessage } from './page-message.ts';

const incident: Incident = {
  id: 'inc_1',
  number: 42,
  organizationId: 'org_1',
  title: 'Checkout down',
  summary: null,
  status: 'investigating',
  severity: { label: 'SEV1', name: 'Critical', rank: 1, response: 'PT15M', responseText: '15 minutes', line: 3 },
  severities: [],
  service: 'checkout',
  groupId: null,
  runbook: null,
  matches: [],
  sla: null,
  monitorFor: null,
  startedAt: new Date(0),
  declaredAt: new Date(0),
  acknowledgedAt: null,
  acknowledgedBy: null,
  mitigatedAt: null,
  monitoringAt: null,
  monitorUntil: null,
  resolvedAt: null,
  mergedInto: null,
  isDrill: false,
};
const options = {
  incident,
  pageId: 'pag_1',
  person: { id: 'per_1', name: 'Ana' },
  level: 1,
  round: 1,
  policyName: 'default',
  why: 'week 3 of main: Ana',
  publicUrl: 'https://tocsin.example.com',
};

test('a page says what is broken, how bad, why you, and where to answer', () => {
  const message = pageMessage(options);
  expect(message.subject).toBe('[SEV1] Checkout down (incident 42)');
  expect(message.link).toBe('https://tocsin.example.com/i/inc_1');
  expect(message.text).toContain('Severity: SEV1 (Critical), to be answered within 15 minutes');
  expect(message.text).toContain('You are paged because: week 3 of main: Ana (level 1 of default).');
});

test('without a public address there is no link; a later round says which', () => {
  expect(pageMessage({ ...options, publicUrl: null }).link).toBeNull();
  expect(pageMessage({ ...options, round: 2 }).text).toContain('round 2');
});
