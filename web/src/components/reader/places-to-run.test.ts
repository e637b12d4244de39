import { expect, test } from 'vitest';
import type { RunbookUseView } from '../../api/views.ts';
import { placesToRun } from './places-to-run.ts';

const incident = (number: number, steps: string[]) => ({ id: `inc_${number}`, number, title: 'Queue grows', version: 1, steps });
const use = (part: Partial<RunbookUseView> = {}): RunbookUseView => ({
  version: 2,
  liveVersion: 2,
  whyNotRun: null,
  whyNotDeclare: null,
  steps: [
    { id: 'run', kind: 'runnable', reason: null, filled: [] },
    { id: 'hand', kind: 'manual', reason: null, filled: [] },
    { id: 'stuck', kind: 'blocked', reason: 'it never ends by itself', filled: [] },
  ],
  incidents: [],
  ...part,
});

test('an incident that holds the step is where it runs; one with an older version without it is named', () => {
  expect(placesToRun(use({ incidents: [incident(2, ['run']), incident(1, ['old'])] }), 'run')).toMatchObject({
    kind: 'incidents',
    incidents: [{ number: 2 }],
    others: [{ number: 1 }],
  });
});

test('without one, an incident can be declared', () => {
  expect(placesToRun(use(), 'run')).toEqual({ kind: 'declare', others: [] });
});

test.each([
  ['no right to run', use({ whyNotRun: 'running a step takes the role responder', incidents: [incident(2, ['run'])] }), 'run', /responder/],
  ['no right to declare', use({ whyNotDeclare: 'declaring takes the role responder' }), 'run', /No open incident .*responder/],
  ['not runnable', use({ incidents: [incident(2, ['stuck'])] }), 'stuck', /never ends by itself/],
  ['an old version', use({ version: 1 }), 'run', /old version.*v2/],
])('%s: the reason is said', (_, given, step, why) => {
  const places = placesToRun(given, step);
  expect(places.kind === 'refused' ? places.why : '').toMatch(why);
});

test('what a person does needs no run', () => {
  expect(placesToRun(use(), 'hand')).toEqual({ kind: 'by-hand' });
});
