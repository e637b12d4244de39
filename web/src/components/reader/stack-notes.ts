type Wish = { readonly wanted: number; readonly height: number };

/**
 * Tops for notes that each want to stand at a height, in order, so that none covers another. They are pushed down; those
 * before the `pinned` one (what somebody looks at) are pushed up instead, as far as there is room, so that it stands beside its line.
 */
export function stackNotes(notes: readonly Wish[], gap: number, pinned = -1, ceiling = 0): readonly number[] {
  const tops = pushedDown(notes, gap);
  const wanted = notes[pinned]?.wanted;
  if (wanted === undefined) return tops;
  let below = wanted;
  for (let index = pinned - 1; index >= 0; index -= 1) {
    below = Math.min(tops[index] ?? 0, below - gap - (notes[index]?.height ?? 0));
    tops[index] = below;
  }
  // Above the ceiling there is no room: then all of them give way together.
  const shift = Math.max(0, ceiling - (pinned === 0 ? wanted : (tops[0] ?? 0)));
  const start = wanted + shift;
  const rest = pushedDown([{ wanted: start, height: notes[pinned]?.height ?? 0 }, ...notes.slice(pinned + 1)], gap);
  return [...tops.slice(0, pinned).map((top) => top + shift), ...rest];
}

/**
 * The same around the height where somebody reads: the note there stands beside its line however many stand before it. Between
 * two notes the one stack turns into the other by as much as has been read, so that scrolling never makes them jump.
 */
export function stackAround(notes: readonly Wish[], gap: number, height: number, ceiling = 0): readonly number[] {
  const at = notes.findLastIndex((note) => note.wanted <= height);
  const [here, next] = [notes[at], notes[at + 1]];
  const tops = stackNotes(notes, gap, at, ceiling);
  if (!here || !next) return tops;
  const share = (height - here.wanted) / (next.wanted - here.wanted);
  const nextTops = stackNotes(notes, gap, at + 1, ceiling);
  return tops.map((top, index) => top + share * ((nextTops[index] ?? top) - top));
}

function pushedDown(notes: readonly Wish[], gap: number): number[] {
  let free = 0;
  return notes.map((note) => {
    const top = Math.max(note.wanted, free);
    free = top + note.height + gap;
    return top;
  });
}
