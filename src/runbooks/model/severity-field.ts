import type { CompiledSeverity } from './document.ts';

const letters = 'sev(?:erity)?|p(?:riority)?|s|l(?:evel)?|tier';
const words = 'critical|blocker|urgent|emergency|high|major|medium|moderate|minor|low|warning|info(?:rmational)?';
/** A label at the beginning of a part, and what may stand behind it there. */
const opening = new RegExp(
  `^(?:(${letters})[\\s-]?(\\d)|(${words})(?:\\s(?:severity|priority))?)(?![\\w.%])(?:\\s{0,3}$|\\s{0,3}[:([–—-]|\\s{1,3}(?:if|when|for|during|after|in|until|unless|otherwise)\\b)`,
  'i',
);
/** The first part may go on in any words: "P1 everything is down". */
const first = new RegExp(`^(?:(${letters})[\\s-]?(\\d)|(${words}))(?![\\w.%])`, 'i');
const range = new RegExp(`^(${letters})\\s?-?(\\d)\\s{0,3}(?:[-–]|to)\\s{0,3}(?:(?:${letters})\\s?-?)?(\\d)(?![\\w.%])`, 'i');
/** "P1 or P2", "Critical/High", "Medium -> High after half an hour", "P2 (P1 if …)". */
const divider = /\s{0,3}(?:\||,|;|\/|->|→|\bor\b|\band\b|\bto\b|\((?=(?:sev|p|s)[\s-]?\d\s(?:if|when|for|during)\b))\s{0,3}/i;
/** Words in parentheses are about the level before them, but for another level with its condition. */
const aside = /\((?!(?:sev|p|s)[\s-]?\d\s(?:if|when|for|during)\b)[^()]{0,200}\)/gi;
/** What says that there is no level. */
const none = /^(?:n\/?a|none|tbd|todo|unknown|varies|variable|depends|not|no|see|any|all)\b/i;

/** One spelling for all: `Sev-2`, `sev 2` and `SEV2` are the same level. */
export const sameLevel = (label: string): string =>
  label
    .toLowerCase()
    .replaceAll(/[\s_-]/g, '')
    .replace(/^severity(?=\d)/, 'sev')
    .replace(/^priority(?=\d)/, 'p');

/** A numbered label as it is written where nothing else is the document's own: capitals without a gap, words as they stand. */
function spelled(prefix: string, digit: string, whole: string): string {
  if (/^(?:severity|priority|level|tier)$/i.test(prefix))
    return `${prefix.charAt(0).toUpperCase()}${prefix.slice(1).toLowerCase()} ${digit}`;
  // Capitals are a label already: "SEV-2", "SEV 1".
  return prefix === prefix.toUpperCase() ? whole.trim() : `${prefix.toUpperCase()}${digit}`;
}

/** A part's label as written. */
function labelIn(part: string, pattern: RegExp): string | null {
  const match = pattern.exec(part);
  if (!match) return null;
  const [, prefix, digit, word] = match;
  if (word !== undefined) return word;
  return prefix === undefined || digit === undefined
    ? null
    : spelled(prefix, digit, new RegExp(`^(?:${letters})[\\s-]?\\d`, 'i').exec(part)?.[0] ?? '');
}

function rangeIn(text: string): readonly string[] {
  const [, prefix = '', from = '', to = ''] = range.exec(text) ?? [];
  const count = Number(to) - Number(from) + 1;
  return from === '' || count < 2
    ? []
    : Array.from({ length: count }, (_, index) => spelled(prefix, String(Number(from) + index), `${prefix}${Number(from) + index}`));
}

const mentions = (text: string, label: string): boolean =>
  new RegExp(`(?<![\\w])${label.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w])`, 'i').test(text);

/** Labels that a severity field names, in its order; of the document's own scheme where it has them. */
export function severitiesIn(value: string, scheme: readonly CompiledSeverity[]): readonly string[] {
  const text = value
    .slice(0, 400)
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .trim();
  if (text === '' || none.test(text)) return [];
  const own = new Map(scheme.map(({ label }) => [sameLevel(label), label]));
  // A figure alone is the level that has it.
  const digit = /^\d$/.exec(text)?.[0];
  if (digit !== undefined) {
    const numbered = scheme.filter(({ label }) => /\d/.exec(label)?.[0] === digit);
    return numbered.length === 1 ? numbered.map(({ label }) => label) : [];
  }
  const ranged = rangeIn(text);
  const parts = text.replaceAll(aside, ' ').split(divider);
  const found = ranged.length > 0 ? ranged : parts.flatMap((part, index) => labelIn(part, index === 0 ? first : opening) ?? []);
  const labels = [...new Map(found.map((label) => [sameLevel(label), own.get(sameLevel(label)) ?? label])).values()];
  if (labels.some((label) => own.has(sameLevel(label)))) return labels;
  // "High (P1)" where the scheme counts: its own label stands anywhere.
  const known = scheme.filter(({ label }) => mentions(text, label));
  if (known.length > 0) return known.map(({ label }) => label);
  return labels.length > 0 ? labels : /^[A-Za-z]{3,20}$/.test(text) ? [text] : [];
}
