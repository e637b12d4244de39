import type { Element, Root as HtmlRoot, Text } from 'hast';
import type { Html } from 'mdast';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { escapeHtml } from '#base';
import { repairMojibake } from '../model/mojibake.ts';
import { githubSlug } from './words.ts';

const blocks = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'pre', 'blockquote', 'table', 'tr', 'hr']);
const anchorPrefix = 'doc-';

// rehype-sanitize's list is GitHub's; on top of it only the line numbers, and no images from elsewhere:
// loading one would tell a stranger that somebody reads this runbook now.
const schema = {
  ...defaultSchema,
  clobberPrefix: anchorPrefix,
  tagNames: (defaultSchema.tagNames ?? []).filter((name) => name !== 'img' && name !== 'picture' && name !== 'source'),
  attributes: { ...defaultSchema.attributes, '*': [...(defaultSchema.attributes?.['*'] ?? []), 'dataLine'] },
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

/** Headings get anchors under a prefix of ours (an id of the document's own choosing could shadow the page's), links to them follow. */
function addAnchors() {
  return (tree: HtmlRoot) => {
    const taken = new Map<string, number>();
    visit(tree, 'element', (node: Element) => {
      if (/^h[1-6]$/.test(node.tagName)) {
        const slug = githubSlug(textOf(node));
        const count = taken.get(slug) ?? 0;
        taken.set(slug, count + 1);
        node.properties['id'] = `${anchorPrefix}${slug}${count === 0 ? '' : `-${count}`}`;
      }
      const href = node.properties['href'];
      if (node.tagName !== 'a' || typeof href !== 'string') return;
      if (href.startsWith('#')) node.properties['href'] = `#${anchorPrefix}${href.slice(1)}`;
      else node.properties['rel'] = ['noreferrer', 'noopener'];
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

/** A field list ("**Alert:** …" line by line in one paragraph) keeps its lines: people wrote it as a list. */
function breakFields() {
  return (tree: HtmlRoot) => {
    visit(tree, 'element', (node: Element) => {
      if (node.tagName !== 'p') return;
      node.children = node.children.flatMap((child, index) => {
        const before = node.children[index - 1];
        const isField = child.type === 'element' && child.tagName === 'strong' && /:\s*$/.test(textOf(child));
        const startsLine = before?.type === 'text' && /\n\s*$/.test(before.value);
        return isField && startsLine ? [{ type: 'element', tagName: 'br', properties: {}, children: [] }, child] : [child];
      });
    });
  };
}

/** HTML inside Markdown is shown as the text that it is; comments stay invisible. */
function htmlAsText(_state: unknown, node: Html): Text | undefined {
  return /^\s*<!--[\s\S]*-->\s*$/.test(node.value) ? undefined : { type: 'text', value: node.value };
}

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkFrontmatter, ['yaml', 'toml'])
  .use(remarkRehype, { handlers: { html: htmlAsText }, clobberPrefix: '' })
  .use(breakFields)
  .use(addLines)
  .use(linkImages)
  .use(rehypeSanitize, schema)
  .use(addAnchors)
  .use(nameTasks)
  .use(rehypeStringify);

// The parser's time grows with the square of the depth; nobody quotes a hundred levels deep.
const absurdNesting = /^[ \t]*(?:>[ \t]?|[*+-][ \t]+){100,}/m;
const asPlainText = (source: string) => `<pre data-line="1">${escapeHtml(source)}</pre>`;

/**
 * A document as sanitised HTML for the reader. Markdown is hostile: no script, style, form, frame or event handler
 * survives. Text that was saved in a wrong encoding is shown as it was meant. A document that nests too deep for the parser is shown as plain text instead.
 */
export function renderDocument(source: string): string {
  const text = repairMojibake(source) ?? source;
  if (absurdNesting.test(text)) return asPlainText(text);
  try {
    return String(processor.processSync(text));
  } catch {
    return asPlainText(text);
  }
}
