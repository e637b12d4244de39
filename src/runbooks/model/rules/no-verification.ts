import type { Rule } from './rule.ts';

export const noVerification: Rule = {
  id: 'no-verification',
  severity: 'info',
  why: 'Without a check nobody knows whether it is over.',
  check: ({ document }) =>
    document.runbooks.flatMap((runbook) => {
      const changes = runbook.sections.some(({ steps }) => steps.some(({ commands }) => commands.some(({ risk }) => risk !== 'read-only')));
      const isWhole = runbook.kind === 'alert' || runbook.kind === 'symptom';
      return !isWhole || !changes || runbook.sections.some(({ kind }) => kind === 'verification')
        ? []
        : [
            {
              line: runbook.line,
              message: `"${runbook.title}" changes things and says nowhere how to see that it helped`,
              suggestion: 'add a Verification section',
            },
          ];
    }),
};
