/** How a box ends: with its indent (MkDocs), or with a line of its own. */
export type BoxEnd =
  | { readonly by: 'indent' }
  | { readonly by: 'row'; readonly sign: ':' | '/'; readonly length: number }
  | { readonly by: 'name'; readonly name: string };

export interface BoxHead {
  readonly end: BoxEnd;
  readonly title: string;
  readonly isTab: boolean;
}

const called = 'admonition alert callout caution collapse danger details expand hint important info note notice step steps tip warning';
const boxNames = new Set(called.split(' '));
const tabNames = new Set(['tab', 'tabitem', 'tabpanel']);
const tabSets = new Set(['tabs', 'tabpane', 'tabgroup']);
const isKnown = (name: string): boolean => boxNames.has(name) || tabNames.has(name) || tabSets.has(name);

const quotedIn = (rest: string): string => {
  const open = rest.indexOf('"');
  const close = rest.lastIndexOf('"');
  return open !== -1 && close > open ? rest.slice(open + 1, close) : '';
};

/** `title="x"` and its like; else the first quoted word, unless quotes only hold settings. */
function namedIn(rest: string): string {
  const named = /(?:^|[\s{])(?:label|title|header|name|summary)[ \t]*=[ \t]*\{?["']([^"']{0,200})["']/.exec(rest)?.[1];
  if (named !== undefined) return named;
  const word = rest.includes('=') ? '' : (/["“]([^"“”]{1,200})["”]/.exec(rest)?.[1] ?? '');
  return boxNames.has(word.toLowerCase()) ? '' : word;
}

/** `!!! warning "x"`, `??? note`, `=== "x"` of MkDocs: what they hold is indented by four. */
function mkdocsHead(text: string): BoxHead | null {
  const tab = /^===[+!]{0,2}[ \t]+(["'])(.{1,200})\1[ \t]*$/.exec(text);
  if (tab) return { end: { by: 'indent' }, title: tab[2] ?? '', isTab: true };
  const box = /^(?:!!!|\?\?\?\+?)[ \t]*[A-Za-z][\w-]{0,30}(.{0,300})$/.exec(text);
  return box ? { end: { by: 'indent' }, title: quotedIn(box[1] ?? ''), isTab: false } : null;
}

/** `:::tip Title`, `:::note[Title]`, `::: {.warning}`, `/// tab | Title`: closed by a line of the same signs. */
function rowHead(text: string): BoxHead | null {
  const found = /^(:{3,8}|\/{3,8})[ \t]*\{?\.?([A-Za-z][\w-]{0,30})\}?(.{0,300})$/.exec(text);
  if (!found) return null;
  const [, row = '', name = '', rest = ''] = found;
  const sign = row.startsWith(':') ? ':' : '/';
  // A row at the end as well is a whole element in one line (`:::image … :::`); slashes alone are comments of programs.
  if (rest.trimEnd().endsWith(row) || (sign === '/' && !isKnown(name.toLowerCase()))) return null;
  const bracket = /^\[(.{0,200}?)\]/.exec(rest)?.[1];
  const plain = rest.replace(/\{?[^{}]{0,200}\}[ \t]*$/, '').replace(/^[ \t]*\|/, '');
  const title = bracket ?? (/\btitle[ \t]*=/.test(rest) ? namedIn(rest) : plain).trim();
  return { end: { by: 'row', sign, length: row.length }, title, isTab: tabNames.has(name.toLowerCase()) };
}

/** Shortcodes of Hugo (`{{< note >}}`, `{{% tab name="x" %}}`) and blocks of GitBook (`{% hint %}`). */
function shortcodeHead(text: string): BoxHead | null {
  const found = /^\{(?:\{[<%]|%)-?[ \t]*([A-Za-z]{2,20})\b(.{0,300}?)-?(?:[>%]\}|%)\}$/.exec(text);
  const name = found?.[1]?.toLowerCase() ?? '';
  if (!found || !isKnown(name) || (found[2] ?? '').trimEnd().endsWith('/')) return null;
  const isTab = tabNames.has(name);
  return { end: { by: 'name', name }, title: tabSets.has(name) ? '' : namedIn(found[2] ?? ''), isTab };
}

/** `<details>`, with its summary on the same line or not, and the boxes and tabs that MDX writes as tags, alone on their line. */
function tagHead(text: string): BoxHead | null {
  const found = /^<([A-Za-z]{3,12})\b([^<>]{0,300})>[ \t]*(?:<summary\b[^<>]{0,100}>(.{0,300}?)<\/summary>)?[ \t]*$/.exec(text);
  const tag = found?.[1] ?? '';
  const name = tag.toLowerCase();
  // In lower case only `details` is HTML; the others are components.
  if (!found || !isKnown(name) || (tag === name && name !== 'details') || (found[2] ?? '').endsWith('/')) return null;
  const title = found[3] === undefined ? (tabSets.has(name) ? '' : namedIn(found[2] ?? '')) : found[3].trim();
  return { end: { by: 'name', name: `<${name}` }, title, isTab: tabNames.has(name) };
}

/** The box that a line opens, when it does. */
export function boxHead(text: string): BoxHead | null {
  switch (text[0]) {
    case '!':
    case '?':
    case '=':
      return mkdocsHead(text);
    case ':':
    case '/':
      return rowHead(text);
    case '{':
      return shortcodeHead(text);
    case '<':
      return tagHead(text);
    default:
      return null;
  }
}

/** What a line closes: matched against the boxes that are open. */
export function boxEnd(text: string): ((end: BoxEnd) => boolean) | null {
  const row = /^(?::{3,8}|\/{3,8})$/.test(text) ? text : null;
  if (row !== null) return (end) => end.by === 'row' && row.startsWith(end.sign) && row.length >= end.length;
  const shortcode = /^\{(?:\{[<%][ \t]*\/|%-?[ \t]*end)[ \t]*([A-Za-z]{2,20})[ \t]*-?(?:[>%]\}|%)\}$/.exec(text)?.[1];
  const tag = /^<\/([A-Za-z]{3,12})[ \t]*>$/.exec(text)?.[1];
  if (shortcode === undefined && tag === undefined) return null;
  const name = (shortcode ?? `<${tag}`).toLowerCase();
  return (end) => end.by === 'name' && end.name === name;
}

/** `<summary>…</summary>` on a line of its own: the words of the fold, and where in the line they begin. */
export function summaryIn(text: string): { readonly title: string; readonly at: number } | null {
  const found = /^<summary\b[^<>]{0,100}>(.{0,300})<\/summary>[ \t]*$/.exec(text);
  if (found) return { title: (found[1] ?? '').trim(), at: text.indexOf('>') + 1 };
  return /^<\/?summary\b[^<>]{0,100}>$/.test(text) ? { title: '', at: 0 } : null;
}
