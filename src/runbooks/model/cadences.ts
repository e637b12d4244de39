import type { Duration } from './document.ts';
import { durationIn } from './durations.ts';

const stated = /\b(?:every|each)\s((?:half\s(?:an?\s)?)?(?:\d[^,;.()]{0,20}|hour\b|day\b|week\b))/i;
/** Words that are a cadence by themselves. */
const words: readonly (readonly [RegExp, Duration])[] = [
  [/\btwice\s(?:a|per)\sday\b|\btwice\sdaily\b/i, 'PT12H'],
  [/\b(?:once\s(?:a|per|an)\s|per\s)hour\b|\bhourly\b/i, 'PT1H'],
  [/\bonce\s(?:a|per)\sday\b|\bdaily\b/i, 'P1D'],
  [/\bonce\s(?:a|per)\sweek\b|\bweekly\b/i, 'P1W'],
];

/** How often something is done: "every 30 minutes", "every half hour", "hourly", "twice a day"; null for a text that does not say. */
export function everyIn(text: string): Duration | null {
  if (text.length > 2_000) return null;
  const match = stated.exec(text);
  const word = words.flatMap(([pattern, every]) => {
    const at = text.search(pattern);
    return at < 0 ? [] : [{ at, every }];
  });
  const first = word.toSorted((a, b) => a.at - b.at)[0];
  if (match && (first === undefined || match.index <= first.at))
    return durationIn((match[1] ?? '').replace(/^half\s(?=hour)/i, 'half an ').replace(/^(?=(?:hour|day|week)\b)/i, '1 '));
  return first?.every ?? null;
}
