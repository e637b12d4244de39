import type { Duration } from './document.ts';
import { durationIn } from './durations.ts';

const mends = /\b(?:resol(?:v\w+|ution)|restor\w+|fix(?:ed)?|mitigat\w+|recover\w*)\b/i;
const answers = /\b(?:respon[sd]\w*|ack\w*|answer\w*)\b/i;

/** By when it must be over: "Respond within 15 minutes, resolve within 4 hours" are 4 hours. Null for a text that only says how fast somebody answers, or how much of the time it works. */
export function resolveWithin(text: string): Duration | null {
  const clauses = text.slice(0, 600).split(/[,;/|]\s|\.\s|\sand\s/);
  const mended = clauses.find((clause) => mends.test(clause) && durationIn(clause) !== null);
  if (mended !== undefined) return durationIn(mended);
  const timed = clauses.filter((clause) => durationIn(clause) !== null);
  return /\d\s?%/.test(text) || (timed.length > 0 && timed.every((clause) => answers.test(clause))) ? null : durationIn(text);
}
