import { useCallback, useSyncExternalStore } from 'react';
import { clearDraft, keepMyDraft, readDraft, subscribeDraft, takeOtherDraft, writeDraft } from './draft-store.ts';

export type Draft = {
  readonly text: string;
  /** Something is kept that was not sent. */
  readonly isKept: boolean;
  readonly savedAt: number | null;
  /** Another tab typed something else. */
  readonly otherText: string | null;
  readonly set: (text: string) => void;
  readonly clear: () => void;
  readonly takeOther: () => void;
  readonly keepMine: () => void;
};

/** A text field whose content is never lost. `initial` shows while nothing was typed. */
export function useDraft(key: string, initial = ''): Draft {
  const subscribe = useCallback((listener: () => void) => subscribeDraft(key, listener), [key]);
  const state = useSyncExternalStore(subscribe, () => readDraft(key));
  return {
    text: state.mine?.text ?? initial,
    isKept: state.mine !== null && state.mine.text !== initial,
    savedAt: state.mine?.savedAt ?? null,
    otherText: state.other?.text ?? null,
    set: (text) => writeDraft(key, text),
    clear: () => clearDraft(key),
    takeOther: () => takeOtherDraft(key),
    keepMine: () => keepMyDraft(key),
  };
}

/** A small form (field name to text) kept as one draft. */
export function useFormDraft<Fields extends Readonly<Record<string, string>>>(
  key: string,
  initial: Fields,
): {
  readonly values: Fields;
  readonly set: (field: keyof Fields & string, value: string) => void;
  readonly clear: () => void;
  readonly isKept: boolean;
} {
  const draft = useDraft(key);
  const values = { ...initial, ...parseFields(draft.text, initial) };
  return {
    values,
    isKept: draft.isKept,
    set: (field, value) => draft.set(JSON.stringify({ ...values, [field]: value })),
    clear: draft.clear,
  };
}

function parseFields(text: string, initial: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  if (text === '') return {};
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter((pair): pair is [string, string] => pair[0] in initial && typeof pair[1] === 'string'),
  );
}
