/**
 * What one server reads as a comment, a name or the end of a string, and another one runs. Which server a text is for is seldom
 * known, so it counts for all.
 */
const elsewhere: readonly (readonly [RegExp, string])[] = [
  [/\bnext\s+value\s+for\b|\.nextval\b|\bnextval\s+for\b/iu, 'the next value of a sequence is taken'],
  [/\bstats_(?:mysql|pgsql|proxysql)_\w+_reset\b/iu, 'ProxySQL clears what is read from such a table'],
  [/^\s*explain\s+plan\b/iu, 'Oracle writes the plan into a table'],
  [/^\s*select\s+next\s+(?:value|\d+\s+values|:\w+\s+values)\s+from\b/iu, 'Vitess takes the next value of a sequence'],
  [/\bformat\s*=\s*['"]?vtexplain/iu, 'Vitess runs what it explains so'],
  [
    /->>\s*(?:alter|call|copy|create|delete|drop|execute|grant|insert|merge|put|remove|revoke|truncate|undrop|update)\b/iu,
    'Snowflake goes on with another statement',
  ],
  [/\[\s*(?:explain\s+analy[sz]e|insert|update|upsert|delete|create|alter|drop)\s/iu, 'CockroachDB runs a statement in brackets'],
  [/(?<![Ee])'[^']*\\'/u, 'MySQL reads a backslash before a quote as a part of the string'],
];

/**
 * Quotes that end in one dialect where they go on in another: a backslash before a quote escapes it in MySQL only, comments nest in
 * some, and `$$` is a quote to PostgreSQL, ClickHouse, Cassandra and Snowflake.
 */
export const doubtfulQuotes = (sql: string): boolean => /\\['"]|\$\w*\$|\/\*(?:(?!\*\/)[\s\S])*\/\*/u.test(sql);

/**
 * A quote in a comment that only some servers see as one: `--` with nothing behind it is none to MySQL, a `#` that stands behind a
 * letter is none to most. What follows the quote is text to one and a statement to another.
 */
export function doubtfulComments(sql: string, hashComments: boolean): boolean {
  const begins = hashComments ? /--(?!\s|$)|[^\s;'"#]#/u : /--(?!\s|$)/u;
  return sql.split('\n').some((line) => {
    const at = line.search(begins);
    return at >= 0 && /['"`]/u.test(line.slice(at + 1));
  });
}

/** Why a text that reads here may change something on another server; null where it does not. */
export const changesElsewhere = (sql: string): string | null => elsewhere.find(([pattern]) => pattern.test(sql))?.[1] ?? null;

/** Whether a text holds a comment that MySQL, MariaDB (M) or TiDB (T) runs: https://dev.mysql.com/doc/refman/en/comments.html */
export const hasRunningComment = (sql: string): boolean => /\/\*[MT]?!/u.test(sql);
