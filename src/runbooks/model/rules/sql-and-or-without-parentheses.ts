import { sqlOf } from './each-command.ts';
import { sql } from './example.ts';
import type { Rule } from './rule.ts';

/** True when one WHERE clause holds AND and OR on the same level of parentheses. */
function mixes(sql: string): boolean {
  const bare = sql.replaceAll(/'(?:[^']|'')*'/g, "''").replaceAll(/\bbetween\s+\S+\s+and\b/gi, 'between');
  let depth = 0;
  const seen = new Map<number, Set<string>>();
  for (const [token] of bare.matchAll(/[()]|\b(?:and|or|where|having|group|order|limit|when|union|on|;)\b/gi)) {
    const word = token.toLowerCase();
    if (word === '(') {
      depth++;
      seen.delete(depth);
    } else if (word === ')') depth--;
    else if (word === 'and' || word === 'or') {
      const level = seen.get(depth) ?? new Set<string>();
      level.add(word);
      seen.set(depth, level);
      if (level.size === 2) return true;
    } else seen.delete(depth);
  }
  return false;
}

export const sqlAndOrWithoutParentheses: Rule = {
  id: 'sql-and-or-without-parentheses',
  severity: 'error',
  title: 'AND and OR without parentheses',
  why: 'AND binds tighter than OR: the last condition stands alone and lets everything through.',
  advice: 'Put the alternatives into parentheses: a AND (b OR c).',
  bad: sql("SELECT id FROM orders WHERE total > 100 AND state = 'open' OR state = 'held';"),
  good: sql("SELECT id FROM orders WHERE total BETWEEN 1 AND 100 AND (state = 'open' OR state = 'held OR');"),
  check: (input) =>
    input.commands.flatMap((place) => {
      const { command } = place;
      const sql = sqlOf(place);
      if (!(sql !== null && mixes(sql))) return [];
      return [
        {
          line: command.line,
          message: 'AND and OR stand side by side without parentheses; the part after OR ignores all the conditions before it',
          suggestion: 'put the alternatives in parentheses: a AND (b OR c)',
        },
      ];
    }),
};
