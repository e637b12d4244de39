import { keeps, saysOf, shown } from './each-command.ts';
import { runbook } from './example.ts';
import type { Rule } from './rule.ts';

export const destructiveUnderPreserveEvidence: Rule = {
  id: 'destructive-under-preserve-evidence',
  severity: 'error',
  title: 'A command destroys what the runbook asks to keep',
  why: 'What is destroyed before it is saved is gone as evidence, in court and in the post-mortem.',
  advice: 'Save the evidence first, in a step before this one. Then let a second person decide whether the data may go.',
  bad: runbook('1. **DO NOT** modify or delete any logs\n\n```bash\nredis-cli FLUSHDB\n```'),
  good: runbook('1. Tell the customers\n\n```bash\nredis-cli FLUSHDB\n```'),
  check: (input) => {
    const asking = new Map<string, { line: number; what: string }>();
    for (const place of input.steps)
      if (keeps.test(saysOf(place)) && !asking.has(place.runbook.slug))
        asking.set(place.runbook.slug, {
          line: place.step.line,
          what: /\bdo not\b/i.test(saysOf(place)) ? 'to keep everything as it is' : 'to save the evidence first',
        });
    return input.commands.flatMap(({ command, runbook }) => {
      const at = asking.get(runbook.slug);
      if (at === undefined || command.risk !== 'destructive') return [];
      return [
        {
          line: command.line,
          message: `${shown(command.text)} destroys data, but ${at.line === command.line ? 'its own title' : `line ${at.line} of this runbook`} asks ${at.what}`,
          suggestion: 'save the evidence first; then let a second person decide',
        },
      ];
    });
  },
};
