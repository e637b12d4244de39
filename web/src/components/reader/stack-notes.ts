/** Tops for notes that each want to stand at a height, in order, pushed down so that none covers the one before. */
export function stackNotes(notes: readonly { readonly wanted: number; readonly height: number }[], gap: number): readonly number[] {
  let free = 0;
  return notes.map((note) => {
    const top = Math.max(note.wanted, free);
    free = top + note.height + gap;
    return top;
  });
}
