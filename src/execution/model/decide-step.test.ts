import { describe, expect, test } from 'vitest';
import type { ActorRef } from '#journal';
import { allowedActions, decideStep, mayRunByItself, type StepAction } from './decide-step.ts';
import { blockedBecause, stepStateOf } from './step-state.ts';
import { stepStates, type Approval, type AttemptState, type Risk, type StepFacts, type StepState } from './step.ts';

const ana: ActorRef = { kind: 'person', id: 'per_ana', name: 'Ana' };
const ben: ActorRef = { kind: 'person', id: 'per_ben', name: 'Ben' };
const cleo: ActorRef = { kind: 'person', id: 'per_cleo', name: 'Cleo' };
const token: ActorRef = { kind: 'token', id: 'tok_1', name: 'API' };
const otherToken: ActorRef = { kind: 'token', id: 'tok_2', name: 'Other API' };

const approvedBy = (...actors: ActorRef[]): Approval[] =>
  actors.map((actor) => ({ id: `apr_${actor.id}`, actor, planHash: 'x', approvedAt: new Date(0) }));
const factsOf = (change: Partial<StepFacts> = {}): StepFacts => ({
  runnability: { kind: 'runnable', risk: 'read-only' },
  missing: [],
  problems: [],
  approvals: [],
  mark: null,
  rejection: null,
  attempt: null,
  evidenceMissing: false,
  ...change,
});
const risky = (risk: Risk, change: Partial<StepFacts> = {}) => factsOf({ runnability: { kind: 'runnable', risk }, ...change });
const mark = (kind: 'done' | 'skipped') => ({ kind, by: ana, at: '2026-01-05T02:14:00.000Z', note: null });
const after = (state: AttemptState) => ({ attempt: { state } });

describe('the state of a step', () => {
  test.each<[string, StepFacts, StepState]>([
    ['a manual step waits for a person', factsOf({ runnability: { kind: 'manual' } }), 'waiting'],
    ['a command that cannot be run says so', factsOf({ runnability: { kind: 'blocked', reason: 'needs a terminal' } }), 'not-runnable'],
    ['a missing value comes first', risky('mutating', { missing: ['pod'] }), 'needs-value'],
    ['a value that cannot be bound counts as missing', risky('read-only', { problems: ['pod: no'] }), 'needs-value'],
    ['a read-only step is ready', factsOf(), 'waiting'],
    ['a mutating step needs an approval', risky('mutating'), 'needs-approval'],
    ['a destructive step needs an approval', risky('destructive'), 'needs-approval'],
    ['an approved step', risky('mutating', { approvals: approvedBy(ana) }), 'approved'],
    ['queued', risky('mutating', after('queued')), 'queued'],
    ['running outranks a mark', factsOf({ ...after('running'), mark: mark('done') }), 'running'],
    ['unknown outranks a fresh approval', risky('mutating', { ...after('unknown'), approvals: approvedBy(ana) }), 'unknown'],
    ['failed, then approved again', risky('mutating', { ...after('failed'), approvals: approvedBy(ana) }), 'approved'],
    ['succeeded stays succeeded', risky('mutating', after('succeeded')), 'succeeded'],
    ['succeeded although its secret is used up', factsOf({ ...after('succeeded'), missing: ['token'] }), 'succeeded'],
    ['done by hand', risky('destructive', { mark: mark('done') }), 'done'],
    ['skipped', factsOf({ mark: mark('skipped') }), 'skipped'],
  ])('%s', (_, facts, state) => {
    expect(stepStateOf(facts)).toBe(state);
  });
});

