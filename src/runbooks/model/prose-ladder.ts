import { parseDuration } from '#base';
import type { CompiledEscalation } from './document.ts';
import { isAudience, isOnRung, sendsFor } from './person-words.ts';
import { saidIn } from './rungs.ts';

/** What sends for the next one: nothing came of it, or time went by. */
const missed =
  /\b(?:(?:not|n['’]t|nobody|no(?: one)?|without|never)\s(?:\w{2,12}\s){0,2}?(?:resol\w+|ack\w*|respon\w+|answer\w*|mitigat\w+|fixed|progress|reply|replies|contained)|un(?:resolved|acknowledged|answered|mitigated))\b/i;
const later = /(?:^|\s)after\s(?=\S{0,3}\d|an?\s|half\s|\w{3,8}\s(?:min|hour))/i;

interface Sentence {
  readonly text: string;
  readonly line: number;
}

const sentencesOf = (lines: readonly Sentence[]): readonly Sentence[] =>
  lines.flatMap(({ text, line }) =>
    text.length > 2_000 ? [] : text.split(/(?<=[.;!])\s/).map((each) => ({ text: each.replace(/[\s.;!]{1,8}$/, '').trim(), line })),
  );

/** "Page the primary. If nobody answers within 15 minutes, page the lead; after 1 hour, the director." At least two rungs, the later ones with rising times. */
export function sentenceRungs(lines: readonly Sentence[]): readonly CompiledEscalation[] {
  const rungs: CompiledEscalation[] = [];
  let latest = -1;
  for (const { text, line } of sentencesOf(lines)) {
    const { who, times, condition } = saidIn(text);
    const start = parseDuration(times.from ?? '');
    const isTimed = start !== null && start > 0 && (missed.test(text) || later.test(text));
    if (isAudience(who) || who.length > 80 || !isOnRung(who)) continue;
    if (isTimed && start > latest) {
      latest = start;
      rungs.push({ level: rungs.length + 1, who, from: times.from, to: times.to, line, condition });
    } else if (isTimed) return [];
    else if (rungs.length === 0 && sendsFor(text) && times.from === null && condition === null)
      rungs.push({ level: 1, who, from: 'PT0M', to: null, line, condition: null });
  }
  return rungs.length > 1 ? rungs : [];
}
