import { parseSql, scanSql } from './read-postgres.ts';

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
  /** The text without psql's commands, as long as before: what the statements are cut from. */
  readonly text: string;
  /** psql's backslash commands, each to the end of its line. */
  readonly meta: readonly SqlSpan[];
  readonly problems: readonly { readonly start: number; readonly message: string }[];
}

/** Byte offsets of UTF-8 to offsets in the text. */
export function unitsOf(text: string): (byte: number) => number {
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
const blanks = (text: string): string => text.replaceAll(/[^\n]/gu, ' ');

/** The text with blanks in place of these stretches. */
function withBlanks(text: string, spans: readonly SqlSpan[]): string {
  let result = '';
  let at = 0;
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    if (start < at) continue;
    result += text.slice(at, start) + blanks(text.slice(start, end));
    at = end;
  }
  return result + text.slice(at);
}

/** A backslash outside of strings and comments is psql's, also behind a statement (`SELECT … \watch 5`). */
function metaIn(source: string): { readonly meta: readonly SqlSpan[]; readonly text: string } {
  const meta: SqlSpan[] = [...source.matchAll(metaLine)].map(({ index, 0: line }) => ({
    start: index + line.indexOf('\\'),
    end: index + line.length,
  }));
  // A line's end that is escaped for the shell around the text is no command.
  let text = source.replaceAll(metaLine, blanks).replaceAll(/\\(?=\r?\n)/gu, ' ');
  if (!text.includes('\\')) return { meta, text };
  try {
    const units = unitsOf(text);
    let end = 0;
    for (const token of scanSql(text).tokens) {
      const start = units(token.start);
      if (start < end || text[start] !== '\\' || /COMMENT/u.test(token.tokenName)) continue;
      const next = text.indexOf('\n', start);
      end = next < 0 ? text.length : next;
      meta.push({ start, end });
    }
    text = withBlanks(text, meta);
  } catch {
    // Unclosed quotes: the statement as a whole is a problem, see below.
  }
  return { meta: meta.toSorted((a, b) => a.start - b.start), text };
}

/** Splits SQL text by PostgreSQL's scanner: semicolons in strings, dollar quotes and comments do not split. */
export function splitSql(source: string): SqlParts {
  const { meta, text } = metaIn(source);
  const units = unitsOf(text);
  const statements: SqlSpan[] = [];
  const comments: SqlSpan[] = [];
  const problems: { readonly start: number; readonly message: string }[] = [];
  try {
    let start: number | null = null;
    let end = 0;
    let depth = 0;
    let passed = 0;
    for (const token of scanSql(text).tokens) {
      const from = units(token.start);
      const to = units(token.end);
      if (/COMMENT/u.test(token.tokenName)) {
        comments.push({ start: from, end: to });
        continue;
      }
      // A psql command such as \watch or \g ends the statement before it, as a semicolon does.
      while ((meta[passed]?.start ?? Infinity) < end) passed += 1;
      if (start !== null && (meta[passed]?.start ?? Infinity) < from) {
        statements.push({ start, end });
        start = null;
        depth = 0;
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
      parseSql(text.slice(span.start, span.end));
    } catch (error) {
      problems.push({ start: span.start, message: sqlProblem(error) });
    }
  }
  return { statements, comments, meta, problems, text };
}
