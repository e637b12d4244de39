import { shown } from './each-command.ts';
import { bash } from './example.ts';
import { pipelines } from './pipeline.ts';
import type { Rule } from './rule.ts';

export const grepFindsNothing: Rule = {
  id: 'grep-finds-nothing',
  severity: 'info',
  title: 'grep fails when it finds nothing',
  why: 'grep ends with an error when nothing matches, which here may be the good case.',
  advice: 'Read the output and not the exit code, and say in the runbook which of the two is the good case.',
  bad: bash('kubectl get pods -n shop | grep Crash'),
  good: bash('kubectl get pods -n shop | head -5'),
  check: (input) =>
    input.commands.flatMap(({ command }) => {
      const text = command.text;
      if (!text.includes('grep')) return [];
      // A pattern in quotes may hold a bar of its own.
      if (!/^grep\s/.test(pipelines(text).at(-1)?.slice(1).at(-1) ?? '')) return [];
      return [
        {
          line: command.line,
          message: `no matching line makes ${shown(text)} end with an error`,
          suggestion: 'read the result, not the exit code: no output is an answer',
        },
      ];
    }),
};
