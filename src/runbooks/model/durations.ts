import type { Duration } from './document.ts';

type Unit = 'S' | 'M' | 'H' | 'D' | 'W';

const units: readonly (readonly [RegExp, Unit])[] = [
  [/^(?:s|secs?|seconds?)$/i, 'S'],
  [/^(?:m|mins?|minutes?)$/i, 'M'],
  [/^(?:h|hrs?|hours?)$/i, 'H'],
  [/^(?:d|days?)$/i, 'D'],
  [/^(?:w|wks?|weeks?)$/i, 'W'],
];
const seconds: Readonly<Record<Unit, number>> = { S: 1, M: 60, H: 3_600, D: 86_400, W: 604_800 };

// "a second pod" is no duration: articles count minutes and longer only.
const articles: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  'half a': 0.5,
  'half an': 0.5,
  'a quarter of an': 0.25,
  'quarter of an': 0.25,
};
const numerals: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  'forty-five': 45,
  sixty: 60,
};
const longUnit = 'seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|wks?';
// Single letters stand right behind a figure and in lower case: "5m" is a time, "5 M" and "10 d" may be anything.
const unit = `\\s?\\+?[\\s-]?(?i:(?:business|working|calendar|full|consecutive)\\s)?((?i:${longUnit})|(?<=\\d)[smhdwH])(?![A-Za-z_])`;
const figure = `(?<![\\w.,:/])(\\d{1,6}(?:\\.\\d{1,3})?)`;
const worded = Object.keys(numerals).join('|');
const timed = new RegExp(`${figure}${unit}`);
const wordTimed = new RegExp(`\\b(${worded})[\\s-](?:(?:business|working|calendar|full|consecutive)\\s)?(${longUnit})\\b`, 'i');
const articleTimed =
  /(?<!\b(?:times|once|twice|thrice)\s)\b(half an?|a quarter of an|quarter of an|an?)\s(minute|hour|day|week)\b(\sand\sa\shalf\b)?/i;
/** What may follow a first part: "1h30m", "1 hour 30 minutes", "1 hour and 30 minutes". */
const nextPart = /^(?:\s|,\s|\sand\s)?(\d{1,6})\s?(seconds?|secs?|minutes?|mins?|hours?|hrs?|[smhd])(?![A-Za-z_])/i;

const unitOf = (word: string): Unit | null => units.find(([pattern]) => pattern.test(word))?.[1] ?? null;

const order: readonly Unit[] = ['W', 'D', 'H', 'M', 'S'];

/** Whole counts stay in the unit that the author chose (24 hours are PT24H); fractions go to smaller units. */
function written(parts: readonly { count: number; unit: Unit }[]): Duration {
  const counts = new Map<Unit, number>();
  const add = (count: number, each: Unit): void => {
    const whole = Math.floor(count);
    if (whole > 0 || (count === 0 && counts.size === 0)) counts.set(each, (counts.get(each) ?? 0) + whole);
    const rest = Math.round((count - whole) * seconds[each]);
    const smaller = order[order.indexOf(each) + 1];
    if (rest > 0 && smaller !== undefined) add(rest / seconds[smaller], smaller);
  };
  for (const { count, unit: each } of parts) add(count, each);
  const text = (each: Unit): string => (counts.has(each) ? `${counts.get(each)}${each}` : '');
  const time = `${text('H')}${text('M')}${text('S')}`;
  return `P${text('W')}${text('D')}${time === '' ? '' : `T${time}`}`;
}

/** A count and a unit as ISO 8601; null for a unit that is none. */
export function durationOf(count: string, word: string): Duration | null {
  const found = unitOf(word);
  const number = Number(count);
  return found === null || !Number.isFinite(number) ? null : written([{ count: number, unit: found }]);
}

interface FoundDuration {
  readonly iso: Duration;
  readonly start: number;
  readonly end: number;
}

function withFigure(text: string): FoundDuration | null {
  const match = timed.exec(text);
  const first = match ? unitOf(match[2] ?? '') : null;
  if (!match || first === null) return null;
  const parts = [{ count: Number(match[1]), unit: first }];
  let end = match.index + match[0].length;
  for (;;) {
    const next = nextPart.exec(text.slice(end, end + 24));
    const more = next ? unitOf(next[2] ?? '') : null;
    const last = parts.at(-1)?.unit ?? first;
    if (!next || more === null || order.indexOf(more) <= order.indexOf(last)) break;
    parts.push({ count: Number(next[1]), unit: more });
    end += next[0].length;
  }
  return { iso: written(parts), start: match.index, end };
}

function withWords(text: string): FoundDuration | null {
  const match = wordTimed.exec(text);
  const iso = match ? durationOf(String(numerals[(match[1] ?? '').toLowerCase()] ?? ''), match[2] ?? '') : null;
  return match && iso !== null ? { iso, start: match.index, end: match.index + match[0].length } : null;
}

function withArticle(text: string): FoundDuration | null {
  const match = articleTimed.exec(text);
  const count = match ? articles[(match[1] ?? '').toLowerCase()] : undefined;
  const each = match ? unitOf(match[2] ?? '') : null;
  if (!match || count === undefined || each === null) return null;
  const iso = written([{ count: match[3] === undefined ? count : count + 0.5, unit: each }]);
  return { iso, start: match.index, end: match.index + match[0].length };
}

