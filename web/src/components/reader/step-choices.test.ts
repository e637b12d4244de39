import { expect, test } from 'vitest';
import type { RunbookDetailView, RunbookStepView } from '../../api/views.ts';
import { readerNotes } from './reader-notes.ts';
import { choicesOf } from './step-choices.ts';
import { stepsInWords } from './steps-in-words.ts';

const step = (line: number, part: Partial<RunbookStepView> = {}): RunbookStepView => ({
  id: `s${line}`,
  title: null,
  kind: 'command',
  language: 'bash',
  source: 'true',
  line,
  endLine: line,
  condition: null,
  option: null,
  risk: 'read-only',
  reasons: [],
  parameters: [],
  timebox: null,
  commands: [],
  ...part,
});
const section = (heading: string, ...steps: RunbookStepView[]): RunbookDetailView['sections'][number] => ({
  kind: 'mitigation',
  heading,
  line: 1,
  steps,
  thresholds: [],
});
const option = (line: number, label: string) => step(line, { option: label });

test('options with a heading each are one choice, named by their headings', () => {
  const choices = choicesOf([
    section('Mitigation', step(1)),
    section('Option 1: Restart', option(3, 'Option 1'), option(5, 'Option 1')),
    section('Option 2: Fail over', option(9, 'Option 2')),
    section('Verification', step(20)),
  ]);
  const ways = [
    { name: 'Restart', line: 3 },
    { name: 'Fail over', line: 9 },
  ];
  expect([...choices]).toEqual([
    ['s3', { at: 1, ways }],
    ['s5', { at: 1, ways }],
    ['s9', { at: 2, ways }],
  ]);
});

test('an option that comes again begins another choice; one alone is none', () => {
  const choices = choicesOf([
    section(
      'Mitigation',
      option(1, 'Option 1'),
      option(2, 'Option 2'),
      option(3, 'Option 1'),
      option(4, 'Option 2'),
      step(5),
      option(6, 'or'),
    ),
  ]);
  expect([...choices.values()].map(({ at, ways }) => [at, ways[0]?.line])).toEqual([
    [1, 1],
    [2, 1],
    [1, 3],
    [2, 3],
  ]);
});

test('a choice within one of the ways is a choice of its own, and the outer ways stay together', () => {
  const choices = choicesOf([
    section('Option A: Restart', option(1, 'Option A')),
    section('Option B: Clear', option(3, 'Option B, Option 1'), option(4, 'Option B, Option 2')),
    section('Option C: Fail over', option(6, 'Option C')),
  ]);
  expect([...choices].map(([id, { at, ways }]) => [id, at, ways.length])).toEqual([
    ['s1', 1, 3],
    ['s3', 1, 2],
    ['s4', 2, 2],
    ['s6', 3, 3],
  ]);
});

test('a choice is announced before its first step; what shares a choice or a condition is one group', () => {
  const notes = readerNotes({
    sections: [
      section(
        'Mitigation',
        option(3, 'Option 1'),
        option(4, 'Option 2'),
        step(6, { condition: 'if full' }),
        step(7, { condition: 'if full' }),
        step(8),
      ),
    ],
    findingList: [],
  });
  expect(notes.map((note) => [note.kind, note.line, note.kind === 'step' && note.joins])).toEqual([
    ['choice', 3, false],
    ['step', 3, false],
    ['step', 4, true],
    ['step', 6, false],
    ['step', 7, true],
    ['step', 8, false],
  ]);
});

test('on paper a block says its risk, when it applies, what to fill in and what was found', () => {
  const pid = {
    name: 'pid',
    syntax: '<pid>',
    type: 'process-id',
    secret: false,
    from: { kind: 'sql-column', column: 'pid', line: 2 } as const,
  };
  const finding = { rule: 'r', severity: 'info', line: 4, message: 'it waits', suggestion: null, file: 'x.md', suppressed: null } as const;
  const [note] = readerNotes({
    sections: [section('Mitigation', step(4, { condition: 'if full', parameters: [pid] }))],
    findingList: [finding, { ...finding, message: 'fine so', suppressed: { reason: 'known', line: 3 } }],
  });
  expect(note?.kind === 'step' && stepsInWords([note])).toBe(
    'line 4: read-only · if full\nfill in <pid> (process id): column pid of the query on line 2\nhint, line 4: it waits',
  );
});
