import type { Rule } from './rule.ts';
import { repairMojibake } from '../mojibake.ts';

export const garbledText: Rule = {
  id: 'garbled-text',
  severity: 'info',
  why: 'Characters that were decoded twice reach the chat as garbage.',
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
