import type { ReactNode } from 'react';
import type { FindingView } from '../../api/views.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { findingLook } from './finding-list.tsx';
import { isWithin } from './line-range.ts';
import type { LineRange } from './line-range.ts';
import { severities, severityWord, standing } from './reader-notes.ts';
import type { FindingSeverity } from './reader-notes.ts';

/** How many findings of each kind this runbook has; each count shows or hides its kind, the button goes to the next one. */
export function FindingsBar({
  findings: all,
  own,
  shown,
  onToggle,
  onNext,
}: {
  readonly findings: readonly FindingView[];
  /** The lines of this runbook: what the rest of its file has is said apart. */
  readonly own: LineRange;
  readonly shown: ReadonlySet<FindingSeverity>;
  readonly onToggle: (severity: FindingSeverity) => void;
  readonly onNext: () => void;
}): ReactNode {
  const inFile = standing(all);
  const findings = inFile.filter((finding) => isWithin(own, finding.line));
  const elsewhere = inFile.length - findings.length;
  const accepted = all.length - inFile.length;
  if (inFile.length === 0)
    return (
      <p className="flex items-center gap-1.5 text-[0.8125rem] text-ink-2">
        <Icon name="circle-check" size={15} className="text-good" /> No findings in this document
        {accepted > 0 && `; ${accepted} accepted by its authors`}.
      </p>
    );
  return (
    <div role="group" aria-label="Findings" className="flex flex-wrap items-center gap-1.5">
      {severities.map((severity) => {
        if (!inFile.some((finding) => finding.severity === severity)) return null;
        const count = findings.filter((finding) => finding.severity === severity).length;
        const look = findingLook[severity];
        return (
          <button
            key={severity}
            type="button"
            aria-pressed={shown.has(severity)}
            title={shown.has(severity) ? 'Shown beside the document; press to hide' : 'Hidden; press to show'}
            onClick={() => onToggle(severity)}
            className={`inline-flex h-7 items-center gap-1.5 rounded-md border px-2 text-[0.8125rem] font-medium max-md:h-11 ${shown.has(severity) ? `${count === 0 ? 'border-line bg-surface' : look.box} ${look.text}` : 'border-line text-ink-3 line-through'}`}
          >
            <Icon name={look.icon} size={14} />
            <span className="tabular">
              {count} {severityWord[severity]}
              {count === 1 ? '' : 's'}
            </span>
          </button>
        );
      })}
      {elsewhere > 0 && <span className="tabular px-1 text-xs text-ink-2">{elsewhere} elsewhere in the file</span>}
      {accepted > 0 && <span className="tabular px-1 text-xs text-ink-3">{accepted} accepted by the authors</span>}
      <Button size="sm" look="quiet" hotkey="f" onClick={onNext}>
        Next finding
      </Button>
    </div>
  );
}
