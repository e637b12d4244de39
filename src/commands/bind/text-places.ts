import { marksIn } from '../holes/hole.ts';
import { jsonNumber, jsonString, plainOnly, urlHost, urlPart, wholeUrl } from './encoder.ts';
import type { Encode } from './encoder.ts';
import { yamlSingle } from './literals.ts';
import { isWhole } from './marks.ts';
import type { Encoders } from './marks.ts';
import { promqlEncoders } from './promql-places.ts';

/** JSON text with holes, inside strings or bare; null when it does not look like JSON. */
export function jsonEncoders(text: string): Encoders | null {
  if (!/^\s*[[{]/u.test(text)) return null;
  const result: Encoders = new Map();
  for (const { mark, start } of marksIn(text)) {
    const quotes = text.slice(0, start).replaceAll(/\\./gu, '').split('"').length - 1;
    result.set(mark, [quotes % 2 === 1 ? jsonString : jsonNumber]);
  }
  return result;
}

/** JSON text with holes that is JSON whatever fills them; null for anything else that begins with a bracket. */
export function strictJsonEncoders(text: string): Encoders | null {
  const encoders = jsonEncoders(text);
  if (encoders === null) return null;
  let filled = text;
  for (const { mark, start, end } of marksIn(text)) {
    if (encoders.get(mark)?.[0] === jsonNumber) filled = filled.slice(0, start) + '1'.repeat(end - start) + filled.slice(end);
  }
  try {
    JSON.parse(filled);
    return encoders;
  } catch {
    return null;
  }
}

/** Parameters of addresses that hold a query of Prometheus. */
const promqlParameter = /^(?:query|expr|match(?:\[\]|%5[bB]%5[dD]))$/u;

/** A `name=value` pair of a query or form, by the value's own language, before it is encoded for its place. */
export function pairEncoders(pair: string): Encoders {
  const at = pair.indexOf('=');
  const value = pair.slice(at + 1);
  return at > 0 && promqlParameter.test(pair.slice(0, at)) && !isWhole(value) ? promqlEncoders(value) : new Map();
}

/** A URL with holes: all of it, its host, its password, or a part after the host. */
export function urlEncoders(text: string): Encoders {
  const result: Encoders = new Map();
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//iu.exec(text)?.[0].length ?? 0;
  const authority = scheme + (/^[^/?#]*/u.exec(text.slice(scheme))?.[0].length ?? 0);
  const user = text.slice(scheme, authority).lastIndexOf('@');
  const host = user < 0 ? scheme : scheme + user;
  const query = /[?&][^&#]*/gu;
  const pairs = [...text.slice(authority).matchAll(query)].map((match) => ({
    start: authority + match.index,
    end: authority + match.index + match[0].length,
    encoders: pairEncoders(match[0].slice(1)),
  }));
  for (const { mark, start, end } of marksIn(text)) {
    if (start === 0 && (end === text.length || text[end] === '/')) result.set(mark, [wholeOrHost(end === text.length)]);
    else if (start < authority) result.set(mark, [start < host ? urlPart : urlHost]);
    else {
      const inner = pairs.find((pair) => pair.start <= start && start < pair.end)?.encoders.get(mark) ?? [];
      result.set(mark, [...inner, urlPart]);
    }
  }
  return result;
}

const wholeOrHost =
  (isWholeUrl: boolean): Encode =>
  (value, parameter) => {
    const url = wholeUrl(value, parameter);
    return url.ok && (isWholeUrl || !/[?#]/u.test(value)) ? url : urlHost(value, parameter);
  };

/** YAML text: inside double quotes JSON's escapes hold, inside single ones only the quote is doubled, else plain words. */
export function yamlEncoders(text: string): Encoders {
  const json = strictJsonEncoders(text);
  if (json !== null) return json;
  const result: Encoders = new Map();
  for (const { mark, start } of marksIn(text)) {
    const before = text.slice(text.lastIndexOf('\n', start) + 1, start);
    const double = /(?::|-|,|\[|\{)\s+"(?:[^"\\]|\\.)*$|^\s*"(?:[^"\\]|\\.)*$/u.test(before);
    const single = /(?::|-|,|\[|\{)\s+'(?:[^']|'')*$|^\s*'(?:[^']|'')*$/u.test(before);
    result.set(mark, [double ? jsonString : single ? yamlSingle : plainOnly('YAML without quotes')]);
  }
  return result;
}
