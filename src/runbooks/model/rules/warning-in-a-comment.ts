import { bash } from './example.ts';
import type { Rule } from './rule.ts';

const alarm =
  /\b(?:last resort|danger(?:ous)?|caution|warning|careful(?:ly)?|irreversible|cannot be undone|no way back|data loss|downtime|invalidates|logs? (?:everyone|everybody|all users) out)\b/i;

export const warningInAComment: Rule = {
  id: 'warning-in-a-comment',
  severity: 'info',
  title: 'A warning that stands behind the command',
  why: 'A comment behind a command is not read by somebody who copies the line, and a tool that runs the line drops it.',
  advice: 'Write the warning as a sentence of its own above the step.',
  bad: bash('kubectl drain node-1 # dangerous: ends all pods of the node'),
  good: bash('kubectl drain node-1'),
  check: (input) =>
    input.steps.flatMap(({ step }) => {
      if (step.commands.length === 0) return [];
      return step.source.split(/\r?\n/).flatMap((line, index) => {
        const comment = /^\s*[^\s#].*?\s(#|--)\s+(\S.*)$/.exec(line)?.[2];
        if (comment === undefined || !alarm.test(comment)) return [];
        return [
          {
            line: step.line + index,
            message: `the warning "${comment.trim()}" is only a comment behind the command`,
            suggestion: 'write it as a sentence above the step',
          },
        ];
      });
    }),
};
