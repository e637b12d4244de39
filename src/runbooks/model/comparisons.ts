import { comparing, operatorOf, oppositeOf, startOfComparison, type Operator } from './comparison-words.ts';
import { durationIn } from './durations.ts';
import { quantityAt, type Quantity } from './quantities.ts';

export interface Comparison {
  /** What holds: with a negation before it, the opposite of its word. */
  readonly operator: Operator;
  readonly isDenied: boolean;
  readonly quantity: Quantity;
  /** The word of comparison as written. */
  readonly word: string;
  /** Where its words begin, with the negation before them, and where its quantity ends. */
  readonly start: number;
  readonly end: number;
}

const times = new Set(['ms', 's', 'min', 'h', 'd', 'w']);
export const isTime = ({ unit }: Quantity): boolean => unit !== null && times.has(unit);

function comparisonsIn(text: string): readonly Comparison[] {
  return [...text.matchAll(comparing)].flatMap((match): readonly Comparison[] => {
    const word = match[1] ?? '';
    const before = text.slice(0, text.lastIndexOf(word, match.index - word.length));
    // "->" and "=>" are arrows.
    if (/[-=]$/.test(before) && word === '>') return [];
    const quantity = quantityAt(text, match.index);
    if (quantity === null) return [];
    const { start, isDenied } = startOfComparison(before, word);
    const operator = operatorOf(word);
    return [
      {
        isDenied,
        operator: isDenied ? oppositeOf(operator) : operator,
        quantity,
        word: word.toLowerCase(),
        start,
        end: quantity.end,
      },
    ];
  });
}

/** Watching for a while is work, and no value: "Monitor it for at least 30 minutes". */
const watches = /^\W{0,6}(?:\d{1,3}[.)]\s+)?(?:monitor|watch|observe|wait|keep)\b/i;
const lastsBefore = /(?:^|[\s,(])(?:sustained|persist(?:s|ing)?|last(?:s|ing)?|continu(?:es|ing))(?:\s+for)?\s*$/i;
/** "~0 over 30 min", "5 restarts over 10 min": what stands before is a value already, so that the time is its window. */
const readingBefore = /(?:^|[\s(:=~≈])(?:[~≈]\s?)?\d[\d.,]{0,14}\s?%?(?:\s\p{L}{2,20}s)?\s+(?:(?:is|are)\s+)?$/iu;
/** "no traffic for more than 5 minutes": how long nothing came. */
const nothingBefore = /\b(?:no|without(?: any)?|zero)\s+(?!longer\b)[\p{L}\d][^.;:]{0,80}\s(?:for|in|within)\s+$/iu;

/** "for more than 5 minutes" after another comparison says how long, not how much. */
function isLasting(text: string, { quantity, word, start }: Comparison, index: number): boolean {
  if (!isTime(quantity)) return false;
  const before = text.slice(Math.max(0, start - 120), start);
  const isFor = /\b(?:for|lasting)\s*$/i.test(before);
  if (index > 0 && (isFor || word === 'over' || lastsBefore.test(before))) return true;
  if (word === 'over' && readingBefore.test(before)) return true;
  return (isFor && watches.test(text)) || nothingBefore.test(before) || /^\W{0,6}(?:if\s+)?(?:sustained|persists)\s+$/i.test(before);
}

/** Comparisons of a line that state a value, in their order; those that only say how long are left out. */
export const valuesCompared = (text: string): readonly Comparison[] =>
  comparisonsIn(text).filter((each, index) => !isLasting(text, each, index));

/** "for 5+ minutes", "over the last 10 min", "sustained for an hour". */
const lasting =
  /\b(?:for|over|during|lasting|within)\s+(?:(?:more than|longer than|over|at least|the|last|past|a period of)\s+){0,3}(?=\d|an?\b|half\b|one\b|two\b|five\b|ten\b|fifteen\b|thirty\b)([^,;.()]{1,40})/i;

/** How long something lasts, by the words behind it; `undefined` where they do not speak of that. */
export function lastingIn(words: string): string | null | undefined {
  const match = lasting.exec(words);
  return match ? durationIn(match[1] ?? '') : undefined;
}
