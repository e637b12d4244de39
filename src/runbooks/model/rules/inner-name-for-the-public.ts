import { runbook } from './example.ts';
import type { Rule } from './rule.ts';

const inner = /https?:\/\/((?:[\w-]{1,63}\.){0,6}[\w-]{1,63}\.(?:local|internal|lan|intranet|corp|svc))(?![\w.-])/i;
const open = /\bstatus page\b|\bfrom (?:the )?(?:internet|outside)\b|\bpublic(?:ly)?\b|\bcustomers?\b/i;

export const innerNameForThePublic: Rule = {
  id: 'inner-name-for-the-public',
  severity: 'warning',
  title: 'An inner address for the outside world',
  why: 'Nobody outside can resolve such a name: customers see nothing, and a check of it proves nothing about the way in.',
  advice: 'Write the public address.',
  bad: runbook('- Tell the customers on https://status.shop.local'),
  good: runbook('- Tell the customers on https://status.shop.test'),
  check: ({ text }) => {
    const lines = text.split(/\r?\n/);
    return lines.flatMap((line, index) => {
      const host = inner.exec(line)?.[1];
      if (host === undefined) return [];
      // A comment right above a command says what it is for.
      const said = [/^\s*#/.test(lines[index - 1] ?? '') ? (lines[index - 1] ?? '') : '', line].find((each) => open.test(each));
      if (said === undefined) return [];
      return [
        {
          line: index + 1,
          message: `${host} is a name of the inner network, but "${open.exec(said)?.[0] ?? ''}" speaks of the outside`,
          suggestion: 'write the public address',
        },
      ];
    });
  },
};
