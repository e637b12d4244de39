export interface HtmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

const rawText = new Set(['script', 'style', 'title', 'textarea']);
// WHATWG HTML, 13.2.5: a tag opens with `<` and a letter; an attribute's value is quoted, or ends at white space or `>`.
const tag = /<(\/?)([a-z][^\s/>]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/giy;
const attribute = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;

/** The elements that a browser would make of a page, as the tokenizer of the HTML standard finds them. */
export function htmlElements(html: string): readonly HtmlElement[] {
  const elements: HtmlElement[] = [];
  let position = 0;
  for (;;) {
    const start = html.indexOf('<', position);
    if (start < 0) return elements;
    tag.lastIndex = start;
    const match = tag.exec(html);
    if (!match) {
      position = start + 1;
      continue;
    }
    position = tag.lastIndex;
    const name = (match[2] ?? '').toLowerCase();
    if (match[1] === '/') continue;
    const attributes = new Map(
      [...(match[3] ?? '').matchAll(attribute)].map((found) => [(found[1] ?? '').toLowerCase(), found[2] ?? found[3] ?? found[4] ?? '']),
    );
    elements.push({ name, attributes });
    if (rawText.has(name)) {
      const end = html.toLowerCase().indexOf(`</${name}`, position);
      position = end < 0 ? html.length : end;
    }
  }
}

/** What a browser would run or load because of these elements: nothing, on a page without scripts. */
export function activeParts(html: string): readonly string[] {
  return htmlElements(html).flatMap(({ name, attributes }) => {
    const found: string[] = ['script', 'iframe', 'object', 'embed', 'img', 'base', 'entry'].includes(name) ? [name] : [];
    for (const [key, value] of attributes) {
      if (key.startsWith('on') || key === 'srcdoc' || /^\s*(?:javascript|data|vbscript):/i.test(value))
        found.push(`${name} ${key}=${value}`);
    }
    return found;
  });
}
