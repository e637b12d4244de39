import { runbook } from './example.ts';
import type { Rule } from './rule.ts';
import { repairMojibake } from '../mojibake.ts';

export const garbledText: Rule = {
  id: 'garbled-text',
  severity: 'info',
  title: 'Text that was decoded twice',
  why: 'Characters that were decoded twice reach the chat as garbage.',
  advice: 'Save the file as UTF-8 once. Tocsin shows and sends the repaired text; the file stays as it is.',
  bad: runbook('- \u00F0\u0178\u0161\u00A8 alarm'),
  good: runbook('- \u{1F6A8} caf\u00E9'),
  check: ({ text }) =>
    text.split('\n').flatMap((line, index) => {
      const repaired = repairMojibake(line);
      return repaired === null
        ? []
        : [
            {
              line: index + 1,
              message: `the text is double-encoded; it is shown and sent as "${repaired.trim().slice(0, 60)}"`,
              suggestion: 'save the file as UTF-8 once',
            },
          ];
    }),
};
