// Boxes that Markdown has no word for ("!!! warning", ":::note", "{{< hint >}}") are written over as quotes that begin
// with "[!kind]", the way GitHub writes them. Line by line: every line of the text keeps its number.

interface Box {
  readonly end: 'indent' | 'colons' | 'shortcode';
  /** What stands before each line of the box, outermost first. */
  readonly indent: number;
  readonly name: string;
}

const mostBoxes = 8;
const shortcodes = new Set(
  'admonition alert callout caution collapse danger details expand hint important info note notice tip warning'.split(' '),
);
const widthOf = (line: string): number => line.length - line.trimStart().length;

/** `"A title"` or the bare words, without the extras that themes put between. */
function titleIn(rest: string): string {
  const open = rest.indexOf('"');
  const close = rest.lastIndexOf('"');
  return open !== -1 && close > open ? rest.slice(open + 1, close) : '';
}

function opened(text: string): { readonly box: Omit<Box, 'indent'>; readonly head: string } | null {
  const mkdocs = /^(!!!|\?\?\?\+?)[ \t]*([A-Za-z][\w-]{0,30})(.{0,300})$/.exec(text);
  if (mkdocs) {
    const [, mark = '', kind = '', rest = ''] = mkdocs;
    const fold = mark === '!!!' ? '' : mark === '???' ? '-' : '+';
    return { box: { end: 'indent', name: kind }, head: `[!${kind}]${fold} ${titleIn(rest)}` };
  }
  const colons = /^:{3,8}[ \t]*([A-Za-z][\w-]{0,30})(.{0,300})$/.exec(text);
  if (colons) {
    const [, kind = '', rest = ''] = colons;
    return { box: { end: 'colons', name: kind }, head: `[!${kind}] ${rest.trim().replace(/^\[(.*)\]$/, '$1')}` };
  }
  const shortcode = /^\{\{[<%][ \t]*([a-z]{2,20})\b(.{0,300})[>%]\}\}$/.exec(text);
  if (shortcode && shortcodes.has(shortcode[1] ?? '')) {
    const [, name = '', rest = ''] = shortcode;
    const isFolded = name === 'details' || name === 'expand' || name === 'collapse';
    const kind = /^[ \t]*(?:type[ \t]*=[ \t]*)?"?([a-z]{3,12})"?/.exec(rest)?.[1] ?? name;
    return {
      box: { end: 'shortcode', name },
      head: isFolded
        ? `[!note]- ${titleIn(rest)}`
        : `[!${kind}] ${/title[ \t]*=/.test(rest) ? titleIn(rest.slice(rest.indexOf('title'))) : ''}`,
    };
  }
  return null;
}

const closes = (box: Box, text: string): boolean =>
  box.end === 'colons'
    ? /^:{3,8}$/.test(text)
    : box.end === 'shortcode' &&
      text.startsWith('{{') &&
      text.includes(`/${box.name}`) &&
      /^\{\{[<%][ \t]*\/[ \t]*[a-z]{2,20}[ \t]*[>%]\}\}$/.test(text);

/** The text with its boxes as quotes; as many lines as before. */
export function quoteCallouts(source: string): string {
  if (!/^[ \t]*(?:!!!|\?\?\?|:::|\{\{[<%])/m.test(source)) return source;
  const boxes: Box[] = [];
  let fence: string | null = null;
  const prefix = (): string => boxes.map((box) => `${' '.repeat(box.indent)}> `).join('');
  return source
    .split('\n')
    .map((raw) => {
      let line = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
      for (const [depth, box] of boxes.entries()) {
        if (line.trim() === '') break;
        if (box.end !== 'indent') continue;
        const inner = line.replace(/^\t/, '    ');
        if (widthOf(inner) >= box.indent + 4) line = inner.slice(box.indent + 4);
        else {
          boxes.length = depth;
          fence = null;
          break;
        }
      }
      const text = line.trim();
      const mark = /^(`{3,}|~{3,})/.exec(text)?.[1];
      if (fence !== null) {
        if (mark?.startsWith(fence) && text === mark) fence = null;
        return prefix() + line;
      }
      if (mark !== undefined) fence = mark;
      const last = boxes.at(-1);
      if (last && closes(last, text)) {
        const before = prefix();
        boxes.pop();
        // An empty line of the quote, so that what follows is not taken as its next line.
        return boxes.length === 0 ? '' : before.slice(0, before.length - 2 - last.indent);
      }
      const start = boxes.length < mostBoxes && /^[!?:{]/.test(text) ? opened(text) : null;
      if (!start) return prefix() + line;
      boxes.push({ ...start.box, indent: widthOf(line.replaceAll('\t', '    ')) });
      return prefix() + start.head;
    })
    .join('\n');
}
