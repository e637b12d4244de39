import type { ReactNode } from 'react';
import type { RunbookDetailView } from '../../api/views.ts';
import { formatExact } from '../../live/format-time.ts';
import { serverNow } from '../../live/server-time.ts';
import { isWithin, ownLines } from './line-range.ts';
import { severityWord, standing } from './reader-notes.ts';

/** Only on paper: every finding with its line and what to do, and which version this is: paper does not renew itself. */
export function PrintedFindings({ runbook, isPrinting }: { readonly runbook: RunbookDetailView; readonly isPrinting: boolean }): ReactNode {
  const findings = standing(runbook.findingList);
  const own = ownLines(runbook);
  const elsewhere = (isElsewhere: boolean) => (isElsewhere ? { 'data-elsewhere': '' } : {});
  return (
    <div className="hidden print:block">
      {findings.length > 0 && (
        <section className="prose printed-findings" {...elsewhere(!findings.some((finding) => isWithin(own, finding.line)))}>
          <h2>Findings</h2>
          <ul>
            {findings.map((finding) => (
              <li key={`${finding.rule}${finding.line}${finding.message}`} {...elsewhere(!isWithin(own, finding.line))}>
                <strong className="inline-block first-letter:uppercase">
                  {severityWord[finding.severity]}, line {finding.line}
                </strong>
                : {finding.message}
                {finding.suggestion && <> → {finding.suggestion}</>} ({finding.rule})
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className="mt-4 border-t border-line pt-2 text-[8pt]">
        {runbook.file}, version {runbook.version}
        {runbook.version === runbook.liveVersion ? '' : ` (the present version is ${runbook.liveVersion})`}
        {isPrinting && `, printed ${formatExact(serverNow())}`}. Newest: {location.origin}
        {location.pathname}
      </p>
    </div>
  );
}
