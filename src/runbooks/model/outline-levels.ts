import { sectionNameOf } from './section-kinds.ts';

/** A heading as it stands in the text. */
export interface RawHeading {
  readonly level: number;
  readonly text: string;
}

/** A place in a numbered sequence: "Part 4" is 4 of "part", "4.2 …" is 2 of "4.". */
interface Place {
  readonly sequence: string;
  readonly position: number;
}

function placeOf({ level, text }: RawHeading): Place | null {
  const [, word = '', before = '', position] =
    /^(?:(part|phase|step|stage)\s+)?((?:\d{1,3}\.){0,4})(\d{1,3})(?![\d\w])/i.exec(text.trim()) ?? [];
  return position === undefined ? null : { sequence: `${level} ${word.toLowerCase()} ${before}`, position: Number(position) };
}

/** Written like a remark, not like a title: many words, most of them small. "Tip: ask for all the shelves at once, it is faster". */
function isRemark(text: string): boolean {
  const words = text.trim().split(/\s+/);
  return words.length > 5 && words.filter((word) => /^\p{Ll}/u.test(word)).length * 3 > words.length * 2;
}

/**
 * The levels that headings have for the reader. A shell comment that fell out of its fence is a heading of the first level to
 * Markdown, and all that follows would hang below it: one that cuts a numbered sequence in two ("Part 3", a remark, "Part 4"),
 * or a remark amid the sections of a titled page, goes below the section that it stands in.
 */
export function repairedLevels(headings: readonly RawHeading[]): readonly number[] {
  const cut = cutting(headings);
  const [title] = headings;
  const levels: number[] = [];
  let around = 0;
  headings.forEach(({ level, text }, index) => {
    const isLate = level === 1 && title?.level === 1 && around > 1;
    const isStray = cut.has(index) || (isLate && isRemark(text));
    levels.push(isStray ? Math.max(level, Math.min(6, around + 1)) : level);
    if (!isStray) around = level;
  });
  return levels;
}

/** Headings without a number or a name of their own between two neighbours of one sequence, at a level above theirs. */
function cutting(headings: readonly RawHeading[]): ReadonlySet<number> {
  if (headings.every((heading) => placeOf(heading) === null)) return new Set();
  const last = new Map<string, { readonly position: number; readonly index: number }>();
  const cut = new Set<number>();
  // Candidates by level, in their order: what is cut is taken away, so that none is looked at again and time grows with the length.
  const candidates = new Map<number, number[]>();
  headings.forEach((heading, index) => {
    const place = placeOf(heading);
    if (place === null) {
      if (sectionNameOf(heading.text)?.isWhole === true) return;
      const same = candidates.get(heading.level) ?? [];
      candidates.set(heading.level, same);
      same.push(index);
      return;
    }
    const before = last.get(place.sequence);
    last.set(place.sequence, { position: place.position, index });
    if (before?.position !== place.position - 1) return;
    for (const [level, indices] of candidates)
      while (level < heading.level && (indices.at(-1) ?? -1) > before.index) cut.add(indices.pop() ?? index);
  });
  return cut;
}
