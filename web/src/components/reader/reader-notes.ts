import type { FindingView, RunbookDetailView, RunbookStepView } from '../../api/views.ts';

/** What is said beside a line: a step, or a finding that belongs to no step. */
export type ReaderNote =
  | {
      readonly kind: 'step';
      readonly line: number;
      readonly key: string;
      readonly step: RunbookStepView;
      readonly findings: readonly FindingView[];
    }
  | { readonly kind: 'threshold'; readonly line: number; readonly key: string; readonly text: string }
  | { readonly kind: 'finding'; readonly line: number; readonly key: string; readonly findings: readonly FindingView[] };

/** All notes of a runbook by line; a finding on the lines of a step is said with the step. */
export function readerNotes(runbook: Pick<RunbookDetailView, 'sections' | 'findingList'>): readonly ReaderNote[] {
  const steps = runbook.sections.flatMap((section) => section.steps);
  const isOn = (finding: FindingView, step: RunbookStepView): boolean => finding.line >= step.line && finding.line <= step.endLine;
  const loose = runbook.findingList.filter((finding) => !steps.some((step) => isOn(finding, step)));
  const notes: readonly ReaderNote[] = [
    ...steps.map((step): ReaderNote => ({
      kind: 'step',
      line: step.line,
      key: step.id,
      step,
      findings: runbook.findingList.filter((finding) => isOn(finding, step)),
    })),
    ...runbook.sections.flatMap((section) =>
      section.thresholds.map((threshold): ReaderNote => ({
        kind: 'threshold',
        line: threshold.line,
        key: `threshold ${threshold.line} ${threshold.text}`,
        text: threshold.text,
      })),
    ),
    ...[...Map.groupBy(loose, (finding) => finding.line)].map(([line, findings]): ReaderNote => ({
      kind: 'finding',
      line,
      key: `finding ${line}`,
      findings,
    })),
  ];
  return notes.toSorted((a, b) => a.line - b.line);
}
