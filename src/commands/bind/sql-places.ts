import { parseSql, scanSql } from '../sql/read-postgres.ts';
import { hasHole, marksIn } from '../holes/hole.ts';
import { encoded, never, plainOnly, refused } from './encoder.ts';
import type { Encode } from './encoder.ts';

/** Where a hole stands in SQL text. */
export type SqlPlace = 'string' | 'quoted-identifier' | 'identifier' | 'value' | 'elsewhere';

const isNumber = (value: string): boolean => /^-?\d+(?:\.\d+)?$/u.test(value);

/** A string literal by PostgreSQL's rules (standard_conforming_strings); backslashes need the E form. */
export const sqlLiteral = (value: string): string => {
  const doubled = value.replaceAll("'", "''");
  return value.includes('\\') ? ` E'${doubled.replaceAll('\\', '\\\\')}'` : `'${doubled}'`;
};

/** An identifier, perhaps with a schema, quoted by PostgreSQL's rules. */
export function sqlIdentifier(value: string): string | null {
  const parts = value.split('.');
  if (parts.length > 2 || parts.some((part) => part === '' || part.length > 63 || /[\u0000-\u001F"\\]/u.test(part))) return null;
  return parts.map((part) => `"${part}"`).join('.');
}

/** A minus sign before a number would make `--` after another minus: keep it in brackets. */
const sqlNumber = (value: string): string => (value.startsWith('-') ? `(${value})` : value);

const numeric = new Set(['number', 'process-id']);

/** How a value is written at a place in SQL text. */
export const forSql: Readonly<Record<SqlPlace, Encode>> = {
  string: (value) =>
    value.includes('\\') ? refused('must not hold a backslash inside an SQL string') : encoded(value.replaceAll("'", "''")),
  'quoted-identifier': (value) => (/["\u0000]/u.test(value) ? refused('must not hold a double quote') : encoded(value)),
  identifier: (value) => {
    const quoted = sqlIdentifier(value);
    return quoted === null ? refused('must be a name, or schema.name') : encoded(quoted);
  },
  value: (value, parameter) => {
    if (isNumber(value)) return encoded(sqlNumber(value));
    return numeric.has(parameter.type) ? refused('must be a number') : encoded(sqlLiteral(value));
  },
  elsewhere: plainOnly('this part of the SQL'),
};

/** Every column reference's name in the tree: places where an expression stands. */
function expressionNames(value: unknown, names: Set<string>): void {
  if (Array.isArray(value)) for (const each of value) expressionNames(each, names);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, child] of Object.entries(value)) {
      if (key === 'ColumnRef') for (const mark of marksIn(JSON.stringify(child))) names.add(mark.mark);
      expressionNames(child, names);
    }
  }
}

/** The place of every hole in a (masked) SQL text, by PostgreSQL's scanner and parser; null: the text cannot be read. */
export function sqlPlaces(masked: string): Map<string, SqlPlace> | null {
  const places = new Map<string, SqlPlace>();
  try {
    const expressions = new Set<string>();
    expressionNames(parseSql(masked), expressions);
    const bytes = Buffer.from(masked, 'utf8');
    for (const token of scanSql(masked).tokens) {
      const shown = bytes.subarray(token.start, token.end).toString('utf8');
      if (!hasHole(shown)) continue;
      for (const { mark } of marksIn(shown)) {
        if (/COMMENT/u.test(token.tokenName)) places.set(mark, 'elsewhere');
        else if (shown.startsWith("'")) places.set(mark, 'string');
        else if (shown.startsWith('"')) places.set(mark, 'quoted-identifier');
        else if ([...shown].every((character) => character === mark)) places.set(mark, expressions.has(mark) ? 'value' : 'identifier');
        else places.set(mark, 'elsewhere');
      }
    }
    return places;
  } catch {
    // A text that PostgreSQL cannot read has no places: the caller refuses every value in it.
    return null;
  }
}

/** Encoders for the holes of SQL text that a program gets as text (`psql -c`). */
export function sqlEncoders(text: string): Map<string, readonly Encode[]> {
  const places = sqlPlaces(text.replaceAll(/\\(?=\r?\n)/gu, ' '));
  const marks = new Set(marksIn(text).map((each) => each.mark));
  return new Map(
    [...marks].map((mark) => {
      const place = places?.get(mark);
      return [mark, [place === undefined ? never('stands in SQL that PostgreSQL cannot read') : forSql[place]]] as const;
    }),
  );
}
