import type { TemplateField } from './document.ts';

/** Words that stand for a value in forms. */
const bareWords =
  /#[a-z]+-YYYYMMDD\b|\bYYYY-MM-DD\b|\bYYYYMMDD\b|\bHH:MM(?::SS)?\b|\bSEVX\b|\$?X(?:,X{3})+|\bX(?= (?:hours?|minutes?|users?|days?)\b)|@(?:name|person|owner|user|engineer)\b|\+\d+-X{3}[\w-]*|(?<=: )(?:Name|DATE|Number of [a-z ]+|Brief description)$|\bDue: DATE\b/gm;
const bracketed = /\[([^\]\n]{1,80})\](?!\()/g;
const braced = /(?<![$%{])\{\{?\s*([A-Za-z_][^{}\n]{0,80}?)\s*\}?\}/g;
const angled = /<([A-Za-z][\w .-]{0,60})>/g;
const dollars = /\$\{?([A-Z][A-Z0-9_]{2,})\}?/g;
const keyed = /^\s*(?:[-*]\s+)?(?:\*\*)?([A-Z][\w #-]{1,30}?)(?:\*\*)?:(?:\*\*)?\s+(\S.*)$/gm;

const tidy = (name: string): string => name.replace(/^#/, '').replaceAll('_', ' ').trim();
/** "P1/P2/P3" is a choice; "N/A" and dates are none. */
const choicesIn = (inside: string): readonly string[] =>
  /^[^/\s][^/]*(?:\/[^/]+)+$/.test(inside) && !/^n\/a$/i.test(inside) ? inside.split('/').map((part) => part.trim()) : [];

/** The holes of a message form, in their order; a form filled with an example gives its `Key: value` lines. */
export function templateFields(source: string): readonly TemplateField[] {
  const found = new Map<string, TemplateField & { at: number }>();
  const add = (syntax: string, name: string, choices: readonly string[], at: number): void => {
    if (!found.has(syntax)) found.set(syntax, { name, syntax, choices, at });
  };
  for (const match of source.matchAll(bracketed)) {
    const inside = match[1] ?? '';
    if (/^[ xX]$/.test(inside)) continue;
    const range = /^(\d)-(\d)$/.exec(inside);
    const choices = range
      ? Array.from({ length: Number(range[2]) - Number(range[1]) + 1 }, (_, index) => String(Number(range[1]) + index))
      : choicesIn(inside);
    add(match[0], tidy(inside), choices, match.index);
  }
  for (const match of source.matchAll(braced)) add(match[0], tidy(match[1] ?? ''), choicesIn(match[1] ?? ''), match.index);
  for (const match of source.matchAll(angled)) add(match[0], tidy(match[1] ?? ''), [], match.index);
  for (const match of source.matchAll(dollars)) add(match[0], tidy(match[1] ?? ''), [], match.index);
  for (const match of source.matchAll(bareWords)) add(match[0], match[0], [], match.index);
  if (found.size === 0) for (const match of source.matchAll(keyed)) add(match[2] ?? '', match[1] ?? '', [], match.index);
  return [...found.values()].toSorted((a, b) => a.at - b.at).map(({ name, syntax, choices }) => ({ name, syntax, choices }));
}
