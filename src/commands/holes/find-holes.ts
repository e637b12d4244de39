import type { CommandLanguage } from '../model/command.ts';
import { capitalNames } from './capital-names.ts';
import { exampleSecrets } from './example-secrets.ts';
import { exampleValues } from './example-values.ts';
import { hasHole, markOf, maximumHoles } from './hole.ts';
import type { Hole } from './hole.ts';
import { dateHoles, markedHoles } from './marked-holes.ts';
import { openEndings } from './open-endings.ts';
import { mayMatch, type Found, type Rule } from './rule.ts';
import { sqlHoles } from './sql-holes.ts';
import { textVariables } from './text-variables.ts';

/** Open endings come before the marks in them, marked holes before examples: `<your-bucket>` is one hole, not an example inside of brackets. */
const rules: readonly Rule[] = [
  ...openEndings,
  ...markedHoles,
  ...dateHoles,
  ...sqlHoles,
  ...capitalNames,
  ...exampleSecrets,
  ...exampleValues,
];
export const rulesBeyondShell: readonly Rule[] = [...rules, ...textVariables];

/**
 * The holes written as text (`<x>`, `{x}`, `{{x}}`, `[x]`, `-xxxxx`, `...`, example words), in order,
 * none overlapping. In shell text variables (`$X`) are found by the grammar instead, because quoting decides.
 */
export function findHoles(source: string, language: CommandLanguage): Hole[] {
  if (hasHole(source)) return [];
  const found: Found[] = [];
  const taken = new Uint8Array(source.length);
  for (const rule of language === 'bash' ? rules : rulesBeyondShell) {
    if (!mayMatch(rule, source)) continue;
    for (const match of source.matchAll(rule.pattern)) {
      if (found.length >= maximumHoles) break;
      const next = rule.read(match, source, language);
      if (next === null || next.start >= next.end || taken.subarray(next.start, next.end).includes(1)) continue;
      taken.fill(1, next.start, next.end);
      found.push(next);
    }
  }
  return found
    .toSorted((a, b) => a.start - b.start)
    .slice(0, maximumHoles)
    .map((each, index) => ({
      ...each,
      syntax: source.slice(each.start, each.end),
      mark: markOf(index),
    }));
}
