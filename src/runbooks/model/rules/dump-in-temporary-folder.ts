import { shown } from './each-command.ts';
import { bash } from './example.ts';
import type { Rule } from './rule.ts';

const dump = /\b(?:pg_dump(?:all)?|mysqldump|mongodump|mysqlpump|redis-cli\s[^|>]*--rdb|select\s+\*\s+from)\b/i;

export const dumpInTemporaryFolder: Rule = {
  id: 'dump-in-temporary-folder',
  severity: 'warning',
  title: 'Saved data in a temporary folder',
  why: 'A dump holds personal data. In /tmp everybody on the machine can read it, a restart deletes it, and nobody can prove where it came from.',
  advice: 'Write it where only the responders can read, note its hash (sha256sum) and who has it, and delete it when the case is closed.',
  bad: bash('pg_dump shop > /tmp/shop.sql'),
  good: bash('pg_dump shop > /srv/evidence/shop.sql'),
  check: (input) =>
    input.commands.flatMap(({ command }) => {
      const { text } = command;
      const folder = /(?:>>?\s*|\s-f\s*|--file[= ]|--out[= ]|-o\s+)["']?(\/(?:var\/)?tmp\/|~\/|\$HOME\/)/.exec(text)?.[1];
      if (
        folder === undefined ||
        !(command.preservesEvidence || dump.test(text)) ||
        !(dump.test(text) || /evidence|snapshot|forensic/i.test(text))
      )
        return [];
      return [
        {
          line: command.line,
          message: `${shown(text)} leaves saved data in ${folder}, readable by others and without a hash`,
          suggestion: 'write it to a protected folder and note its sha256sum',
        },
      ];
    }),
};
