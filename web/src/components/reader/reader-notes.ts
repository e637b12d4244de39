import type { FindingView, RunbookDetailView, RunbookStepView } from '../../api/views.ts';
import { choicesOf } from './step-choices.ts';
import type { Choice, Way } from './step-choices.ts';

/** What is said beside a line: a step, or a finding that belongs to no step. */
export type ReaderNote =
  | {
      readonly kind: 'step';
      readonly line: number;
      readonly key: string;
      readonly step: RunbookStepView;
      readonly findings: readonly FindingView[];
      /** Which of how many ways to do the same thing this is. */
      readonly choice: Choice | null;
      /** It belongs to the same choice or condition as the step before it: drawn as one group. */
      readonly joins: boolean;
    }
  /** Before the first of several ways: what they are. */
  | { readonly kind: 'choice'; readonly line: number; readonly key: string; readonly ways: readonly Way[] }
  | { readonly kind: 'threshold'; readonly line: number; readonly key: string; readonly text: string }
  | { readonly kind: 'finding'; readonly line: number; readonly key: string; readonly findings: readonly FindingView[] };

export type StepNote = Extract<ReaderNote, { readonly kind: 'step' }>;

/** All notes of a runbook by line; a finding on the lines of a step is said with the step. */
export function readerNotes(runbook: Pick<RunbookDetailView, 'sections' | 'findingList'>): readonly ReaderNote[] {
  const steps = runbook.sections.flatMap((section) => section.steps);
  const choices = choicesOf(runbook.sections);
  const joined = new Set(joiningSteps(steps, choices));
  const isOn = (finding: FindingView, step: RunbookStepView): boolean => finding.line >= step.line && finding.line <= step.endLine;
  const loose = runbook.findingList.filter((finding) => !steps.some((step) => isOn(finding, step)));
  const allWays = new Set([...choices.values()].map((choice) => choice.ways));
  const notes: readonly ReaderNote[] = [
    // Before the steps: of notes on one line the first stays first.
    ...[...allWays].map((ways): ReaderNote => ({ kind: 'choice', line: ways[0]?.line ?? 0, key: `choice ${ways[0]?.line}`, ways })),
    ...steps.map((step): ReaderNote => ({
      kind: 'step',
      line: step.line,
      key: step.id,
      step,
      findings: runbook.findingList.filter((finding) => isOn(finding, step)),
      choice: choices.get(step.id) ?? null,
      joins: joined.has(step.id),
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

/** The steps that go on with the choice or the condition of the step before them. */
function joiningSteps(steps: readonly RunbookStepView[], choices: ReadonlyMap<string, Choice>): readonly string[] {
  return steps.flatMap((step, index) => {
    const before = steps[index - 1];
    if (!before) return [];
    const ways = choices.get(step.id)?.ways;
    const isOneChoice = ways !== undefined && ways === choices.get(before.id)?.ways;
    return isOneChoice || (step.condition !== null && step.condition === before.condition) ? [step.id] : [];
  });
}

export type FindingSeverity = FindingView['severity'];
export const severities: readonly FindingSeverity[] = ['error', 'warning', 'info'];
/** What each is called to people. */
export const severityWord: Readonly<Record<FindingSeverity, string>> = { error: 'error', warning: 'warning', info: 'hint' };

/** The notes with only the findings of these severities; a note that says nothing any more goes. */
export function withSeverities(notes: readonly ReaderNote[], wanted: ReadonlySet<FindingSeverity>): readonly ReaderNote[] {
  if (wanted.size === severities.length) return notes;
  return notes.flatMap((note): readonly ReaderNote[] => {
    if (note.kind === 'threshold' || note.kind === 'choice') return [note];
    const findings = note.findings.filter((finding) => wanted.has(finding.severity));
    return note.kind === 'finding' && findings.length === 0 ? [] : [{ ...note, findings }];
  });
}

/** What was found and not accepted by the authors. */
export const standing = (findings: readonly FindingView[]): readonly FindingView[] => findings.filter((one) => one.suppressed === null);

/** The first of the lines behind (or before) this one; after the last comes the first again. */
export function nextLine(lines: readonly number[], from: number, direction: 1 | -1): number | null {
  const sorted = [...new Set(lines)].toSorted((a, b) => a - b);
  const next = direction === 1 ? sorted.find((line) => line > from) : sorted.findLast((line) => line < from);
  return next ?? sorted.at(direction === 1 ? 0 : -1) ?? null;
}

/** The next of lines that are walked part by part (this runbook's own, then the rest of the file); from a line that is none of them, the next own one. */
export function nextInParts(parts: readonly (readonly number[])[], from: number, direction: 1 | -1): number | null {
  const ordered = parts.flatMap((lines) => [...new Set(lines)].toSorted((a, b) => a - b));
  const at = ordered.indexOf(from);
  if (at !== -1) return ordered.at((at + direction) % ordered.length) ?? null;
  return nextLine(parts.find((lines) => lines.length > 0) ?? [], from, direction);
}
