import { changes, combine, destroys, placed, reads } from '../judge/judgement.ts';
import type { Judgement } from '../judge/judgement.ts';
import { changesElsewhere, doubtfulComments, doubtfulQuotes, hasRunningComment } from './other-servers.ts';

/** What is known about an SQL dialect that no parser of ours reads: its statements by their first words. */
export interface Dialect {
  readonly name: string;
  /** Statements that only read, by their beginning. */
  readonly reading: RegExp;
  /** Statements that lose something for good, by their beginning. */
  readonly destroying: RegExp;
  /** What well-known other statements do, by their beginning. */
  readonly acting: readonly (readonly [RegExp, string])[];
  /** Words inside a reading statement that make it write, lock or reach out. */
  readonly inside: RegExp;
  /** Functions (lower case) that only compute or report; any other one may do anything. */
  readonly isHarmless: (name: string) => boolean;
  /** A line comment may start with `#`. */
  readonly hashComments: boolean;
  /** `[…]` is a name, not an array. */
  readonly bracketNames?: boolean;
}

/** Words before a parenthesis that are no functions. */
const noFunctions = new Set(
  `and or not in any all some exists from join where having on using select values as with recursive when then else case between like
  over partition by order group limit offset union except intersect distinct interval index key use force ignore is null set table
  varchar char character decimal numeric float double int integer bigint smallint tinyint datetime timestamp time binary varbinary nullable
  lowcardinality fixedstring array tuple map enum8 enum16 decimal32 decimal64 datetime64 settings format final sample prewhere global
  explain analyze verbose filter within lateral rollup cube sets token return returns row contains`.split(/\s+/u),
);

const blank = (text: string): string => text.replaceAll(/[^\n]/gu, ' ');

/** The same text, as long as before, without comments and with emptied literals: words in them decide nothing. */
function bare(sql: string, hashComments: boolean): string {
  const pattern = /'(?:[^'\\]|\\[\s\S]|'')*'|"(?:[^"\\]|\\[\s\S]|"")*"|`[^`]*`|\/\*[\s\S]*?\*\/|--(?=\s|$)[^\n]*|(?<=^|[\s;])#[^\n]*/gu;
  return sql.replaceAll(pattern, (match) => {
    if (match.startsWith('#')) return hashComments ? blank(match) : match;
    if (match.startsWith('--') || match.startsWith('/*')) return blank(match);
    return match.length < 2 ? match : `${match[0] ?? ''}${blank(match.slice(1, -1)).replaceAll('\n', ' ')}${match.at(-1) ?? ''}`;
  });
}

interface Statement {
  readonly text: string;
  readonly start: number;
}

/** Statements end at `;`, and in the clients of MySQL at `\G` and `\g`; `\c` forgets what stands before it. */
function statementsOf(text: string): Statement[] {
  const result: Statement[] = [];
  let start = 0;
  for (const match of `${text};`.matchAll(/;|\\[Ggc]/gu)) {
    const piece = text.slice(start, match.index);
    const lead = piece.length - piece.trimStart().length;
    if (piece.trim() !== '') result.push({ text: piece.trim(), start: start + lead });
    start = match.index + match[0].length;
  }
  return result;
}

const firstWords = (text: string): string => /^\S+(?:\s+\S+)?/u.exec(text)?.[0] ?? text;

function judgeOne({ text }: Statement, dialect: Dialect): Judgement {
  const shown = firstWords(text).replaceAll(/\s+/gu, ' ').toUpperCase();
  if (dialect.destroying.test(text)) return destroys(`${dialect.name}: ${shown} loses data`);
  if (!dialect.reading.test(text)) {
    const known = dialect.acting.find(([pattern]) => pattern.test(text))?.[1];
    return changes(`${dialect.name}: ${known ?? `${shown} is not a plain question`}`);
  }
  const elsewhere = changesElsewhere(text);
  if (elsewhere !== null) return changes(`${dialect.name}: ${elsewhere}`);
  // TiDB, CockroachDB and DuckDB run what they explain so; DESC is another word for it.
  if (
    /^(?:explain|desc|describe)\b/iu.test(text) &&
    /\banalyze\b/iu.test(text) &&
    /\b(?:delete|update|insert|replace|merge|upsert|copy|create|import|debug)\b/iu.test(text)
  )
    return changes(`${dialect.name}: EXPLAIN ANALYZE runs the statement`);
  const inside = dialect.inside.exec(text)?.[0];
  if (inside !== undefined) return changes(`${dialect.name}: ${inside.trim().replaceAll(/\s+/gu, ' ')} does more than read`);
  // T-SQL's hints stand so behind a table.
  if (/[`"\]]\s*\((?!\s*(?:nolock|readpast|readuncommitted|index)\b)/iu.test(text))
    return changes(`${dialect.name}: what a function in quotes does is not known`);
  for (const match of text.matchAll(/([A-Za-z_]\w*(?:\.\w+)*)\s*\(/gu)) {
    const name = match[1] ?? '';
    if (!noFunctions.has(name.toLowerCase()) && !dialect.isHarmless(name.toLowerCase()))
      return changes(`${dialect.name}: what the function ${name}() does is not known`);
  }
  return reads();
}

/** Judges SQL text by the kind of its statements; verdicts stand at a statement's first words. */
export function judgeDialect(sql: string, dialect: Dialect): Judgement {
  if (hasRunningComment(sql)) return changes(`${dialect.name}: a comment that runs as SQL`);
  const doubtful =
    doubtfulQuotes(sql) ||
    doubtfulComments(sql, dialect.hashComments) ||
    (dialect.bracketNames === true && /\[[^\]]*(?:['"`]|--|\/\*)/u.test(sql));
  if (doubtful) return changes(`${dialect.name}: quotes, names or comments are read differently by servers`);
  const all = statementsOf(bare(sql, dialect.hashComments));
  if (all.length === 0) return changes(`${dialect.name}: no statement`);
  return combine(
    ...all.map((statement) =>
      placed(judgeOne(statement, dialect), () => ({
        text: sql,
        start: statement.start,
        end: statement.start + firstWords(statement.text).length,
      })),
    ),
  );
}
