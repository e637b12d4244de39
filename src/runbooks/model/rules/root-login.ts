import { bash } from './example.ts';
import type { Rule } from './rule.ts';

export const rootLogin: Rule = {
  id: 'root-login',
  severity: 'info',
  title: 'A login as root',
  why: 'As root nobody can tell afterwards who did what, and every slip of the keyboard counts in full.',
  advice: 'Log in as yourself and use sudo for the one command that needs it.',
  bad: bash('ssh root@db-1.shop.test'),
  good: bash('ssh db-1.shop.test'),
  check: ({ text }) =>
    text.split(/\r?\n/).flatMap((line, index) => {
      const login = /\bssh\s+(?:-\S+\s+){0,8}root@[^\s`'")]{1,200}/.exec(line)?.[0];
      return login === undefined
        ? []
        : [
            {
              line: index + 1,
              message: `${login} logs in as root: nobody can tell afterwards who did what`,
              suggestion: 'log in as yourself, and use sudo',
            },
          ];
    }),
};
