import { expect, it } from 'vitest';
import { guardOfLabel } from './guard-labels.ts';

it.each<[string]>([
  ['If the belt stands'],
  ['For vans of Ostend'],
  ['Belt Issues'],
  ['Lamp down'],
  ['Sorter not ready'],
  ['Slow queries'],
  ['High belt load'],
  ['CrashLoopBackOff'],
  ['OOMKilled / Evicted'],
  ['502 Bad Gateway'],
  ['Scenario B: no light'],
  ['P1 — no parcel moves'],
  ['Immediate (Light the lamps)'],
])('the bold words %j are a guard', (label) => {
  expect(guardOfLabel(`${label}:`)).toBe(label);
});

it.each<[string, string]>([
  ['Step 3: If it moved, go on', 'If it moved'],
  ['4. If the lamp is out', 'If the lamp is out'],
  ['Lamps to replace (if any)', 'if any'],
])('in the bold words %j, %j is the guard', (label, guard) => {
  expect(guardOfLabel(label)).toBe(guard);
});

it.each([
  'Checklist',
  'Parcels',
  'Sign-off',
  '1 Day Before',
  'Short-term (5-30 min)',
  'Check belt errors',
  'Common belt issues',
  'Recent failures',
  'Handling errors',
  'When to call Ines',
  'Option 2',
  'Method B - by hand',
  'For example',
])('the bold words %j only name what follows', (label) => {
  expect(guardOfLabel(label)).toBeNull();
});
