import type { Duration } from './document.ts';

const units: readonly (readonly [RegExp, (count: string) => Duration])[] = [
  [/^(?:s|secs?|seconds?)$/i, (count) => `PT${count}S`],
  [/^(?:m|mins?|minutes?)$/i, (count) => `PT${count}M`],
  [/^(?:h|hrs?|hours?)$/i, (count) => `PT${count}H`],
  [/^(?:d|days?)$/i, (count) => `P${count}D`],
  [/^(?:w|wks?|weeks?)$/i, (count) => `P${count}W`],
];

const phrase = /(?<!\w|\.)(\d+(?:\.\d+)?)\s*\+?\s*(seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|wks?|[smhdw])(?![\w-])/i;

export const durationOf = (count: string, unit: string): Duration | null =>
  units.find(([pattern]) => pattern.test(unit))?.[1](count) ?? null;

/** The first duration that a text names, as ISO 8601; "immediate" is PT0S; null when it names none. */
export function durationIn(text: string): Duration | null {
  const match = phrase.exec(text);
  const found = match ? durationOf(match[1] ?? '', match[2] ?? '') : null;
  if (found !== null) return found;
  return /\bimmediate(?:ly)?\b/i.test(text) ? 'PT0S' : null;
}

/** A response time of a severity scheme: a duration, or `next-business-day`. */
export function responseIn(text: string): string | null {
  if (/\bnext\s+(?:business|working)\s+day\b/i.test(text)) return 'next-business-day';
  return durationIn(text);
}

/** The duration of a text that is nothing but a time box: "5 minutes", "Within 2 hours", "First 5 minutes". */
export function timeboxIn(text: string): Duration | null {
  const bare = text
    .trim()
    .replace(/^(?:(?:within|in|first|next|after|max(?:imum)?|up to|under|about|approx(?:imately)?|last|the|<|≤|~)\s*)+/i, '');
  const match = phrase.exec(bare);
  if (!match || match.index !== 0 || bare.slice(match[0].length).trim() !== '') return null;
  return durationOf(match[1] ?? '', match[2] ?? '');
}
