import { expect, test } from 'vitest';
import type { Escalation } from './escalation.ts';
import { afterLevel, afterRound } from './next-step.ts';

const minute = 60_000;
const start = new Date('2026-01-05T02:14:00Z');
const after = (minutes: number) => new Date(start.getTime() + minutes * minute);
const escalation = (afters: readonly number[], over: Partial<Escalation> = {}): Escalation => ({
  id: 'esc_1',
  organizationId: 'org_1',
  incidentId: 'inc_1',
  why: '',
  state: 'running',
  round: 1,
  nextLevel: 0,
  nextDueAt: start,
  roundStartedAt: start,
  startedAt: start,
  endedAt: null,
  plan: {
    contacts: [],
    team: null,
    policy: {
      id: 'p',
      name: 'p',
      kind: 'document',
      team: null,
      source: null,
      levels: afters.map((minutes, index) => ({
        level: index + 1,
        who: '',
        targets: [],
        afterMs: minutes * minute,
        untilMs: null,
        isAssumed: false,
        line: null,
      })),
    },
  },
  ...over,
});

test('levels keep the times of the document, also when one fired late', () => {
  expect(afterLevel(escalation([0, 15, 30]), start, true)).toMatchObject({ nextLevel: 1, nextDueAt: after(15) });
  expect(afterLevel(escalation([0, 15, 30], { nextLevel: 1 }), after(20), true)).toMatchObject({ nextLevel: 2, nextDueAt: after(30) });
});
test('a level on which nobody stands hands over at once', () => {
  expect(afterLevel(escalation([0, 15, 30]), start, false)).toMatchObject({ nextLevel: 1, nextDueAt: start });
});
test('the last level waits as long as the one before it, 15 minutes when it is alone', () => {
  expect(afterLevel(escalation([0, 5], { nextLevel: 1 }), after(5), true)).toMatchObject({ nextLevel: 2, nextDueAt: after(10) });
  expect(afterLevel(escalation([0]), start, true)).toMatchObject({ nextLevel: 1, nextDueAt: after(15) });
});
test('three rounds, then nothing', () => {
  expect(afterRound(escalation([0], { nextLevel: 1 }), after(15))).toEqual({
    round: 2,
    nextLevel: 0,
    roundStartedAt: after(15),
    nextDueAt: after(15),
  });
  expect(afterRound(escalation([0], { nextLevel: 1, round: 3 }), after(45))).toMatchObject({ nextDueAt: null });
});
