import type { CompiledThreshold } from './document.ts';

export type Operator = CompiledThreshold['operator'];

const operators: Readonly<Record<string, Operator>> = {
  '>': '>',
  '>=': '>=',
  '≥': '>=',
  '<': '<',
  '<=': '<=',
  '≤': '<=',
  '==': '==',
  '!=': '!=',
  'less than or equal to': '<=',
  'greater than or equal to': '>=',
  'drops to': '<=',
  'falls to': '<=',
  below: '<',
  under: '<',
  'lower than': '<',
  'less than': '<',
  'fewer than': '<',
  'smaller than': '<',
  'at most': '<=',
  'no more than': '<=',
  'no higher than': '<=',
  'no greater than': '<=',
  'no longer than': '<=',
  above: '>',
  over: '>',
  'more than': '>',
  'longer than': '>',
  'higher than': '>',
  'greater than': '>',
  'larger than': '>',
  'in excess of': '>',
  exceeds: '>',
  exceed: '>',
  exceeded: '>',
  exceeding: '>',
  'at least': '>=',
  'no less than': '>=',
  'no fewer than': '>=',
  'no lower than': '>=',
  'spike to': '>=',
  'spikes to': '>=',
  'jumps to': '>=',
  'rises to': '>=',
  reach: '>=',
  reaches: '>=',
  reached: '>=',
};
/** Verbs that belong to the comparison, and not to the name of what is compared: "lag grows above". */
const moving = /(?:^|\s)(drops?|dropped|falls?|fell|dips?|rises?|rose|goes|go|grows?|climbs?|stays?|remains?)\s+$/i;
const moved = /^(?:below|under|above|over)$/i;
const words = Object.keys(operators).filter((word) => /^[a-z]/.test(word));
// "no more than" ends as "more than" does: V8 sorts alternatives that are plain words also where it reads backwards, but no groups.
const denying = words.filter((word) => word.startsWith('no '));
const plain = words.filter((word) => !word.startsWith('no '));
const spoken = String.raw`\b(?:(?:${denying.join('|')})|(?:${plain.join('|')}))\b`;
/** Where a figure begins that is compared; its group is the comparison before it. Figures are rare, so each is looked back from. */
export const comparing = new RegExp(String.raw`(?=\d)(?<=(>=|<=|==|!=|[><≥≤]|${spoken})\s{0,4}(?:[~≈]\s?)?)`, 'giu');

const opposites: Readonly<Record<Operator, Operator>> = { '>': '<=', '>=': '<', '<': '>=', '<=': '>', '==': '!=', '!=': '==' };
/** "is not above", "never goes over", "doesn't exceed", "should not be over". */
const negation =
  /(?:\b(?:not|never|no longer|cannot|without)|\b\p{L}{2,8}n['’]t)(?:\s+(?:be|been|being|ever|to|go|get|have|has|rise|run|stay|remain)){0,3}\s+$/iu;

export const operatorOf = (word: string): Operator => operators[word.toLowerCase()] ?? '==';
export const oppositeOf = (operator: Operator): Operator => opposites[operator];

/** Where the words of a comparison begin that are no part of a name: its verb, and what denies it. */
export function startOfComparison(before: string, word: string): { readonly start: number; readonly isDenied: boolean } {
  const from = Math.max(0, before.length - 60);
  const near = before.slice(from);
  const verb = moved.test(word) ? moving.exec(near) : null;
  const end = verb ? verb.index + verb[0].indexOf(verb[1] ?? '') : near.length;
  const denial = negation.exec(near.slice(0, end));
  return { start: from + (denial?.index ?? end), isDenied: denial !== null };
}
