import type { RunbookStepView } from '../../api/views.ts';
import { severityWord, standing } from './reader-notes.ts';
import type { StepNote } from './reader-notes.ts';
import { sourceWords, typeWords } from './value-source-words.ts';

/**
 * The steps of one block in words, for paper: `line 87: destructive · if clustered · option 1 of 3: Failover`, several by
 * their risk; below it a line for each thing to fill in and for each finding.
 */
export function stepsInWords(notes: readonly StepNote[]): string {
  return [headline(notes), ...toFillIn(notes.map(({ step }) => step)), ...found(notes)].join('\n');
}

function headline(notes: readonly StepNote[]): string {
  const [first] = notes;
  if (notes.length === 1 && first) return [`line ${first.step.line}: ${riskOrKind(first.step)}`, ...circumstances(first)].join(' · ');
  const byRisk = [...Map.groupBy(notes, ({ step }) => riskOrKind(step))];
  const shared = [...new Set(notes.flatMap(circumstances))];
  return [
    ...byRisk.map(([risk, some]) => `${risk}: ${some.length === 1 ? 'line' : 'lines'} ${some.map(({ line }) => line).join(', ')}`),
    ...shared,
  ].join(' · ');
}

const riskOrKind = (step: RunbookStepView): string => step.risk ?? step.kind;

const circumstances = ({ step, choice }: StepNote): readonly string[] => [
  ...(step.condition ? [step.condition] : []),
  ...(choice ? [`option ${choice.at} of ${choice.ways.length}: ${choice.ways[choice.at - 1]?.name ?? ''}`] : []),
];

function toFillIn(steps: readonly RunbookStepView[]): readonly string[] {
  const parameters = new Map(steps.flatMap((step) => step.parameters).map((one) => [one.syntax, one]));
  return [...parameters.values()].map(({ syntax, type, secret, from }) => {
    const words = sourceWords(from);
    const where =
      words &&
      [
        words.text,
        ...(words.line === undefined ? [] : [`line ${words.line}`]),
        ...(words.command === undefined ? [] : [words.command]),
      ].join(' ');
    return `fill in ${syntax} (${secret ? 'secret' : typeWords(type)})${where ? `: ${where}` : ''}`;
  });
}

const found = (notes: readonly StepNote[]): readonly string[] =>
  standing(notes.flatMap(({ findings }) => findings)).map(
    ({ severity, line, message }) => `${severityWord[severity]}, line ${line}: ${message}`,
  );
