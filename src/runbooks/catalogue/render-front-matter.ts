import type { Element, ElementContent } from 'hast';
import { parse } from 'yaml';

const mostRows = 30;
const text = (value: string): ElementContent => ({ type: 'text', value });
const element = (tagName: string, children: ElementContent[], properties: Element['properties'] = {}): Element => ({
  type: 'element',
  tagName,
  properties,
  children,
});

/** A value in one line: lists with commas, inner tables as `key: value`. */
function inWords(value: unknown, depth = 0): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'string') return value;
  if (typeof value !== 'object') return JSON.stringify(value);
  if (depth > 3) return '…';
  if (Array.isArray(value)) return value.map((item) => inWords(item, depth + 1)).join(', ');
  return Object.entries(value)
    .map(([key, item]) => `${key}: ${inWords(item, depth + 1)}`)
    .join('; ');
}

function readToml(source: string): Readonly<Record<string, unknown>> {
  const rows: Record<string, unknown> = {};
  for (const line of source.split('\n')) {
    const at = line.indexOf('=');
    if (at > 0)
      rows[line.slice(0, at).trim()] = line
        .slice(at + 1)
        .trim()
        .replaceAll(/^["']|["']$/g, '');
  }
  return rows;
}

function readRows(kind: 'yaml' | 'toml', source: string): readonly (readonly [string, string])[] | null {
  try {
    const read: unknown = kind === 'toml' ? readToml(source) : parse(source, { maxAliasCount: 20 });
    if (typeof read !== 'object' || read === null || Array.isArray(read)) return null;
    return Object.entries(read).map(([key, value]) => [key, inWords(value)] as const);
  } catch {
    return null;
  }
}

/** What a document says about itself above its text, as a quiet table; as it stands where it cannot be read. */
export function frontMatter(kind: 'yaml' | 'toml', source: string): Element | undefined {
  if (source.trim() === '') return undefined;
  const rows = readRows(kind, source);
  if (!rows) return element('pre', [text(source)], { className: ['front-matter'] });
  return element(
    'table',
    [
      element(
        'tbody',
        rows
          .slice(0, mostRows)
          .map(([key, value]) => element('tr', [element('th', [text(key)], { scope: 'row' }), element('td', [text(value)])])),
      ),
    ],
    { className: ['front-matter'] },
  );
}
