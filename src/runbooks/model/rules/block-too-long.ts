import { longestFence } from '../fence-steps.ts';
import { bash } from './example.ts';
import type { Rule } from './rule.ts';

export const blockTooLong: Rule = {
  id: 'block-too-long',
  severity: 'warning',
  title: 'A block that nobody can read at night',
  why: 'What nobody can read at night is data, and data is not looked into for commands.',
  advice: 'Move the data into a file of its own, and leave the commands in the runbook.',
  bad: bash('kubectl get pods -n shop\n'.repeat(4_000)),
  good: bash('kubectl get pods -n shop'),
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
