import type { SectionKind } from './document.ts';

/** What the comparisons of a section are: signs of trouble, or of health. Null where they may be either. */
export type Tells = 'trouble' | 'health' | null;

export const tellsOf = (kind: SectionKind | null): Tells => (kind === 'symptoms' ? 'trouble' : kind === 'verification' ? 'health' : null);

/** "If the error rate is above 5 %, roll back": among the signs of health, this is one of trouble. */
const conditional = /\b(?:if|when|whenever|unless|in case|alerts?|fires?|triggers?)\b/i;
/** "(normally < 100 ms)": among the signs of trouble, this is one of health. */
const wanted =
  /\b(?:should(?:n['’]t| not)?(?: be)?|must(?: be)?|normally|usually|typically|expected|ideally|healthy|targets?|goal|baseline|slo|sla)\b[\s:(]{0,4}$/i;

/**
 * Whether a comparison says the opposite of what its section does. A check of it would pass only while things are bad,
 * so that it is better left out: which way round it is meant is not said.
 */
export function isMeantOtherwise(before: string, level: string | null, tells: Tells): boolean {
  if (tells === 'health') return level === 'warning' || level === 'critical' || conditional.test(before.slice(-200));
  return tells === 'trouble' && wanted.test(before);
}
