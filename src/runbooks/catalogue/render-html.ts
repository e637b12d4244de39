// HTML inside Markdown: what formats text is taken as meant, everything else is shown as the text that it is. A name in
// angle brackets (`<pod-name>`, `<label>`) is far more often a hole to fill than a tag, so a tag counts only where it is closed.
import { decodeNamedCharacterReference } from 'decode-named-character-reference';
import type { Element, ElementContent, Root as HtmlRoot, RootContent } from 'hast';
import { visit } from 'unist-util-visit';

const shown = new Set(
  'a abbr b blockquote code dd del details div dl dt em h1 h2 h3 h4 h5 h6 i ins kbd li mark ol p pre q s samp small strike strong sub summary sup table tbody td tfoot th thead tr tt u ul var'.split(
    ' ',
  ),
);
/** Say how it looks, and we say that ourselves: their content stays, they go. */
const unwrapped = new Set('article aside center figcaption figure font label main nav picture section source span'.split(' '));
const voids = new Set(['br', 'hr', 'img', 'input', 'wbr']);
/** Left open, these are sloppy HTML; other names left open are holes. */
const layout = new Set('article center details div figure p li table tbody td th thead tr section span ul ol summary'.split(' '));
const keptAttributes = new Set(['href', 'src', 'alt', 'id', 'name', 'open', 'colspan', 'rowspan', 'title', 'start']);
const longestTag = 2_000;

interface Tag {
  readonly text: string;
  readonly name: string;
  readonly isClosing: boolean;
  readonly attributes: ReadonlyMap<string, string>;
}
interface Open {
  readonly tag: Tag;
  readonly line: number | undefined;
  /** Where in the output the tag stands, as text until it is closed. */
  readonly at: number;
}

const decode = (text: string): string =>
  text.replaceAll(/&(#\d{1,6}|[A-Za-z][A-Za-z0-9]{1,31});/g, (whole, name: string) =>
    name.startsWith('#') ? String.fromCodePoint(Math.min(Number(name.slice(1)), 0x10_ff_ff)) : decodeNamedCharacterReference(name) || whole,
  );

/** The end of the tag that begins at `from`, quotes respected; -1 when it never ends. */
function tagEnd(html: string, from: number): number {
  let quote = '';
  for (let at = from; at < Math.min(html.length, from + longestTag); at += 1) {
    const sign = html.charAt(at);
    if (quote !== '') quote = sign === quote ? '' : quote;
    else if (sign === '>') return at;
    else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '<' && at > from) return -1;
  }
  return -1;
}

