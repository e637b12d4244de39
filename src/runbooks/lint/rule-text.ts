import type { Rule } from '../model/rules/rule.ts';

/** What is said about a rule: everything but its check. An empty example: its page cannot show one. */
export type RuleText = Omit<Rule, 'check'>;
