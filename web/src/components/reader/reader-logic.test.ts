import { expect, test } from 'vitest';
import { filterAlerts } from '../filter-alerts.ts';
import { rankCommands } from '../rank-commands.ts';
import { alertmanagerSnippet } from '../settings/alertmanager-snippet.ts';
import { stackNotes } from './stack-notes.ts';

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
