import { parsePostgres, scanPostgres } from '../grammars.ts';

/** A stretch of SQL text; offsets are UTF-16 units of the text. */
export interface SqlSpan {
  readonly start: number;
  readonly end: number;
}

/** The statements and comments of a SQL text. */
export interface SqlParts {
  /** Each statement with its semicolon. */
  readonly statements: readonly SqlSpan[];
  readonly comments: readonly SqlSpan[];
  /** psql's backslash lines. */
  readonly meta: readonly SqlSpan[];
  readonly problems: readonly { readonly start: number; readonly message: string }[];
}

/** Byte offsets of UTF-8 to offsets in the text. */
function unitsOf(text: string): (byte: number) => number {
  const bytes = Buffer.from(text, 'utf8');
  if (bytes.length === text.length) return (byte) => byte;
  const units = new Uint32Array(bytes.length + 1);
  let byte = 0;
  let unit = 0;
  for (const character of text) {
    const size = Buffer.byteLength(character, 'utf8');
    units.fill(unit, byte, byte + size);
    byte += size;
    unit += character.length;
  }
  units[bytes.length] = unit;
  return (offset) => units[offset] ?? unit;
}

/** The parser's own words; its scanner's errors come as broken JSON and say nothing. */
export const sqlProblem = (error: unknown): string =>
  error instanceof Error && !(error instanceof SyntaxError) ? error.message : 'PostgreSQL cannot read this SQL';

const metaLine = /^[ \t]*\\[^\n]*$/gmu;

/** Splits SQL text by PostgreSQL's scanner: semicolons in strings, dollar quotes and comments do not split. */
export function splitSql(source: string): SqlParts {
  const meta = [...source.matchAll(metaLine)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
  const text = source.replaceAll(metaLine, (line) => ' '.repeat(line.length));
  const units = unitsOf(text);
  const statements: SqlSpan[] = [];
  const comments: SqlSpan[] = [];
  const problems: { readonly start: number; readonly message: string }[] = [];
  try {
    let start: number | null = null;
    let end = 0;
    let depth = 0;
    for (const token of scanPostgres(text).tokens) {
      const from = units(token.start);
      const to = units(token.end);
      if (/COMMENT/u.test(token.tokenName)) {
        comments.push({ start: from, end: to });
        continue;
      }
      start ??= from;
      end = to;
      const shown = text.slice(from, to);
      if (shown === '(') depth += 1;
      if (shown === ')') depth -= 1;
      if (shown === ';' && depth <= 0) {
        if (start < from) statements.push({ start, end });
        start = null;
        depth = 0;
      }
    }
    if (start !== null) statements.push({ start, end });
  } catch (error) {
    const from = text.search(/\S/u);
    if (from >= 0) statements.push({ start: from, end: text.trimEnd().length });
    problems.push({ start: Math.max(from, 0), message: sqlProblem(error) });
  }
  for (const span of statements) {
    try {
      parsePostgres(text.slice(span.start, span.end));
    } catch (error) {
      problems.push({ start: span.start, message: sqlProblem(error) });
    }
  }
  return { statements, comments, meta, problems };
}
