import { mergeDraft } from './merge-draft.ts';
import type { DraftState, StoredDraft } from './merge-draft.ts';

const prefix = 'tocsin:draft:';
const keepForMs = 14 * 24 * 3600 * 1000;

const states = new Map<string, DraftState>();
const listeners = new Map<string, Set<() => void>>();
const empty: DraftState = { mine: null, touchedHere: false, other: null };

/** What is typed and not sent, per form: in localStorage, so that a reload, a crash or a second tab finds it. */
export function readDraft(key: string): DraftState {
  const known = states.get(key);
  if (known) return known;
  const stored = readStored(key);
  const state: DraftState = stored === null ? empty : { mine: stored, touchedHere: false, other: null };
  states.set(key, state);
  return state;
}

export function writeDraft(key: string, text: string, now: number = Date.now()): void {
  const draft: StoredDraft = { text, savedAt: now };
  put(key, { mine: draft, touchedHere: true, other: readDraft(key).other });
  // A full or forbidden storage loses only the reload: the text stays in memory and on the screen.
  tryStorage(() => localStorage.setItem(prefix + key, JSON.stringify(draft)));
}

export function clearDraft(key: string): void {
  put(key, empty);
  tryStorage(() => localStorage.removeItem(prefix + key));
}

/** Chooses what another tab wrote over what is here. */
export function takeOtherDraft(key: string): void {
  const { other } = readDraft(key);
  if (other) put(key, { mine: other, touchedHere: false, other: null });
}

export function keepMyDraft(key: string): void {
  const { mine } = readDraft(key);
  if (mine) writeDraft(key, mine.text);
  put(key, { ...readDraft(key), other: null });
}

export function subscribeDraft(key: string, listener: () => void): () => void {
  const all = listeners.get(key) ?? new Set();
  all.add(listener);
  listeners.set(key, all);
  return () => all.delete(listener);
}

/** Hears what other tabs write; call once. Drafts older than two weeks are swept. */
export function startDraftStore(now: number = Date.now()): void {
  addEventListener('storage', (event) => {
    if (!event.key?.startsWith(prefix)) return;
    const key = event.key.slice(prefix.length);
    put(key, mergeDraft(readDraft(key), parseDraft(event.newValue)));
  });
  tryStorage(() => {
    for (const key of Object.keys(localStorage)) {
      if (!key.startsWith(prefix)) continue;
      const draft = parseDraft(localStorage.getItem(key));
      if (draft === null || now - draft.savedAt > keepForMs) localStorage.removeItem(key);
    }
  });
}

function put(key: string, state: DraftState): void {
  states.set(key, state);
  for (const listener of listeners.get(key) ?? []) listener();
}

function readStored(key: string): StoredDraft | null {
  return tryStorage(() => parseDraft(localStorage.getItem(prefix + key))) ?? null;
}

function parseDraft(raw: string | null): StoredDraft | null {
  if (raw === null) return null;
  try {
    const value: unknown = JSON.parse(raw);
    if (typeof value !== 'object' || value === null || !('text' in value) || !('savedAt' in value)) return null;
    return typeof value.text === 'string' && typeof value.savedAt === 'number' ? { text: value.text, savedAt: value.savedAt } : null;
  } catch {
    // Written by an older version or by hand: the same as no draft.
    return null;
  }
}

function tryStorage<T>(use: () => T): T | undefined {
  try {
    return use();
  } catch {
    return undefined;
  }
}
