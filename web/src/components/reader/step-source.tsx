import type { ReactNode } from 'react';
import type { RunbookStepView } from '../../api/views.ts';

type Mark = RunbookStepView['commands'][number]['verdicts'][number];
const underline: Readonly<Record<Mark['risk'], string>> = {
  'read-only': 'decoration-info',
  mutating: 'decoration-warn',
  destructive: 'decoration-bad',
};

/** The exact text of a step; the words that decided how dangerous it is are underlined, each with its reason. */
export function StepSource({ step }: { readonly step: RunbookStepView }): ReactNode {
  return (
    <pre dir="ltr" className="foreign min-w-0 font-mono text-2xs leading-relaxed whitespace-pre-wrap">
      {cut(step).map(({ at, text, mark }) =>
        mark ? (
          <span key={at} title={mark.reason} className={`underline decoration-2 underline-offset-2 ${underline[mark.risk]}`}>
            {text}
          </span>
        ) : (
          text
        ),
      )}
    </pre>
  );
}

type Piece = { readonly at: number; readonly text: string; readonly mark: Mark | null };

function cut(step: RunbookStepView): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const marks = step.commands.flatMap((command) => command.verdicts).toSorted((a, b) => a.start - b.start || b.end - a.end);
  for (const mark of marks) {
    if (mark.start < at || mark.end <= mark.start) continue;
    if (mark.start > at) pieces.push({ at, text: step.source.slice(at, mark.start), mark: null });
    pieces.push({ at: mark.start, text: step.source.slice(mark.start, mark.end), mark });
    at = mark.end;
  }
  return [...pieces, { at, text: step.source.slice(at), mark: null }];
}
