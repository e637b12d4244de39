import { createHash } from 'node:crypto';
import { findingsIn } from '../compile-document.ts';
import type { CompiledDocument, Finding } from '../model/document.ts';
import { isKnownRule, severityOf } from './rule-texts.ts';
import { suppressionsOf, type Suppression } from './suppressions.ts';

/** A finding as lint reports it: where exactly, whether somebody has accepted it, and what it is recognised by. */
export interface LintFinding extends Finding {
  readonly file: string;
  /** 1-based; the first character of the line that is no space. */
  readonly column: number;
  /** One behind the last character of the line. */
  readonly endColumn: number;
  /** The line itself, for reports that show it. */
  readonly text: string;
  readonly suppressed: { readonly reason: string; readonly line: number } | null;
  /** The same for the same trap in the same words, wherever in the file it stands. */
  readonly fingerprint: string;
}

export interface LintReport {
  readonly file: string;
  readonly findings: readonly LintFinding[];
}

/** Lints one file. Pure; `initCommands()` of `#commands` comes first, once a process. */
export function lintDocument(input: { readonly file: string; readonly source: string }): LintReport {
  return reportFindings(input, { findings: findingsIn(input) });
}

/**
 * The findings of a compiled document, and `more` that other checks have about the same file, with suppressions applied.
 * `notChecked` are rules that did not run this time: a suppression of one is not called unused.
 */
export function reportFindings(
  { file, source }: { readonly file: string; readonly source: string },
  { findings }: Pick<CompiledDocument, 'findings'>,
  { more = [], notChecked = isOfAgainst }: { readonly more?: readonly Finding[]; readonly notChecked?: (rule: string) => boolean } = {},
): LintReport {
  const lines = source.replace(/^\uFEFF/, '').split('\n');
  const suppressions = suppressionsOf(source);
  const used = new Set<string>();
  const accepted = [...findings, ...more].map((finding): [Finding, LintFinding['suppressed']] => {
    const by = suppressions.find((each) => isSuppressing(each, finding));
    if (by === undefined) return [finding, null];
    used.add(`${by.line} ${finding.rule}`);
    return [finding, { reason: by.reason ?? '', line: by.line }];
  });
  const problems = suppressions.flatMap((each) => problemsOf(each, (rule) => used.has(`${each.line} ${rule}`) || notChecked(rule)));
  const all = [...accepted, ...problems.map((finding): [Finding, null] => [finding, null])].toSorted(([a], [b]) => a.line - b.line);
  const seen = new Map<string, number>();
  return {
    file,
    findings: all.map(([finding, suppressed]) => {
      const text = (lines[finding.line - 1] ?? '').replace(/\r$/, '');
      const what = `${finding.rule}\n${text.replaceAll(/\s+/g, ' ').trim()}`;
      const nth = (seen.get(what) ?? 0) + 1;
      seen.set(what, nth);
      return {
        file,
        ...finding,
        column: text.length - text.trimStart().length + 1,
        endColumn: text.length + 1,
        text,
        suppressed,
        fingerprint: createHash('sha256').update(`${what}\n${nth}`).digest('hex').slice(0, 32),
      };
    }),
  };
}

const isOfAgainst = (rule: string): boolean => rule.startsWith('against-');

function isSuppressing(suppression: Suppression, finding: Finding): boolean {
  if (suppression.reason === null || !suppression.rules.includes(finding.rule)) return false;
  return suppression.covers === null || (finding.line >= suppression.covers.from && finding.line <= suppression.covers.to);
}

/** What is wrong with a suppression itself; it cannot be suppressed. */
function problemsOf({ rules, reason, line }: Suppression, isUsed: (rule: string) => boolean): readonly Finding[] {
  const problem = (rule: string, message: string, suggestion: string): Finding => ({
    rule,
    severity: severityOf(rule),
    line,
    message,
    suggestion,
  });
  if (rules.length === 0)
    return [
      problem('suppression-of-unknown-rule', 'this suppression names no rule', 'write it as: tocsin-ignore RULE: why it is right here'),
    ];
  const unknown = rules.filter((rule) => !isKnownRule(rule));
  const wrong = unknown.map((rule) =>
    problem(
      'suppression-of-unknown-rule',
      `there is no rule "${rule}"`,
      'docs/rules/ lists the rules; a finding shows the name of its own',
    ),
  );
  if (reason === null)
    return [
      ...wrong,
      problem(
        'suppression-without-reason',
        `this suppression of ${rules.join(', ')} gives no reason, so it does not count`,
        `write the reason after a colon: tocsin-ignore ${rules.join(', ')}: why it is right here`,
      ),
    ];
  const unused = rules.filter((rule) => !unknown.includes(rule) && !isUsed(rule));
  return [
    ...wrong,
    ...unused.map((rule) =>
      problem('suppression-unused', `there is nothing of ${rule} to suppress here`, 'remove it, or move it to the line before the finding'),
    ),
  ];
}
