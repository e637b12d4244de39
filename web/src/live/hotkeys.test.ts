import { expect, test } from 'vitest';
import { chooseHotkey } from './hotkeys.ts';
import type { Hotkey } from './hotkeys.ts';

const key = (keys: string): Hotkey => ({ keys, label: keys, group: '', run: () => undefined });
const keys = [key('a'), key('g a'), key('g i'), key('?')];

test('one stroke is enough where one is asked', () => {
  expect(chooseHotkey(keys, '', 'a').hit?.keys).toBe('a');
});
test('the first of two strokes waits', () => {
  expect(chooseHotkey(keys, '', 'g')).toEqual({ hit: null, waits: 'g' });
});
test('the second stroke belongs to the first', () => {
  expect(chooseHotkey(keys, 'g', 'a').hit?.keys).toBe('g a');
});
test('a second stroke that fits nothing counts for itself', () => {
  expect(chooseHotkey(keys, 'g', '?').hit?.keys).toBe('?');
});
