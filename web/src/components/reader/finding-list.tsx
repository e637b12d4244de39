import type { ReactNode } from 'react';
import type { FindingView } from '../../api/views.ts';
import { Icon } from '../../ui/icon.tsx';
import type { IconName } from '../../ui/icon.tsx';
import { LineLink } from './line-link.tsx';
import type { FindingSeverity } from './reader-notes.ts';

export const findingLook: Readonly<Record<FindingSeverity, { readonly icon: IconName; readonly text: string; readonly box: string }>> = {
  error: { icon: 'octagon', text: 'text-bad', box: 'border-bad-line bg-bad-soft' },
  warning: { icon: 'triangle', text: 'text-warn', box: 'border-warn-line bg-warn-soft' },
  info: { icon: 'info', text: 'text-info', box: 'border-info-line bg-info-soft' },
};

/** What was found: what it is, what to do, and the rule that says so. */
export function FindingList({
  findings,
  onLine,
}: {
  readonly findings: readonly FindingView[];
  readonly onLine: (line: number) => void;
}): ReactNode {
  return (
    <ul className="grid grid-cols-1 gap-1.5">
      {findings.map((finding) => (
        <li key={`${finding.rule}${finding.line}${finding.message}`} className="flex gap-1.5">
          <Icon name={findingLook[finding.severity].icon} size={13} className={`mt-0.5 ${findingLook[finding.severity].text}`} />
          <span className="min-w-0">
            <span className="sr-only">{finding.severity}: </span>
            <span className="foreign">{finding.message}</span>
            {finding.suggestion && <span className="foreign mt-0.5 block text-ink-2">→ {finding.suggestion}</span>}
            <span className="block font-mono text-2xs text-ink-2">
              {finding.rule} <LineLink line={finding.line} onLine={onLine} />
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The colour of the worst of them. */
export const worstBox = (findings: readonly FindingView[]): string =>
  findingLook[
    findings.some((one) => one.severity === 'error') ? 'error' : findings.some((one) => one.severity === 'warning') ? 'warning' : 'info'
  ].box;
