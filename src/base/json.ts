export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/**
 * The one textual form of a JSON value: keys sorted, no white space, `undefined` members left out.
 * The journal hashes this form, so that anybody can recompute it (RFC 8785 without its number corner cases:
 * entries hold only integers and finite decimals).
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string') {
    return JSON.stringify(value);
  }
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (typeof value === 'object') {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
    return `{${members.join(',')}}`;
  }
  throw new TypeError(`not a JSON value: ${typeof value}`);
}

/** PostgreSQL's jsonb and text refuse NUL; hostile text keeps its place as the visible replacement sign. */
export function withoutNul<T>(value: T): T {
  if (typeof value === 'string') return value.replaceAll('\u0000', '\u{FFFD}').toWellFormed() as T & string;
  if (Array.isArray(value)) return value.map((item: unknown) => withoutNul(item)) as T & unknown[];
  if (value !== null && typeof value === 'object' && !(value instanceof Date)) {
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [withoutNul(key), withoutNul(member)])) as T & object;
  }
  return value;
}
