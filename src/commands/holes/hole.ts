/** Where a value has to be filled in: a parameter's place in the source. */
export interface Hole {
  readonly start: number;
  readonly end: number;
  /** Exactly as it stands, e.g. `<pod-name>`. */
  readonly syntax: string;
  /** Derived from the hole and the text beside it alone, so that a statement and its whole fence agree. */
  readonly name: string;
  /** The character that stands for this hole in every text derived from the source. */
  readonly mark: string;
}

/**
 * Holes are masked with characters of Unicode's private use area, one character per hole, repeated
 * to the hole's length. Shell and PostgreSQL take them as letters, no command has them otherwise,
 * and a mark survives unquoting, so a hole is found again at any depth of nesting.
 */
const firstMark = 0xe000;
const lastMark = 0xf8ff;

/** How many holes one text can have; a text with more is refused as a whole. */
export const maximumHoles = lastMark - firstMark + 1;

/** The mark of the hole with that index. */
export const markOf = (index: number): string => String.fromCharCode(firstMark + index);

const anyMark = /[\uE000-\uF8FF]/u;
const markRun = /([\uE000-\uF8FF])\1*/gu;

/** True when a hole lies in this (masked, perhaps unquoted) text. */
export const hasHole = (text: string): boolean => anyMark.test(text);

/** The runs of marks in a masked text. */
export const marksIn = (text: string): { readonly mark: string; readonly start: number; readonly end: number }[] =>
  [...text.matchAll(markRun)].map((match) => ({
    mark: match[1] ?? '',
    start: match.index,
    end: match.index + match[0].length,
  }));

/** The masked text: the same length, marks where holes are. */
export function maskHoles(source: string, holes: readonly Hole[]): string {
  let masked = '';
  let at = 0;
  for (const hole of holes) {
    masked += source.slice(at, hole.start) + hole.mark.repeat(hole.end - hole.start);
    at = hole.end;
  }
  return masked + source.slice(at);
}

/** The masked text with every hole shown as it stood, for reasons and displays. */
export const unmask = (text: string, holes: readonly Hole[]): string =>
  text.replace(markRun, (_, mark: string) => holes.find((hole) => hole.mark === mark)?.syntax ?? '?');
