export type StoredDraft = { readonly text: string; readonly savedAt: number };

/** `mine` is shown here; `other` is what another tab wrote meanwhile and nobody has chosen about yet. */
export type DraftState = { readonly mine: StoredDraft | null; readonly touchedHere: boolean; readonly other: StoredDraft | null };

/**
 * What happens when another tab writes the same draft. Untouched here: it is simply followed. Typed here too: both are
 * kept and the person chooses. Cleared there (sent, or thrown away): untouched text goes as well, typed text stays.
 */
export function mergeDraft(state: DraftState, incoming: StoredDraft | null): DraftState {
  if (!state.touchedHere) return { mine: incoming, touchedHere: false, other: null };
  if (incoming === null || incoming.text === state.mine?.text) return { ...state, other: null };
  return { ...state, other: incoming };
}
