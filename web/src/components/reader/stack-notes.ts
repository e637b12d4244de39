type Wish = { readonly wanted: number; readonly height: number };

/**
 * Tops for notes that each want to stand at a height, in order, so that none covers another. They are pushed down; those
 * before the `pinned` one (what somebody looks at) are pushed up instead, as far as there is room, so that it stands beside its line.
 */
export function stackNotes(notes: readonly Wish[], gap: number, pinned = -1): readonly number[] {
  const tops = pushedDown(notes, gap);
  const wanted = notes[pinned]?.wanted;
  if (wanted === undefined) return tops;
  let below = wanted;
  const raised = notes.slice(0, pinned).reduceRight<number[]>((some, note, index) => {
    below = Math.min(tops[index] ?? 0, below - gap - note.height);
    return [below, ...some];
  }, []);
  // Above the first line there is no room: then all of them give way together.
  const shift = Math.max(0, -(raised[0] ?? wanted));
  const start = wanted + shift;
  const rest = pushedDown([{ wanted: start, height: notes[pinned]?.height ?? 0 }, ...notes.slice(pinned + 1)], gap);
  return [...raised.map((top) => top + shift), ...rest];
}

function pushedDown(notes: readonly Wish[], gap: number): readonly number[] {
  let free = 0;
  return notes.map((note) => {
    const top = Math.max(note.wanted, free);
    free = top + note.height + gap;
    return top;
  });
}
