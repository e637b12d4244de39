import { runbook } from './example.ts';
import type { Rule } from './rule.ts';

const onCallTable = '\n## Contacts\n\n| Team | Schedule |\n|---|---|\n| Backend | be |\n';

export const teamWithoutRotation: Rule = {
  id: 'team-without-rotation',
  severity: 'warning',
  title: 'A team that cannot be paged',
  why: 'A team that no on-call row knows cannot be paged.',
  advice: 'Add a row for the team to the on-call table, or name a team that has one.',
  bad: runbook('- Look', '**Alert:** `Down`\n**Team:** Frontend\n') + onCallTable,
  good: runbook('- Look', '**Alert:** `Down`\n**Team:** Backend\n') + onCallTable,
  check: ({ document }) => {
    const rotations = document.contacts.filter(({ schedule }) => schedule !== null);
    if (rotations.length === 0) return [];
    return document.runbooks.flatMap((runbook) => {
      const { team } = runbook;
      const words = (text: string): string[] => text.toLowerCase().match(/[a-z]{3,}/g) ?? [];
      if (team === null || rotations.some(({ role }) => words(role).some((word) => words(team).includes(word)))) return [];
      return [
        {
          line: runbook.line,
          message: `"${team}" has no row in the on-call table`,
          suggestion: `add one, or name one of ${rotations.map(({ role }) => role).join(', ')}`,
        },
      ];
    });
  },
};
