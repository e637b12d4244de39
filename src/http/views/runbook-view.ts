import type { CompiledStep } from '#runbooks';
import type { z } from 'zod';
import type { runbookStep } from '../schemas/organization.ts';

const order = ['read-only', 'mutating', 'destructive'] as const;

/** A step is as dangerous as its worst statement; null when it has none. */
export function worstRisk(step: CompiledStep): (typeof order)[number] | null {
  const risks = step.commands.map((command) => order.indexOf(command.risk));
  return risks.length === 0 ? null : (order[Math.max(...risks)] ?? null);
}

/** A step for the reader. */
export function stepView(step: CompiledStep): z.infer<typeof runbookStep> {
  const { id, title, kind, language, source, line, endLine, condition, option } = step;
  return {
    id,
    title,
    kind,
    language,
    source,
    line,
    endLine,
    condition,
    option,
    risk: worstRisk(step),
    reasons: [...new Set(step.commands.flatMap((command) => command.reasons))],
    parameters: step.parameters.map(({ name, syntax, type, secret }) => ({ name, syntax, type, secret })),
  };
}
