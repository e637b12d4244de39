import type { CommandPlace, JudgedDocument, RuleInput, StepPlace } from './rule.ts';

const commandsOf = (steps: readonly StepPlace[]): readonly CommandPlace[] =>
  steps.flatMap((place) => place.step.commands.map((command): CommandPlace => ({ ...place, command })));

/** What the rules look at, laid out once for all of them. */
export function ruleInputOf(
  document: JudgedDocument,
  text: string,
  steps: readonly StepPlace[] = document.runbooks.flatMap((runbook) =>
    runbook.sections.flatMap((section) => section.steps.map((step): StepPlace => ({ runbook, section, step }))),
  ),
): RuleInput {
  return { document, text, steps, commands: commandsOf(steps) };
}
