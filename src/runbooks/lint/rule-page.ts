import type { FindingSeverity } from '../model/document.ts';
import { lintDocument } from './lint-document.ts';
import { ruleTexts } from './rule-texts.ts';
import type { RuleText } from './rule-text.ts';

/** Everything that is said about one rule, for its page in docs/rules/ and for its page in the product. */
export interface RulePage {
  readonly id: string;
  readonly severity: FindingSeverity;
  readonly title: string;
  readonly why: string;
  readonly advice: string;
  /** A document with the trap, and the same without it; null where a page cannot show one. */
  readonly examples: { readonly bad: string; readonly good: string } | null;
  /** What lint says about `bad`. */
  readonly found: readonly string[];
  /** The comment that accepts a finding; null where none can: it would not be read, or is itself what is found. */
  readonly suppression: string | null;
}

/** An example of thousands of lines is shown by its beginning. */
const longestExample = 30;
const mostFound = 3;

/** The page of a rule; null when there is no such rule. `initCommands()` of `#commands` comes first, once a process. */
export function rulePage(id: string): RulePage | null {
  const rule = ruleTexts.find((each) => each.id === id);
  if (!rule) return null;
  const { severity, title, why, advice, bad, good } = rule;
  return {
    id,
    severity,
    title,
    why,
    advice,
    examples: bad === '' ? null : { bad: shortened(bad), good: shortened(good) },
    found: bad === '' ? [] : foundIn(rule),
    suppression: suppressionOf(rule),
  };
}

function suppressionOf({ id, accept }: RuleText): string | null {
  if (id.startsWith('suppression-') || accept === null) return null;
  return `<!-- tocsin-ignore${accept === 'file' ? '-file' : ''} ${id}: why it is right here -->`;
}

function shortened(text: string): string {
  const lines = text.trimEnd().replaceAll('\0', '\u2400').split('\n');
  const more = lines.length - longestExample;
  return (more > 0 ? [...lines.slice(0, longestExample), `… and ${more} more lines`] : lines).join('\n');
}

function foundIn({ id, bad }: RuleText): readonly string[] {
  const { findings } = lintDocument({ file: 'runbook.md', source: bad });
  return findings
    .filter(({ rule }) => rule === id)
    .slice(0, mostFound)
    .map(
      ({ line, column, message, suggestion }) => `runbook.md:${line}:${column}: ${message}${suggestion === null ? '' : `; ${suggestion}`}`,
    );
}
