import { expect, test } from 'vitest';
import type { IncidentView, RunStepView, RunView } from '../../api/views.ts';
import { nextAction } from './next-action.ts';

const incident: IncidentView = {
  id: 'inc',
  number: 1,
  organization: { slug: 'a', name: 'A' },
  title: 'Down',
  status: 'investigating',
  severity: null,
  service: null,
  runbook: { slug: 'r', title: 'R' },
  commander: null,
  acknowledgedBy: null,
  startedAt: '2026-11-21T02:00:00Z',
  acknowledgedAt: '2026-11-21T02:01:00Z',
  resolvedAt: null,
  firingAlerts: 1,
  clocks: [],
  isDrill: false,
  summary: null,
  severities: [],
  roles: [],
  tasks: [],
  matches: [],
  runbookVersion: null,
  runId: 'run',
  monitorUntil: null,
  alerts: [],
  mergedInto: null,
  position: 1,
};
const step = (id: string, part: Partial<RunStepView>): RunStepView => ({
  id,
  title: id,
  kind: 'command',
  language: 'bash',
  source: 'x',
  line: 1,
  endLine: 1,
  condition: null,
  option: null,
  timebox: null,
  risk: 'read-only',
  reasons: [],
  state: 'waiting',
  blocked: null,
  parameters: [],
  plan: null,
  approvalsNeeded: 0,
  approvals: [],
  attempts: [],
  ...part,
});
const run = (steps: readonly RunStepView[]): RunView => ({
  id: 'run',
  incidentId: 'inc',
  runbook: { slug: 'r', title: 'R', version: 1, file: 'f' },
  sections: [{ kind: 'diagnosis', heading: 'D', line: 1, items: [], steps: [...steps] }],
});
const now = Date.parse('2026-11-21T02:30:00Z');
const ask = (part: Partial<IncidentView>, steps: readonly RunStepView[] = []) => nextAction({ ...incident, ...part }, run(steps), now);

test('nobody has it: acknowledge comes first', () => {
  expect(ask({ acknowledgedAt: null }, [step('a', { state: 'unknown' })])?.kind).toBe('acknowledge');
});
test('an outcome nobody knows comes before everything else that is done', () => {
  expect(ask({}, [step('a', {}), step('b', { state: 'unknown' })])).toMatchObject({ kind: 'step', stepId: 'b', button: 'Settle' });
});
test('an overdue update comes before the next step', () => {
  const clock = {
    kind: 'update' as const,
    label: '',
    startedAt: '2026-11-21T02:00:00Z',
    dueAt: '2026-11-21T02:30:00Z',
    stoppedAt: null,
    state: 'breached' as const,
    source: null,
  };
  expect(ask({ clocks: [clock] }, [step('a', {})])?.kind).toBe('update');
});
test('the first unfinished step of the document is next', () => {
  expect(ask({}, [step('a', { state: 'succeeded' }), step('b', { state: 'needs-value' }), step('c', {})])).toMatchObject({
    stepId: 'b',
    button: 'Fill in',
  });
});
test('once one option went well, the others are not next', () => {
  expect(
    ask({}, [step('a', { option: '1', state: 'succeeded' }), step('b', { option: '2', state: 'needs-approval' }), step('c', {})]),
  ).toMatchObject({ stepId: 'c' });
});
test('while a step runs and nothing else is left, there is nothing to do', () => {
  expect(ask({}, [step('a', { state: 'running' })])).toBeNull();
});
test('monitoring long enough leads to resolve, not before', () => {
  expect(ask({ status: 'monitoring', monitorUntil: '2026-11-21T02:31:00Z' })).toBeNull();
  expect(ask({ status: 'monitoring', monitorUntil: '2026-11-21T02:30:00Z' })?.kind).toBe('resolve');
});
test('after the end comes the post-mortem', () => {
  expect(ask({ status: 'resolved' })?.kind).toBe('postmortem');
});
