import type { CompiledRunbook, CompiledSection, CompiledStep } from '../model/document.ts';
import { shapeOf, type QueryShape } from './query-shape.ts';

/** A PromQL query that a runbook has its reader ask. */
export interface StatedQuery {
  readonly text: string;
  readonly line: number;
  readonly title: string;
  readonly shape: QueryShape;
  /** Whether something must be filled in first. */
  readonly hasHoles: boolean;
}

/** Where a document says when something is wrong; what it says about mending or checking is another matter. */
export const tellsTrouble = ({ kind }: CompiledSection): boolean =>
  kind === 'symptoms' || kind === 'impact' || kind === 'diagnosis' || kind === 'reference' || kind === 'other';

/** The queries of a runbook's sections about trouble: PromQL steps, and what curl hands to Prometheus. */
export function statedQueries(runbook: CompiledRunbook): readonly StatedQuery[] {
  return runbook.sections.filter(tellsTrouble).flatMap(({ steps }) => steps.flatMap(queriesOf));
}

function queriesOf(step: CompiledStep): readonly StatedQuery[] {
  return step.commands.flatMap((command) => {
    const text = step.language === 'promql' ? command.text : askedByCurl(command.text);
    const shape = text === null ? null : shapeOf(text);
    if (text === null || shape === null) return [];
    // A parameter that stands for an example value (`<pod>`, `$NAMESPACE`) would be an alert about a pod called "<pod>".
    const hasHoles = step.parameters.some(({ syntax }) => text.includes(syntax)) || /\$\w|\$\{|<[^<>=\s][^<>]*>|\{\{/.test(text);
    return [{ text: text.trim(), line: command.line, title: step.title ?? '', shape, hasHoles }];
  });
}

const askedByCurl = (text: string): string | null => /--data-urlencode\s+'query=([^']+)'/.exec(text)?.[1] ?? null;
