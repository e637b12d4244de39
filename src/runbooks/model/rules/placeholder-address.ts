import { bash } from './example.ts';
import type { Rule } from './rule.ts';

/** Names that stand for a name: reserved ones, and those that say so. */
const standIn =
  /https?:\/\/((?:[\w-]{1,63}\.){0,6}(?:example\.(?:com|org|net|io)|your-?(?:domain|company|org|organization|cluster|host|server|app|site)(?:\.[\w-]{2,20}){1,3}|(?:my-?company|acme-?corp|foo|domain)\.(?:com|org|io|tld)|[\w-]{1,63}\.tld))(?![\w.-])/gi;

export const placeholderAddress: Rule = {
  id: 'placeholder-address',
  severity: 'info',
  title: 'An address that was never filled in',
  why: 'The address stands for the real one and leads nowhere, or to a stranger. It looks like a link that works.',
  advice: 'Write the real address.',
  bad: bash('curl -f https://grafana.yourdomain.com/api/health'),
  good: bash('curl -f https://grafana.shop.internal/api/health'),
  check: ({ text }) => {
    const first = new Map<string, { line: number; more: number }>();
    for (const [index, line] of text.split(/\r?\n/).entries()) {
      if (!line.includes('://')) continue;
      for (const [, host = ''] of line.matchAll(standIn)) {
        const before = first.get(host);
        if (before) before.more++;
        else first.set(host, { line: index + 1, more: 0 });
      }
    }
    return [...first].map(([host, { line, more }]) => ({
      line,
      message: `${host} is an example, not an address${more === 0 ? '' : ` (it stands ${more + 1} times in this document)`}`,
      suggestion: 'write the real address',
    }));
  },
};
