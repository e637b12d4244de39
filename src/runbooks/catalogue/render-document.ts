import type { Element, Root as HtmlRoot } from 'hast';
import type { Root, Yaml } from 'mdast';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified, type Processor } from 'unified';
import { visit } from 'unist-util-visit';
import { escapeHtml } from '#base';
import { fastTree, isTame } from '../model/fast-markdown.ts';
import { repairMojibake } from '../model/mojibake.ts';
import { readInPieces } from '../model/parse-markdown.ts';
import { quoteCallouts } from './callouts.ts';
import { linkReferences } from './hugo-links.ts';
import { partCallouts } from './part-callouts.ts';
import { boxCallouts } from './render-callouts.ts';
import { frontMatter } from './render-front-matter.ts';
import { openHtml } from './render-html.ts';
import { githubSlug } from './words.ts';

const blocks = new Set([
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'li',
  'pre',
  'blockquote',
  'table',
  'tr',
  'hr',
  'div',
  'details',
  'summary',
  'dt',
  'dd',
]);
const anchorPrefix = 'doc-';
const calloutClass: [string, ...RegExp[]] = ['className', /^callout(?:-[a-z]+)?$/];
const frontMatterClass: [string, string] = ['className', 'front-matter'];

// rehype-sanitize's list is GitHub's; on top of it only the line numbers, and no images from elsewhere:
// loading one would tell a stranger that somebody reads this runbook now.
const schema = {
  ...defaultSchema,
  clobberPrefix: anchorPrefix,
  tagNames: (defaultSchema.tagNames ?? []).filter((name) => name !== 'img' && name !== 'picture' && name !== 'source'),
  attributes: {
    ...defaultSchema.attributes,
    '*': [...(defaultSchema.attributes?.['*'] ?? []), 'dataLine'],
    div: [...(defaultSchema.attributes?.['div'] ?? []), calloutClass],
    details: [...(defaultSchema.attributes?.['details'] ?? []), calloutClass, 'open'],
    summary: [calloutClass],
    p: [...(defaultSchema.attributes?.['p'] ?? []), calloutClass],
    table: [...(defaultSchema.attributes?.['table'] ?? []), frontMatterClass],
    pre: [...(defaultSchema.attributes?.['pre'] ?? []), frontMatterClass],
    th: [...(defaultSchema.attributes?.['th'] ?? []), 'scope'],
  },
};

/** Block elements carry the line of the source they come from, so that the page can point at it. */
function addLines() {
  return (tree: HtmlRoot) => {
    visit(tree, 'element', (node: Element) => {
      const line = node.position?.start.line;
      if (line !== undefined && blocks.has(node.tagName)) node.properties['dataLine'] = line;
    });
  };
}

/** An image becomes a link to it, in the words of its description. */
function linkImages() {
  return (tree: HtmlRoot) => {
    visit(tree, 'element', (node: Element) => {
      if (node.tagName !== 'img') return;
      const { alt, src } = node.properties;
      node.tagName = 'a';
      node.properties = { href: src };
      node.children = [{ type: 'text', value: `[image: ${typeof alt === 'string' && alt !== '' ? alt : 'no description'}]` }];
    });
  };
}

const textOf = (node: Element): string =>
  node.children.map((child) => (child.type === 'text' ? child.value : child.type === 'element' ? textOf(child) : '')).join('');

