import type { FindingSeverity } from '../model/document.ts';
import { rules } from '../model/rules/index.ts';
import { againstRules } from './against-rules.ts';
import { readingRules } from './reading-rules.ts';
import type { RuleText } from './rule-text.ts';
import { suppressionRules } from './suppression-rules.ts';

/** Everything that a finding can be about, in one order. */
export const ruleTexts: readonly RuleText[] = [...rules, ...readingRules, ...suppressionRules, ...againstRules].toSorted((a, b) =>
  a.id < b.id ? -1 : 1,
);

const byId = new Map(ruleTexts.map((rule) => [rule.id, rule]));

/** Whether lint has a rule of this name. */
export const isKnownRule = (id: string): boolean => byId.has(id);

/** How bad a finding of this rule is. */
export const severityOf = (id: string): FindingSeverity => byId.get(id)?.severity ?? 'warning';
