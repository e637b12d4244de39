import { shown } from './each-command.ts';
import { bash } from './example.ts';
import type { Rule } from './rule.ts';

const credentials = /\bAuthorization:|(?:token|key):\s|\s(?:-u|--user|--oauth2-bearer|-n|--netrc)\b|[?&](?:access_)?(?:token|api_?key)=/i;
const writes = /\s(?:-X|--request)[= ]?\s*["']?(?:POST|PUT|PATCH|DELETE)\b/;

export const requestWithoutCredentials: Rule = {
  id: 'request-without-credentials',
  severity: 'warning',
  title: 'A change without credentials',
  why: 'Another request of this document signs in at the same host; without it this one is refused, and nothing is changed.',
  advice: 'Send the same credentials as the other request.',
  bad: bash(
    'curl -f -X POST -H "Authorization: Bearer $TOKEN" https://status.shop.test/incidents',
    'curl -f -X PATCH https://status.shop.test/incidents/7',
  ),
  good: bash(
    'curl -f -X POST -H "Authorization: Bearer $TOKEN" https://status.shop.test/incidents',
    'curl -f -X PATCH -H "Authorization: Bearer $TOKEN" https://status.shop.test/incidents/7',
  ),
  check: (input) => {
    const requests = input.commands.flatMap(({ command }) => {
      const host = /^\s*curl\b/.test(command.text) ? /https?:\/\/([\w.-]+)/.exec(command.text)?.[1] : undefined;
      return host === undefined ? [] : [{ command, host, isSigned: credentials.test(command.text) }];
    });
    const signed = new Map(requests.filter(({ isSigned }) => isSigned).map(({ host, command }) => [host, command.line]));
    return requests.flatMap(({ command, host, isSigned }) => {
      const other = signed.get(host);
      if (isSigned || other === undefined || !writes.test(command.text)) return [];
      return [
        {
          line: command.line,
          message: `${shown(command.text)} sends no credentials, though line ${other} does for the same host`,
          suggestion: `send the same credentials as line ${other}`,
        },
      ];
    });
  },
};
