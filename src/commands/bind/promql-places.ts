import { marksIn } from '../holes/hole.ts';
import { encoded, refused } from './encoder.ts';
import type { Encode } from './encoder.ts';
import type { Encoders } from './marks.ts';

/** The quote character of the string that an offset lies in; null outside of strings. */
function quoteAt(source: string, offset: number): string | null {
  for (const match of source.matchAll(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`[^`]*`/gu)) {
    if (match.index < offset && offset < match.index + match[0].length) return match[0][0] ?? null;
  }
  return null;
}

const duration = /^(?:\d+(?:ms|[smhdwy]))+$/u;
const number = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/u;
const name = /^[A-Za-z_:][A-Za-z0-9_:]*$/u;

/**
 * How a value is written at an offset of a PromQL text: escaped inside a string (Go's rules), standing for
 * itself in a regular expression matcher, and outside of strings only a number, a duration or a name.
 */
export function promqlEncoder(source: string, offset: number): Encode {
  const quote = quoteAt(source, offset);
  if (quote === null)
    return (value) =>
      duration.test(value) || number.test(value) || name.test(value)
        ? encoded(value)
        : refused('must be a number, a duration or a metric name here');
  if (quote === '`') return (value) => (/[`\r\n]/u.test(value) ? refused('cannot be put into this string') : encoded(value));
  const isPattern = /[=!]~\s*["'][^"']*$/u.test(source.slice(0, offset));
  return (value) => {
    const literal = isPattern ? value.replaceAll(/[\\^$.*+?()[\]{}|]/gu, String.raw`\$&`) : value;
    return encoded(literal.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`).replaceAll('\n', '\\n').replaceAll('\r', '\\r'));
  };
}

/** The encoders of every hole in a PromQL text. */
export const promqlEncoders = (text: string): Encoders =>
  new Map(marksIn(text).map(({ mark, start }) => [mark, [promqlEncoder(text, start)]] as const));
