import { eachCommand, keeps, saysOf, shown } from './each-command.ts';
import type { Rule } from './rule.ts';

export const destructiveUnderPreserveEvidence: Rule = {
  id: 'destructive-under-preserve-evidence',
  severity: 'error',
  why: 'What is destroyed before it is saved is gone as evidence, in court and in the post-mortem.',
  check: (input) => {
    const asking = new Map<string, number>();
    for (const place of input.steps)
      if (keeps.test(saysOf(place)) && !asking.has(place.runbook.slug)) asking.set(place.runbook.slug, place.step.line);
    return eachCommand(input).flatMap(({ command, runbook }) => {
      const at = asking.get(runbook.slug);
      if (at === undefined || command.risk !== 'destructive') return [];
      return [
        {
          line: command.line,
          message: `${shown(command.text)} destroys data, but ${at === command.line ? 'its own title' : `line ${at} of this runbook`} asks to keep everything as it is`,
          suggestion: 'save the evidence first; then let a second person decide',
        },
      ];
    });
  },
};
