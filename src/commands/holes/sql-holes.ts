import { lineAfter, lineBefore, tail, whole } from './rule.ts';
import type { Rule } from './rule.ts';
import type { CommandLanguage } from '../model/command.ts';
import { isInSqlText } from './sql-text.ts';

const isSql = (source: string, offset: number, language: CommandLanguage): boolean =>
  language === 'sql' || (language === 'bash' && isInSqlText(source, offset));

/** What compares a column with a value. */
const comparing = /([A-Za-z_]\w*)["\s]*(?:=|<>|!=|[<>]=?|\bi?like|\bin\s*\((?:\s*'[^'\n]*'\s*,)*)\s*'%?$/iu;

const isCast = (after: string): boolean => /^%?'\s*::/u.test(after);

/** `'{urgent}'` beside a column of many things, or cast to such, is an array; so is `'{1,2}'` anywhere. */
function isArray(name: string, column: string, after: string): boolean {
  return isCast(after) || (/^[a-z]+$/u.test(name) && /[a-rt-z]s$/iu.test(column));
}

/** psql's own setting of a variable, or one given on its command line. */
const isSetByPsql = (source: string, name: string): boolean =>
  source.includes('\\set') && new RegExp(`^[ \\t]*\\\\set\\s+${name}\\b`, 'mu').test(source);

/** Values left open in the ways of SQL. */
export const sqlHoles: readonly Rule[] = [
  {
    // WHERE id = '{ORDER_ID}', LIKE '{name}%'; elsewhere in quotes a lone `{word}` is a program of awk or jq, or an array.
    hint: /\{[A-Za-z_]/u,
    pattern: /(?<=')\{([A-Za-z_][\w-]*)\}|(?<='%)\{([A-Za-z_][\w-]*)\}(?=%')/gu,
    read: (match, source, language) => {
      const name = match[1] ?? match[2] ?? '';
      if (!isSql(source, match.index, language)) return null;
      const after = lineAfter(source, match.index + match[0].length);
      if (!after.startsWith("'")) return whole(match, name);
      const column = comparing.exec(lineBefore(source, match.index))?.[1];
      const isValue = column === undefined ? /[_-]/u.test(name) && !isCast(after) : !isArray(name, column, after);
      return isValue ? whole(match, name) : null;
    },
  },
  {
    // '${order}': no SQL has braces behind a dollar sign. In shell text the grammar finds it.
    hint: '${',
    pattern: /(?<!\$)\$\{([A-Za-z_]\w*)\}/gu,
    read: (match, _, language) => (language === 'sql' ? whole(match, match[1] ?? '') : null),
  },
  {
    // = 'xxx'
    hint: /'x{3}/iu,
    pattern: /(?<=(?:([A-Za-z_]\w{0,62})\s{0,2}(?:=|<>|!=|\blike|\bin\s{0,2}\()|[(,])\s{0,2}')(x{3,})(?=')/giu,
    read: (match) => tail(match, match[2] ?? '', match[1] ?? 'value'),
  },
  {
    // IN (...)
    hint: '(...',
    pattern: /(?<=([A-Za-z_]\w{0,62})"?\s{1,3}(?:not\s{1,3})?in\s{0,2}\()\.\.\.(?=\))/giu,
    read: (match, source, language) => (isSql(source, match.index, language) ? whole(match, `${match[1] ?? ''}-values`) : null),
  },
  {
    // :tenant, :'tenant' of psql; not a cast (::int), not a[1:n].
    hint: /:["'A-Za-z_]/u,
    pattern:
      /(?<=(?:[=<>,(]|\b(?:like|in|limit|offset|and|or|between|values|table|from|role|user))\s{0,2}):(?:([A-Za-z_]\w*)|'([A-Za-z_]\w*)'|"([A-Za-z_]\w*)")(?![\w:])/giu,
    read: (match, source, language) => {
      const name = match[1] ?? match[2] ?? match[3] ?? '';
      return language === 'sql' && !isSetByPsql(source, name) ? whole(match, name) : null;
    },
  },
];
