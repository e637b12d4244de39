import { longestFence } from '../fence-steps.ts';
import type { Rule } from './rule.ts';

export const blockTooLong: Rule = {
  id: 'block-too-long',
  severity: 'warning',
  why: 'What nobody can read at night is data, and data is not looked into for commands.',
  check: (input) =>
    input.steps.flatMap(({ step }) =>
      step.source.length > longestFence
        ? [
            {
              line: step.line,
              message: `this block is longer than ${longestFence} characters; nothing in it can be run`,
              suggestion: 'move it into a file of its own',
            },
          ]
        : [],
    ),
};
