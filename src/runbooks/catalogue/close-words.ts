/** A word of a dictionary that was probably meant. */
export interface CloseWord {
  readonly word: string;
  readonly distance: number;
  /** Only its beginning is close: somebody is still typing. */
  readonly isBeginning: boolean;
}

const maxLength = 40;

/** So many typing mistakes a word may have: none below 4 letters, one up to 7, two from 8. */
export const mistakesIn = (word: string): number => (word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0);

/**
 * The words within the edit distance (a letter more, less, other, or two neighbours swapped), and those that begin so.
 * The dictionary is sorted: words with the same beginning share its rows of the distance table, and a beginning that is
 * already too far off is passed over together with all words that have it. Time grows with the dictionary, not with its product with the word.
 */
export function closeWords(sorted: readonly string[], typed: string, limit: number): readonly CloseWord[] {
  if (limit === 0 || typed.length > maxLength) return [];
  const width = typed.length + 1;
  const shape = { width, limit };
  // One row for each letter of the present word; row 0 is before its first.
  const rows = new Uint8Array((maxLength + 2) * width);
  for (let column = 0; column < width; column++) rows[column] = column;
  const found: CloseWord[] = [];
  let previous = '';
  /** Rows that hold for the word before; `dead`: how much of it is already too far off. */
  let filled = 0;
  let dead = Infinity;
  /** The shortest beginning that is close, with its distance. */
  let closeAt = Infinity;
  let closeDistance = 0;
  for (const word of sorted) {
    const shared = sharedLength(previous, word);
    previous = word;
    if (shared >= dead) continue;
    dead = Infinity;
    if (shared < closeAt) closeAt = Infinity;
    // Longer words are too far off whatever follows; they may still begin like what was typed.
    const length = Math.min(word.length, maxLength, typed.length + limit);
    filled = Math.min(shared, filled);
    for (let depth = filled + 1; depth <= length && dead === Infinity; depth++) {
      const smallest = fillRow(rows, shape, depth, word, typed);
      const whole = Math.abs(depth - typed.length) > limit ? limit + 1 : (rows[depth * width + typed.length] ?? limit + 1);
      // What was typed stands for a longer word only where most of it is there.
      if (whole <= limit && closeAt === Infinity && depth >= typed.length - 1) {
        closeAt = depth;
        closeDistance = whole;
      }
      filled = depth;
      if (smallest > limit && closeAt === Infinity) dead = depth;
    }
    if (dead !== Infinity) continue;
    const isNear = Math.abs(word.length - typed.length) <= limit && word.length <= maxLength;
    const distance = isNear ? (rows[length * width + typed.length] ?? limit + 1) : limit + 1;
    if (distance <= limit) found.push({ word, distance, isBeginning: false });
    else if (closeAt !== Infinity && typed.length > 4) found.push({ word, distance: closeDistance, isBeginning: true });
  }
  return found;
}

function sharedLength(a: string, b: string): number {
  const most = Math.min(a.length, b.length, maxLength);
  let length = 0;
  while (length < most && a.charCodeAt(length) === b.charCodeAt(length)) length++;
  return length;
}

/**
 * One more letter of the word: distances to the beginnings of what was typed that can still be within the limit (optimal
 * string alignment). Cells beside them count as too far. Gives the smallest.
 */
function fillRow(rows: Uint8Array, shape: { width: number; limit: number }, depth: number, word: string, typed: string): number {
  const { width, limit } = shape;
  const row = depth * width;
  const above = row - width;
  const letter = word.charCodeAt(depth - 1);
  const first = Math.max(1, depth - limit);
  const last = Math.min(width - 1, depth + limit);
  rows[row + first - 1] = first === 1 ? depth : limit + 1;
  if (last + 1 < width) rows[row + last + 1] = limit + 1;
  let smallest = first === 1 ? depth : limit + 1;
  for (let column = first; column <= last; column++) {
    const own = typed.charCodeAt(column - 1);
    let cost = Math.min(
      (rows[above + column] ?? 0) + 1,
      (rows[row + column - 1] ?? 0) + 1,
      (rows[above + column - 1] ?? 0) + (own === letter ? 0 : 1),
    );
    if (depth > 1 && column > 1 && own === word.charCodeAt(depth - 2) && typed.charCodeAt(column - 2) === letter)
      cost = Math.min(cost, (rows[above - width + column - 2] ?? 0) + 1);
    rows[row + column] = cost;
    if (cost < smallest) smallest = cost;
  }
  return smallest;
}