/** `## Heading {#its-own-name}`, in kramdown `{: #its-own-name }`: the name that the author chose, taken off the text. */
function takeChosenName(heading: Element): string | null {
  const last = heading.children.at(-1);
  if (last?.type !== 'text' || !last.value.endsWith('}')) return null;
  const at = last.value.lastIndexOf('{');
  const name = at === -1 ? null : (/^\{:?\s*#([\w.-]{1,100})[^}]*\}$/.exec(last.value.slice(at))?.[1] ?? null);
  if (name !== null) last.value = last.value.slice(0, at).trimEnd();
  return name;
}

/** Headings get anchors under a prefix of ours (an id of the document's own choosing could shadow the page's), links to them follow. */
function addAnchors() {
  return (tree: HtmlRoot) => {
    const taken = new Map<string, number>();
    visit(tree, 'element', (node: Element) => {
      if (/^h[1-6]$/.test(node.tagName) && node.properties['id'] !== `${anchorPrefix}footnote-label`) {
        const chosen = takeChosenName(node);
        const slug = githubSlug(textOf(node));
        const count = taken.get(slug) ?? 0;
        taken.set(slug, count + 1);
        node.properties['id'] = `${anchorPrefix}${chosen ?? `${slug}${count === 0 ? '' : `-${count}`}`}`;
      }
      const href = node.properties['href'];
      // The place of a link that nobody wrote yet: it leads nowhere, so it is none.
      if (node.tagName === 'a' && href === '#') {
        node.tagName = 'span';
        delete node.properties['href'];
      } else if (node.tagName === 'a' && typeof href === 'string' && href.startsWith('#')) {
        node.properties['href'] = `#${anchorPrefix}${href.slice(1)}`;
      }
    });
  };
}

const hasScheme = /^(?:[a-z][a-z0-9+.-]{0,20}:|\/\/)/i;

/** Links out of the document: to the web as they are, to another runbook as its page here. The rest leads nowhere from here, and says so. */
function leadLinks(lead: LinkResolver) {
  return (tree: HtmlRoot) => {
    visit(tree, 'element', (node: Element) => {
      const href = node.properties['href'];
      if (node.tagName !== 'a' || typeof href !== 'string' || href.startsWith('#')) return;
      if (hasScheme.test(href)) {
        node.properties['rel'] = ['noreferrer', 'noopener'];
        return;
      }
      const target = lead(href);
      if (target === null) {
        node.tagName = 'span';
        node.properties = { title: `${href} is no runbook that Tocsin has read` };
        return;
      }
      const at = target.indexOf('#');
      node.properties['href'] = at === -1 ? target : `${target.slice(0, at)}#${anchorPrefix}${target.slice(at + 1)}`;
    });
  };
}

/** The box of a task says what it is to whoever does not see it. */
function nameTasks() {
  return (tree: HtmlRoot) => {
    visit(tree, 'element', (node: Element) => {
      if (node.tagName === 'input') node.properties['ariaLabel'] = node.properties['checked'] === true ? 'done' : 'to do';
    });
  };
}

/** A field list ("**Alert:** …" or "**Alert**: …" line by line in one paragraph) keeps its lines: people wrote it as a list. */
function breakFields() {
  return (tree: HtmlRoot) => {
    visit(tree, 'element', (node: Element) => {
      if (node.tagName !== 'p') return;
      node.children = node.children.flatMap((child, index) => {
        const before = node.children[index - 1];
        const after = node.children[index + 1];
        const hasColon =
          child.type === 'element' && (/:\s*$/.test(textOf(child)) || (after?.type === 'text' && after.value.startsWith(':')));
        const isField = child.type === 'element' && child.tagName === 'strong' && hasColon;
        const startsLine = before?.type === 'text' && /\n\s*$/.test(before.value);
        return isField && startsLine ? [{ type: 'element', tagName: 'br', properties: {}, children: [] }, child] : [child];
      });
    });
  };
}

const emoji: Readonly<Record<string, string>> = {
  warning: '\u26A0\uFE0F',
  rotating_light: '\u{1F6A8}',
  white_check_mark: '\u2705',
  heavy_check_mark: '\u2714\uFE0F',
  x: '\u274C',
  fire: '\u{1F525}',
  information_source: '\u2139\uFE0F',
  bulb: '\u{1F4A1}',
  rocket: '\u{1F680}',
  memo: '\u{1F4DD}',
  book: '\u{1F4D6}',
  bell: '\u{1F514}',
  lock: '\u{1F512}',
  key: '\u{1F511}',
  link: '\u{1F517}',
  red_circle: '\u{1F534}',
  large_blue_circle: '\u{1F535}',
  green_circle: '\u{1F7E2}',
  yellow_circle: '\u{1F7E1}',
  exclamation: '\u2757',
  question: '\u2753',
  construction: '\u{1F6A7}',
  no_entry: '\u26D4',
  stop_sign: '\u{1F6D1}',
  point_right: '\u{1F449}',
};

/** `:warning:` as GitHub shows it; never in code. */
function drawEmoji() {
  return (tree: Root) => {
    visit(tree, 'text', (node) => {
      if (node.value.includes(':')) node.value = node.value.replaceAll(/:([a-z_]{1,24}):/g, (whole, name: string) => emoji[name] ?? whole);
    });
  };
}

/** Where a relative link of the document leads, as an address of the page; null when to nothing that is known. */
type LinkResolver = (href: string) => string | null;

const remark = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml', 'toml']).freeze();

/**
 * The same tree in a twentieth of the time, where there is somebody who reads so fast. remark's time grows with the square of the
 * length, and faster where a text is hostile: what is neither short nor tame it reads in pieces, as the compiler does.
 */
function parseFast(this: Processor): void {
  this.parser = (text) => fastTree(text) ?? (isTame(text) ? remark.parse(text) : readInPieces(text).tree);
}

const processor = (lead: LinkResolver) =>
  unified()
    .use(parseFast)
    .use(drawEmoji)
    .use(partCallouts)
    .use(boxCallouts)
    .use(remarkRehype, {
      allowDangerousHtml: true,
      clobberPrefix: '',
      handlers: {
        yaml: (_state: unknown, node: Yaml) => frontMatter('yaml', node.value),
        toml: (_state: unknown, node: { readonly value: string }) => frontMatter('toml', node.value),
      },
    })
    .use(openHtml)
    .use(breakFields)
    .use(addLines)
    .use(linkImages)
    .use(rehypeSanitize, schema)
    .use(addAnchors)
    .use(leadLinks, lead)
    .use(nameTasks)
    .use(rehypeStringify)
    .freeze();

const leadsNowhere: LinkResolver = () => null;

// The parser's time grows with the square of the depth; nobody quotes a hundred levels deep.
const absurdNesting = /^[ \t]*(?:>[ \t]*|[*+-][ \t]+){100,}/m;
const asPlainText = (source: string) => `<pre data-line="1">${escapeHtml(source)}</pre>`;

/**
 * A document as sanitised HTML for the reader. Markdown is hostile: no script, style, form, frame or event handler
 * survives. Text that was saved in a wrong encoding is shown as it was meant. A document that nests too deep for the parser is shown as plain text instead.
 */
export function renderDocument(source: string, leadTo: LinkResolver = leadsNowhere): string {
  const text = quoteCallouts(linkReferences(repairMojibake(source) ?? source));
  if (absurdNesting.test(text)) return asPlainText(text);
  try {
    return String(processor(leadTo).processSync(text));
  } catch {
    return asPlainText(text);
  }
}