describe('who may run what', () => {
  test.each<[string, StepFacts, ActorRef, true | string]>([
    ['read-only: anybody who responds', factsOf(), ben, true],
    ['read-only: a token', factsOf(), token, true],
    ['read-only: again after unknown', factsOf(after('unknown')), ana, true],
    ['mutating: never without approval', risky('mutating'), ana, 'policy-refused'],
    ['mutating: the one who approved', risky('mutating', { approvals: approvedBy(ana) }), ana, true],
    ['mutating: another one', risky('mutating', { approvals: approvedBy(ana) }), ben, true],
    ['mutating: again needs a new approval', risky('mutating', after('succeeded')), ana, 'policy-refused'],
    [
      'mutating: not while its outcome is unknown',
      risky('mutating', { ...after('unknown'), approvals: approvedBy(ana) }),
      ana,
      'outcome-unknown',
    ],
    ['destructive: not the one who approved', risky('destructive', { approvals: approvedBy(ana) }), ana, 'policy-refused'],
    ['destructive: a second person', risky('destructive', { approvals: approvedBy(ana) }), ben, true],
    ['destructive: one of two who approved', risky('destructive', { approvals: approvedBy(ana, ben) }), ana, true],
    ['destructive: a third', risky('destructive', { approvals: approvedBy(ana) }), cleo, true],
    ['destructive: a token is no second person', risky('destructive', { approvals: approvedBy(ana) }), token, 'policy-refused'],
    ['destructive: two tokens are nobody', risky('destructive', { approvals: approvedBy(token) }), otherToken, 'policy-refused'],
    ['destructive: a token and one person are one', risky('destructive', { approvals: approvedBy(token) }), ana, 'policy-refused'],
    ['destructive: a token for two people', risky('destructive', { approvals: approvedBy(ana, ben) }), token, true],
    ['destructive: evidence first', risky('destructive', { approvals: approvedBy(ana), evidenceMissing: true }), ben, 'policy-refused'],
    ['mutating: evidence mode does not hold it', risky('mutating', { approvals: approvedBy(ana), evidenceMissing: true }), ben, true],
    ['a missing value', risky('mutating', { missing: ['pod'], approvals: approvedBy(ana) }), ana, 'parameter-missing'],
    ['a manual step', factsOf({ runnability: { kind: 'manual' } }), ana, 'policy-refused'],
    ['a step that needs a terminal', factsOf({ runnability: { kind: 'blocked', reason: 'needs a terminal' } }), ana, 'policy-refused'],
    ['a step under way', factsOf(after('running')), ana, 'conflict'],
    ['a skipped step', factsOf({ mark: mark('skipped') }), ana, 'conflict'],
  ])('%s', (_, facts, actor, expected) => {
    const decision = decideStep('run', facts, actor);
    expect(decision.ok ? true : decision.code).toBe(expected);
    if (!decision.ok) expect(decision.reason.length).toBeGreaterThan(10);
  });

  test('nobody approves twice, and read-only needs none', () => {
    expect(decideStep('approve', risky('mutating', { approvals: approvedBy(ana) }), ana)).toMatchObject({ ok: false, code: 'conflict' });
    expect(decideStep('approve', risky('mutating', { approvals: approvedBy(ana) }), ben)).toEqual({ ok: true });
    expect(decideStep('approve', factsOf(), ana)).toMatchObject({ ok: false });
    expect(decideStep('approve', risky('mutating', { missing: ['pod'] }), ana)).toMatchObject({ ok: false, code: 'parameter-missing' });
  });

  test('every state is in the table, and what is not in it is refused', () => {
    const states: readonly [StepFacts, StepState][] = [
      [factsOf(), 'waiting'],
      [factsOf({ missing: ['x'] }), 'needs-value'],
      [risky('mutating'), 'needs-approval'],
      [risky('mutating', { approvals: approvedBy(ana) }), 'approved'],
      [factsOf(after('queued')), 'queued'],
      [factsOf(after('running')), 'running'],
      [factsOf(after('succeeded')), 'succeeded'],
      [factsOf(after('failed')), 'failed'],
      [factsOf(after('stopped')), 'stopped'],
      [factsOf(after('unknown')), 'unknown'],
      [factsOf({ mark: mark('skipped') }), 'skipped'],
      [factsOf({ mark: mark('done') }), 'done'],
      [factsOf({ runnability: { kind: 'blocked', reason: 'no' } }), 'not-runnable'],
    ];
    expect(states.map(([, state]) => state)).toEqual([...stepStates]);
    const plain: StepAction[] = ['values', 'reject', 'stop', 'settle', 'done', 'reopen', 'skip'];
    for (const [facts, state] of states) {
      expect(stepStateOf(facts)).toBe(state);
      for (const action of plain)
        expect([state, action, decideStep(action, facts, ana).ok]).toEqual([state, action, allowedActions[state].includes(action)]);
    }
  });
});

describe('what Tocsin runs by itself', () => {
  test.each<[string, StepFacts, string, boolean]>([
    ['reading in diagnosis', factsOf(), 'diagnosis', true],
    ['reading in symptoms', factsOf(), 'symptoms', true],
    ['reading in mitigation', factsOf(), 'mitigation', false],
    ['changing', risky('mutating'), 'diagnosis', false],
    ['changing, approved', risky('mutating', { approvals: approvedBy(ana) }), 'diagnosis', false],
    ['destroying', risky('destructive'), 'diagnosis', false],
    ['a value is missing', factsOf({ missing: ['pod'] }), 'diagnosis', false],
    ['it was run', factsOf(after('failed')), 'diagnosis', false],
    ['it was skipped', factsOf({ mark: mark('skipped') }), 'diagnosis', false],
    ['a person does it', factsOf({ runnability: { kind: 'manual' } }), 'diagnosis', false],
  ])('%s', (_, facts, sectionKind, expected) => {
    expect(mayRunByItself(facts, { sectionKind })).toBe(expected);
  });
});

test('what blocks a step is said in words', () => {
  expect(blockedBecause(risky('mutating', { missing: ['pod', 'node'] }))).toBe('needs values: pod, node');
  expect(blockedBecause(risky('mutating', after('unknown')))).toMatch(/settle/);
  expect(blockedBecause(risky('destructive', { approvals: approvedBy(ana), evidenceMissing: true }))).toMatch(/evidence first/);
  expect(blockedBecause(risky('mutating', { rejection: { by: ben, at: '', reason: 'not now' } }))).toBe('Ben rejected it: not now');
  expect(blockedBecause(factsOf())).toBeNull();
});
