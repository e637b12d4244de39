import type { FindingView, RunbookDetailView, RunbookStepView } from '../../api/views.ts';

/** What is said beside a line: a step, or a finding that belongs to no step. */
export type ReaderNote =
  | {
      readonly kind: 'step';
      readonly line: number;
      readonly key: string;
      readonly step: RunbookStepView;
      readonly findings: readonly FindingView[];
      /** Which of how many ways to do the same thing this is. */
      readonly choice: { readonly at: number; readonly of: number } | null;
    }
  | { readonly kind: 'threshold'; readonly line: number; readonly key: string; readonly text: string }
  | { readonly kind: 'finding'; readonly line: number; readonly key: string; readonly findings: readonly FindingView[] };

export type StepNote = Extract<ReaderNote, { readonly kind: 'step' }>;

/** All notes of a runbook by line; a finding on the lines of a step is said with the step. */
export function readerNotes(runbook: Pick<RunbookDetailView, 'sections' | 'findingList'>): readonly ReaderNote[] {
  const steps = runbook.sections.flatMap((section) => section.steps);
  const choices = new Map(runbook.sections.flatMap((section) => [...choicesOf(section.steps)]));
  const isOn = (finding: FindingView, step: RunbookStepView): boolean => finding.line >= step.line && finding.line <= step.endLine;
  const loose = runbook.findingList.filter((finding) => !steps.some((step) => isOn(finding, step)));
  const notes: readonly ReaderNote[] = [
    ...steps.map((step): ReaderNote => ({
      kind: 'step',
      line: step.line,
      key: step.id,
      step,
      findings: runbook.findingList.filter((finding) => isOn(finding, step)),
      choice: choices.get(step.id) ?? null,
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

function* choicesOf(steps: readonly RunbookStepView[]): Generator<readonly [string, { readonly at: number; readonly of: number }]> {
  const options = [...new Set(steps.flatMap((step) => step.option ?? []))];
  if (options.length < 2) return;
  for (const step of steps) if (step.option !== null) yield [step.id, { at: options.indexOf(step.option) + 1, of: options.length }];
}

export type FindingSeverity = FindingView['severity'];
export const severities: readonly FindingSeverity[] = ['error', 'warning', 'info'];

/** The notes with only the findings of these severities; a note that says nothing any more goes. */
export function withSeverities(notes: readonly ReaderNote[], wanted: ReadonlySet<FindingSeverity>): readonly ReaderNote[] {
  if (wanted.size === severities.length) return notes;
  return notes.flatMap((note): readonly ReaderNote[] => {
    if (note.kind === 'threshold') return [note];
    const findings = note.findings.filter((finding) => wanted.has(finding.severity));
    return note.kind === 'finding' && findings.length === 0 ? [] : [{ ...note, findings }];
  });
}

/** The first of the lines behind (or before) this one; after the last comes the first again. */
export function nextLine(lines: readonly number[], from: number, direction: 1 | -1): number | null {
  const sorted = [...new Set(lines)].toSorted((a, b) => a - b);
  const next = direction === 1 ? sorted.find((line) => line > from) : sorted.findLast((line) => line < from);
  return next ?? sorted.at(direction === 1 ? 0 : -1) ?? null;
}

/** The steps of one block in words, for paper: `line 87: destructive · if clustered · option 1 of 3`, several by their risk. */
export function stepsInWords(notes: readonly StepNote[]): string {
  const [first] = notes;
  const holes = [...new Set(notes.flatMap(({ step }) => step.parameters.map((one) => one.syntax)))];
  const fill = holes.length > 0 ? [`fill in ${holes.join(', ')}`] : [];
  if (notes.length === 1 && first) {
    const { step, choice } = first;
    return [
      `line ${step.line}: ${step.risk ?? step.kind}`,
      ...(step.condition ? [step.condition] : []),
      ...(choice ? [`option ${choice.at} of ${choice.of}`] : []),
      ...fill,
    ].join(' · ');
  }
  const byRisk = [...Map.groupBy(notes, ({ step }) => step.risk ?? step.kind)];
  return [
    ...byRisk.map(([risk, some]) => `${risk}: ${some.length === 1 ? 'line' : 'lines'} ${some.map(({ line }) => line).join(', ')}`),
    ...fill,
  ].join(' · ');
}
