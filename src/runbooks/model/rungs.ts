import type { CompiledEscalation } from './document.ts';
import { findDuration, spanIn, type Span } from './durations.ts';
import { personIn } from './person-words.ts';
import { labelOf } from './severity-labels.ts';

const unit = '(?:min(?:ute)?s?|h(?:ou)?rs?|[mh])';
/** "Level 2 (15-30 min):", "Tier 1 -", "First responder:": which rung it is. */
export const levelLabel = /^(?:level|tier|step|l)\s{0,3}(\d{1,2})\s{0,3}(?:\(([^()]{1,80})\)\s{0,3})?[:.–—-]\s*(.+)$/is;
const ordinalLabel =
  /^(?:first|second|third|fourth|final|last|next|initial|[1-4](?:st|nd|rd|th))[\s-](?:responder|contact|line|level|step|tier|escalation|call|to call)\s{0,3}[:–—-]\s*(?=\S)/i;
/** "T+15m:", "0-15 min →", "> 1 hour -", "Immediately:": when it is reached. */
export const leadingTime = new RegExp(
  `^(?:immediate(?:ly)?|T\\s?\\+\\s?0|(?:T\\s?\\+\\s?|after\\s|at\\s|[<>≥≤~]\\s{0,2})?\\d{1,4}\\s{0,2}${unit}?\\s{0,2}(?:(?:[-–—]|to)\\s{0,2}\\d{1,4}\\s{0,2})?\\+?\\s{0,2}${unit}?\\+?)\\s{0,3}(?::|→|->|=>|[–—-](?=\\s))\\s*(?=\\S)`,
  'i',
);
export const closingAside = /\s{0,3}[([]([^()[\]]{1,120})[)\]]\s{0,3}\.?$/;
/** "If nobody answers after 15 minutes, …" and "After 30 min page …". */
const openingClause =
  /^(?:(?:if|when|unless|after)\b[^,;:]{1,120}[,;:]\s*(?:then\s)?|after\s[^,;:]{1,30}?(?=\s(?:page|notify|escalate|contact|engage|call|alert|inform|involve)\b))/i;
/** "… if not resolved within 15 minutes", "… after 1 hour". */
const closingClause = /,?\s(?:(?:if|when|unless|once)\s|(?:after|within)\s(?=[^,;:]{0,20}\d|an?\s|half\s)).{1,160}$/i;

/** What words say beside their time: "if not resolved" of "15-30 min if not resolved", "No ack" of "No ack after 15 minutes". */
export function conditionOf(words: string | null): string | null {
  if (words === null) return null;
  if (labelOf(words) !== null) return words;
  const rest = words
    .replace(/^[<>~\d\s]{0,12}(?:(?:[-–—]|to)\s{0,2}\d{1,4})?\s{0,2}\+?\s{0,2}(?:min(?:ute)?s?|h(?:ou)?rs?|days?|[mhd])?\b[\s,;]*/i, '')
    .trim();
  return rest === '' || rest === words.trim() || /^response$/i.test(rest) ? null : rest;
}

/** The same for a clause of a sentence: without its time, and only where it still says that something must hold. */
export function clauseCondition(clause: string | null): string | null {
  const found = clause === null ? null : findDuration(clause);
  if (clause === null) return null;
  const rest = (
    found === null
      ? clause
      : `${clause.slice(0, found.start).replace(/(?:\b(?:within|after|for|in|over|more than|at least|of|by|the|next|first|a|an)\s{1,3}|[<>≥~]\s{0,3}){1,4}$/i, '')} ${clause.slice(found.end)}`
  )
    .replaceAll(/\s{2,8}/g, ' ')
    .replace(/^[\s,;]{1,8}/, '')
    .replace(/[\s,;:.]{1,8}$/, '');
  return /^(?:if|or|when|unless|and|no|not|without|still|un\w{3,14})\s\S/i.test(rest) ? rest : null;
}

interface Said {
  readonly who: string;
  readonly times: Span;
  readonly condition: string | null;
}

const zero = /^T\s?\+\s?0\s{0,2}(?:m|min|minutes?|h)?\s{0,2}(?::|→|->|=>|[–—-]\s)/i;

/** Who is sent for, from when, and what else must hold. */
export function saidIn(text: string): Said {
  const brief = text.slice(0, 400);
  const aside = closingAside.exec(brief)?.[1] ?? null;
  // "(15 min response)" is how fast they answer, not when they are called.
  const times =
    aside !== null && /\brespon/i.test(aside) ? { from: null, to: null } : zero.test(brief) ? { from: 'PT0M', to: null } : spanIn(brief);
  const bare = brief.replace(closingAside, '').replace(leadingTime, '').replace(ordinalLabel, '').trim();
  const opened = openingClause.exec(bare)?.[0] ?? '';
  const rest = bare.slice(opened.length);
  const closed = closingClause.exec(rest)?.[0] ?? '';
  const action = rest.slice(0, rest.length - closed.length);
  return {
    who: personIn(action),
    times,
    condition: conditionOf(aside) ?? clauseCondition(aside) ?? clauseCondition(opened === '' ? closed : opened),
  };
}

/** A rung of a list or of headings. */
export function rung(text: string, index: number, line: number): CompiledEscalation {
  const label = levelLabel.exec(text);
  const level = label ? Number(label[1]) : index + 1;
  const rest = label?.[3] ?? text;
  // What stands in the label is the rung's own time, like an aside behind the name.
  const { who, times, condition } = saidIn(label?.[2] === undefined ? rest : `${rest} (${label[2]})`);
  return { level, who, ...startOf(times, level === 1), line, condition };
}

/** The first rung begins at once; "within 15 minutes" of a later one says until when it is reached, not from when. */
export function startOf({ from, to }: Span, isFirst: boolean): Span {
  if (isFirst) return { from: from ?? 'PT0M', to };
  return from === 'PT0M' && to !== null ? { from: null, to } : { from, to };
}
