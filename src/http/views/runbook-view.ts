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
  const { id, title, kind, language, source, line, endLine, condition, option, timebox } = step;
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
    parameters: step.parameters.map(({ name, syntax, type, secret, from }) => ({ name, syntax, type, secret, from: from ?? null })),
    timebox,
    commands: step.commands.map((command) => ({
      text: command.text,
      line: command.line,
      risk: command.risk,
      safeForm: command.safeForm,
      // A document that an older compiler stored has no verdicts.
      verdicts: (command.verdicts ?? []).map(({ reason, risk, start, end }) => ({ reason, risk, start, end })),
    })),
  };
}
