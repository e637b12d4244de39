import { whole } from './rule.ts';
import type { Rule } from './rule.ts';

/**
 * Variables in languages that have none: somebody fills them in before the text is sent. Capitals
 * (`$NAMESPACE`), and in PromQL the variables of dashboards inside a matcher or a range.
 */
export const textVariables: readonly Rule[] = [
  {
    // Not $BODY$, which quotes in PostgreSQL, nor $1.
    hint: '$',
    pattern: /(?<![\w$\\])\$(?:\{([A-Z][A-Z0-9_]+)\}|([A-Z][A-Z0-9_]+))(?![\w$])/gu,
    read: (match, _, language) =>
      language === 'promql' || language === 'http' || language === 'sql' ? whole(match, match[1] ?? match[2] ?? '') : null,
  },
  {
    hint: '$',
    pattern: /(?<=[=~]\s?")\$\{?([a-z]\w*)\}?(?=")|(?<=\[)\$\{?(\w+)\}?(?=\])/gu,
    read: (match, _, language) => (language === 'promql' ? whole(match, match[1] ?? match[2] ?? '') : null),
  },
];
