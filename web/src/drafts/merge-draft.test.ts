import { expect, test } from 'vitest';
import { mergeDraft } from './merge-draft.ts';

const draft = (text: string) => ({ text, savedAt: 1 });

test('what another tab types is followed while nothing is typed here', () => {
  expect(mergeDraft({ mine: draft('old'), touchedHere: false, other: null }, draft('new')).mine?.text).toBe('new');
});

test('typed in both tabs, both texts are kept', () => {
  const merged = mergeDraft({ mine: draft('mine'), touchedHere: true, other: null }, draft('theirs'));
  expect(merged.mine?.text).toBe('mine');
  expect(merged.other?.text).toBe('theirs');
});

test('the same text in both tabs is no conflict', () => {
  expect(mergeDraft({ mine: draft('same'), touchedHere: true, other: null }, draft('same')).other).toBeNull();
});

test('sent from the other tab, an untouched draft goes here too', () => {
  expect(mergeDraft({ mine: draft('sent'), touchedHere: false, other: null }, null).mine).toBeNull();
});

test('sent from the other tab, what was typed here stays', () => {
  expect(mergeDraft({ mine: draft('mine'), touchedHere: true, other: draft('theirs') }, null)).toEqual({
    mine: draft('mine'),
    touchedHere: true,
    other: null,
  });
});