/** The first duration that a text names, and where it stands. Of a range ("5-10 minutes") it is the upper end: the limit. */
export function findDuration(text: string): FoundDuration | null {
  if (text.length > 2_000) return null;
  const found = [withFigure(text), withWords(text), withArticle(text)].filter((each) => each !== null);
  return found.toSorted((a, b) => a.start - b.start)[0] ?? null;
}

const atOnce = /\b(?:immediate(?:ly)?|right away|at once|instant(?:ly)?)\b/i;

/** The first duration that a text names, as ISO 8601; "immediate" is PT0S; null when it names none. */
export function durationIn(text: string): Duration | null {
  return findDuration(text)?.iso ?? (atOnce.test(text) ? 'PT0S' : null);
}

/**
 * A response time of a severity scheme: a duration, or `next-business-day`. Several business days are read as days:
 * a reminder before the weekend is better than one after it, and the text stays beside it.
 */
export function responseIn(text: string): string | null {
  if (/\bnext\s+(?:business|working)\s+day\b|\bNBD\b|\b(?:1|one|a)\s+(?:business|working)\s+day\b/i.test(text)) return 'next-business-day';
  return durationIn(text);
}

const opening =
  /^(?:(?:within|in|first|next|max(?:imum|\.)?|up to|at most|under|no more than|less than|about|approx(?:imately|\.)?|the|target:?|time:?|duration:?|eta:?|<|≤|~)\s*)+/i;
const closing = /^\s*(?:max(?:imum|\.)?|or less|at most|each|total)?\s*$/i;
const rangeStart = /^\d{1,4}\s*(?:[-–—]|to|\/)\s*(?=\d)/i;

/** The duration of a text that is nothing but a time box: "5 minutes", "Within 2 hours", "First 5 minutes", "5–10 min". */
export function timeboxIn(text: string): Duration | null {
  const trimmed = text.trim();
  if (trimmed.length > 60) return null;
  const lone = /^(?:(?:within|in|for)\s+)?the\s+(?:first|next)\s+(minute|hour|day|week)$|^(?:first|next)\s+(minute|hour|day|week)$/i.exec(
    trimmed,
  );
  if (lone) return durationOf('1', lone[1] ?? lone[2] ?? '');
  const bare = trimmed.replace(opening, '').replace(rangeStart, '');
  const found = findDuration(bare);
  return found === null || found.start !== 0 || !closing.test(bare.slice(found.end)) ? null : found.iso;
}

/** What is looked at or kept for so long: "Failed requests (30 minutes)" is about data, and says nothing about the work. */
const aboutData =
  /\b(?:logs?|errors?|rates?|metrics?|messages?|events?|history|queries|requests?|traffic|data|alerts?|trends?|backups?|retention|samples?|averages?|window|old|older|recent)\b/i;
const watches = /^(?:\d{1,3}[.)]\s+)?(?:monitor|observe|watch|wait|soak)\b/i;
const saysLimit =
  /^(?:within|in|first|next|max|up to|at most|under|no more than|less than|about|approx|target|time|duration|eta|[<≤~])|\bmax|\d\s*(?:[-–—]|to)\s*\d|\+/i;

/**
 * The time box of an instruction: what stands in its parentheses. A bare duration is one where the words do not speak of
 * data, and in minutes only: nobody works on one step for days. Watching may take hours.
 */
export function timeboxOfWords(words: string): Duration | null {
  const inside = /\(([^()]{1,60})\)/.exec(words)?.[1]?.trim();
  const iso = inside === undefined ? null : timeboxIn(inside);
  if (iso === null || inside === undefined || saysLimit.test(inside)) return iso;
  const mayBe = watches.test(words) || (/^PT\d+[MS]$/.test(iso) && !aboutData.test(words));
  return mayBe ? iso : null;
}

/** From when to when: the rungs of a ladder. */
export interface Span {
  readonly from: Duration | null;
  readonly to: Duration | null;
}

const range = new RegExp(
  `(?<![\\w.,:/])(\\d{1,4}(?:\\.\\d{1,2})?)\\s*(${longUnit}|[smhd](?=\\s*[-–—]))?\\s*(?:-|–|—|\\bto\\b|\\band\\b)\\s*(\\d{1,4}(?:\\.\\d{1,2})?)\\s*(${longUnit}|(?<=\\d)[smhd])(?![\\w])`,
  'i',
);
/** "up to", "within", "<": from the start until then. */
const until = /(?:\b(?:up to|until|within|under|before|first|less than|in the first)|[<≤])\s*(?:the\s+)?(?:first\s+)?$/i;

/** What has not happened by then sends for the next one: "not resolved within", "no answer within". It begins when that time is over. */
const missed =
  /\b(?:no|not|nobody|none|never|without|fails?|failed|still|un(?:resolved|acknowledged|answered|mitigated|fixed)|\w{2,12}n['’]t)\b/i;

/** "0-15 min", "15–30 minutes", "30+ min", "after 15 minutes", "within an hour", "immediately": null ends are open. */
export function spanIn(text: string): Span {
  const none: Span = { from: null, to: null };
  if (text.length > 2_000) return none;
  const both = range.exec(text);
  if (both) {
    const [, low = '', lowUnit, high = '', highUnit = ''] = both;
    const from = durationOf(low, lowUnit ?? highUnit);
    return { from, to: durationOf(high, highUnit) };
  }
  const found = findDuration(text);
  if (found === null) return atOnce.test(text) ? { from: 'PT0S', to: null } : none;
  const before = text.slice(0, found.start);
  return until.test(before) && !missed.test(before) ? { from: 'PT0M', to: found.iso } : { from: found.iso, to: null };
}
