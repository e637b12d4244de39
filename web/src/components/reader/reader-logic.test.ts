import { expect, test } from 'vitest';
import { filterAlerts } from '../filter-alerts.ts';
import { rankCommands } from '../rank-commands.ts';
import { alertmanagerSnippet } from '../settings/alertmanager-snippet.ts';
import { nextInParts } from './reader-notes.ts';
import { stackAround, stackNotes } from './stack-notes.ts';

test('notes are pushed down, never over one another', () => {
  expect(
    stackNotes(
      [
        { wanted: 10, height: 30 },
        { wanted: 15, height: 30 },
        { wanted: 200, height: 10 },
      ],
      4,
    ),
  ).toEqual([10, 44, 200]);
});

test('the note that is looked at stands beside its line; those before it give way upwards', () => {
  const notes = [
    { wanted: 100, height: 60 },
    { wanted: 110, height: 60 },
    { wanted: 200, height: 60 },
    { wanted: 205, height: 60 },
  ];
  expect(stackNotes(notes, 4)).toEqual([100, 164, 228, 292]);
  expect(stackNotes(notes, 4, 2)).toEqual([72, 136, 200, 264]);
  const atTheTop = notes.map((note) => ({ ...note, wanted: note.wanted - 100 }));
  expect(stackNotes(atTheTop, 4, 2)).toEqual([0, 64, 128, 192]);
});

test('around the height that is read notes stand beside their lines, and one stack turns into the next without a jump', () => {
  const notes = [100, 110, 120, 400].map((wanted) => ({ wanted, height: 60 }));
  expect(stackAround(notes, 4, 0)).toEqual([100, 164, 228, 400]);
  expect(stackAround(notes, 4, 100)).toEqual(stackNotes(notes, 4, 0));
  expect(stackAround(notes, 4, 110)).toEqual([46, 110, 174, 400]);
  expect(stackAround(notes, 4, 115)).toEqual([23, 87, 151, 400]);
  expect(stackAround(notes, 4, 900)[3]).toBe(400);
  expect(stackAround(notes, 4, 120, -100)).toEqual([-8, 56, 120, 400]);
  expect(stackAround([], 4, 900)).toEqual([]);
});

test('the findings of this runbook are walked before those of the rest of the file', () => {
  const parts = [
    [50, 40],
    [10, 90],
  ];
  const walked = [0, 1, 2, 3].reduce<number[]>((some) => [...some, nextInParts(parts, some.at(-1) ?? 0, 1) ?? -1], []);
  expect(walked).toEqual([40, 50, 10, 90]);
  expect(nextInParts(parts, 90, 1)).toBe(40);
  expect(nextInParts(parts, 40, -1)).toBe(90);
  expect(nextInParts(parts, 45, 1)).toBe(50);
  expect(nextInParts([[], [10, 90]], 20, 1)).toBe(90);
  expect(nextInParts([[], []], 20, 1)).toBe(null);
});

test('an alert filter joins words and labels', () => {
  const alerts = [
    { name: 'RedisDown', service: null, labels: { pod: 'redis-0' }, annotations: {} },
    { name: 'Disk', service: null, labels: { pod: 'pg-0' }, annotations: {} },
  ];
  expect(filterAlerts(alerts, 'pod=redis-*')).toHaveLength(1);
  expect(filterAlerts(alerts, 'pod=redis')).toHaveLength(0);
  expect(filterAlerts(alerts, 'disk pod=pg-0')).toHaveLength(1);
});

test('a command whose name begins with the words comes first', () => {
  const named = (label: string) => ({ label });
  expect(rankCommands([named('Go to runbooks'), named('Runbooks'), named('Settings')], 'run').map((one) => one.label)).toEqual([
    'Runbooks',
    'Go to runbooks',
  ]);
});

test('a name with quotes or breaks cannot leave its place in the snippet', () => {
  const snippet = alertmanagerSnippet('a"\n- evil: x', 'http://h/k"\nroute: x');
  expect(snippet).toContain('receiver: tocsin-a-evil-x');
  expect(snippet.split('\n').filter((line) => line.startsWith('route:'))).toHaveLength(1);
});
