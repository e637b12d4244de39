import { keeps, saysOf } from './each-command.ts';
import { bash } from './example.ts';
import type { Rule } from './rule.ts';

export const evidenceSavedTooLate: Rule = {
  id: 'evidence-saved-too-late',
  severity: 'error',
  title: 'Evidence is saved after it was destroyed',
  why: 'Evidence has to be saved before the steps that destroy it.',
  advice: 'Move the step that saves evidence above the first step that destroys anything.',
  bad: bash('# Preserve evidence', 'redis-cli FLUSHALL', '', '# Save', 'kubectl logs deploy/cart -n shop > /tmp/cart.txt'),
  good: bash('# Preserve evidence', 'kubectl logs deploy/cart -n shop > /tmp/cart.txt', '', 'redis-cli FLUSHALL'),
  check: (input) =>
    [...Map.groupBy(input.commands, ({ runbook }) => runbook).values()].flatMap((commands) => {
      const isAsked = commands.some(
        (place) => keeps.test(saysOf(place)) || /\b(?:security|breach|compromise|intrusion|forensic)/i.test(place.runbook.title),
      );
      if (!isAsked) return [];
      const saving = commands.find(({ command }) => command.preservesEvidence);
      const destroying = commands.find(({ command }) => command.risk === 'destructive');
      if (!saving || !destroying || destroying.command.line > saving.command.line) return [];
      return [
        {
          line: destroying.command.line,
          message: `this destroys data ${saving.command.line - destroying.command.line} lines before evidence is saved (line ${saving.command.line})`,
          suggestion: 'move the saving step up',
        },
      ];
    }),
};
