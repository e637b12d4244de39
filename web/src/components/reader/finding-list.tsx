import type { ReactNode } from 'react';
import { paths } from '../../api/paths.ts';
import type { FindingView } from '../../api/views.ts';
import { Anchor } from '../../ui/anchor.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { IconName } from '../../ui/icon.tsx';
import { LineLink } from './line-link.tsx';
import { severities, severityWord, standing } from './reader-notes.ts';
import type { FindingSeverity } from './reader-notes.ts';

export const findingLook: Readonly<Record<FindingSeverity, { readonly icon: IconName; readonly text: string; readonly box: string }>> = {
  error: { icon: 'octagon', text: 'text-bad', box: 'border-bad-line bg-bad-soft' },
  warning: { icon: 'triangle', text: 'text-warn', box: 'border-warn-line bg-warn-soft' },
  info: { icon: 'info', text: 'text-info', box: 'border-info-line bg-info-soft' },
};

/** What was found: what it is, what to do, and the rule that says so. */
export function FindingList({
  findings,
  isShort = false,
  onLine,
}: {
  readonly findings: readonly FindingView[];
  /** Beside the document every row pushes the next note from its line: only what it is, at most two rows. */
  readonly isShort?: boolean;
  readonly onLine: (line: number) => void;
}): ReactNode {
  return (
    <ul className="grid grid-cols-1 gap-1.5">
      {findings.map((finding) => (
        <li key={`${finding.rule}${finding.line}${finding.message}`} className="flex gap-1.5">
          <Icon name={findingLook[finding.severity].icon} size={13} className={`mt-0.5 ${findingLook[finding.severity].text}`} />
          <span className="min-w-0">
            <span className="sr-only">{severityWord[finding.severity]}: </span>
            <span className={`foreign ${isShort ? 'line-clamp-2' : ''}`} title={isShort ? inFull(finding) : undefined}>
              {finding.message}
            </span>
            {!isShort && finding.suggestion && <span className="foreign mt-0.5 block text-ink-2">→ {finding.suggestion}</span>}
            {finding.suppressed && (
              <span className="foreign mt-0.5 block text-ink-2">
                Accepted on <LineLink line={finding.suppressed.line} onLine={onLine} isSaid />: {finding.suppressed.reason}
              </span>
            )}
            <span className="flex flex-wrap items-center gap-x-1 font-mono text-2xs text-ink-2">
              <Anchor
                href={paths.page.rule(finding.rule)}
                title="What this rule is about, and what to do"
                className="inline-flex min-h-6 min-w-0 items-center break-all underline decoration-line-strong underline-offset-2 hover:text-ink"
              >
                {finding.rule}
              </Anchor>
              <LineLink line={finding.line} onLine={onLine} />
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}

const inFull = ({ message, suggestion }: FindingView): string => (suggestion === null ? message : `${message}\n→ ${suggestion}`);

/** The colour of the worst that stands; what was accepted has none. */
export function worstBox(findings: readonly FindingView[]): string {
  const worst = severities.find((severity) => standing(findings).some((one) => one.severity === severity));
  return worst === undefined ? 'border-line bg-surface' : findingLook[worst].box;
}