function readTag(text: string): Tag | null {
  const head = /^<(\/?)([A-Za-z][A-Za-z0-9]{0,15})(?=[\s/>])/.exec(text);
  if (!head) return null;
  const attributes = new Map<string, string>();
  for (const [, name = '', double, single, bare] of text
    .slice(head[0].length, -1)
    .matchAll(/([A-Za-z][\w:-]{0,40})(?:=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g)) {
    attributes.set(name.toLowerCase(), decode(double ?? single ?? bare ?? ''));
  }
  return { text, name: (head[2] ?? '').toLowerCase(), isClosing: head[1] === '/', attributes };
}

/** One flat list: an open tag stands in it as text, and takes what came after it when it is closed. So nothing is moved twice. */
class Builder {
  readonly #out: ElementContent[] = [];
  readonly #stack: Open[] = [];
  readonly #openNames = new Map<string, number>();
  #frames = 0;

  append(node: ElementContent): void {
    this.#out.push(node);
  }

  text(value: string): void {
    if (value !== '') this.append({ type: 'text', value });
  }

  tag(tag: Tag, line: number | undefined): void {
    const { name } = tag;
    if (voids.has(name)) return this.#void(tag);
    if (name === 'iframe' && this.#frame(tag)) return;
    if (!shown.has(name) && !unwrapped.has(name)) return this.text(tag.text);
    if (!tag.isClosing) {
      this.#stack.push({ tag, line, at: this.#out.length });
      this.#openNames.set(name, (this.#openNames.get(name) ?? 0) + 1);
      return this.text(tag.text);
    }
    if ((this.#openNames.get(name) ?? 0) === 0) return;
    for (let open = this.#pop(); open; open = this.#pop()) {
      if (open.tag.name === name) return this.#close(open);
      this.#giveUp(open);
    }
  }

  finish(): ElementContent[] {
    for (let open = this.#pop(); open; open = this.#pop()) this.#giveUp(open);
    return this.#out;
  }

  /** A film or a page from elsewhere that is shown inside becomes a link to it: nothing is loaded unasked. */
  #frame(tag: Tag): boolean {
    const address = tag.attributes.get('src') ?? '';
    if (tag.isClosing) return this.#frames > 0 && this.#frames-- > 0;
    if (!address.startsWith('https://')) return false;
    this.#frames += 1;
    const title = tag.attributes.get('title') ?? '';
    const children: ElementContent[] = [{ type: 'text', value: `Video: ${title === '' ? address : title}` }];
    this.append({ type: 'element', tagName: 'a', properties: { href: address }, children });
    return true;
  }

  #void(tag: Tag): void {
    const isMeant = tag.name === 'img' ? tag.attributes.has('src') : tag.name !== 'input' || tag.attributes.has('type');
    if (!isMeant) this.text(tag.text);
    else if (tag.name !== 'input') this.append(elementOf(tag, undefined, []));
  }

  #pop(): Open | undefined {
    const open = this.#stack.pop();
    if (open) this.#openNames.set(open.tag.name, (this.#openNames.get(open.tag.name) ?? 1) - 1);
    return open;
  }

  #close({ tag, line, at }: Open): void {
    if (unwrapped.has(tag.name)) this.#out[at] = { type: 'text', value: '' };
    else this.#out[at] = elementOf(tag, line, this.#out.splice(at + 1));
  }

  /** A tag that is never closed: sloppy HTML of a page's frame, or a hole in angle brackets, which stays as written. */
  #giveUp(open: Open): void {
    if (layout.has(open.tag.name)) this.#close(open);
  }
}

function elementOf(tag: Tag, line: number | undefined, children: ElementContent[]): Element {
  const properties: Element['properties'] = {};
  for (const [name, value] of tag.attributes) {
    if (!keptAttributes.has(name)) continue;
    if (name === 'name') properties['id'] ??= value;
    else if (name === 'open') properties['open'] = true;
    else properties[name === 'colspan' ? 'colSpan' : name === 'rowspan' ? 'rowSpan' : name] = value;
  }
  const point = { line: line ?? 1, column: 1 };
  return {
    type: 'element',
    tagName: tag.name,
    properties,
    children,
    ...(line !== undefined && { position: { start: point, end: point } }),
  };
}

function readRaw(builder: Builder, html: string, firstLine: number | undefined): void {
  let at = 0;
  let line = firstLine;
  const pass = (part: string): void => {
    if (line !== undefined) for (const sign of part) if (sign === '\n') line += 1;
  };
  while (at < html.length) {
    const next = html.indexOf('<', at);
    const plain = html.slice(at, next === -1 ? html.length : next);
    builder.text(decode(plain));
    pass(plain);
    if (next === -1) return;
    at = next;
    if (html.startsWith('<!--', at)) {
      const end = html.indexOf('-->', at);
      const comment = html.slice(at, end === -1 ? html.length : end + 3);
      pass(comment);
      at += comment.length;
      continue;
    }
    const end = tagEnd(html, at);
    const text = end === -1 ? '<' : html.slice(at, end + 1);
    const tag = end === -1 ? null : readTag(text);
    if (tag) builder.tag(tag, line);
    else builder.text(text);
    pass(text);
    at += text.length;
  }
}

const isRaw = (node: RootContent | ElementContent): node is Extract<ElementContent, { type: 'raw' }> => node.type === 'raw';

/** Turns the raw HTML of a document into elements, each parent for itself. */
export function openHtml() {
  return (tree: HtmlRoot): void => {
    visit(tree, (node) => {
      if (node.type !== 'root' && node.type !== 'element') return;
      const children: readonly (RootContent | ElementContent)[] = node.children;
      if (!children.some(isRaw)) return;
      const builder = new Builder();
      for (const child of children) {
        if (isRaw(child)) readRaw(builder, child.value, child.position?.start.line);
        else if (child.type !== 'doctype') builder.append(child);
      }
      node.children = builder.finish();
    });
  };
}
