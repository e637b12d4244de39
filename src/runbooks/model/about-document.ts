import type { CompiledCategory, CompiledContents, CompiledMetadata, CompiledRevision } from './document.ts';
import { cellOf, labelledItem, rowsOf } from './directory-rows.ts';
import { headingRole } from './heading-roles.ts';
import { endLine, proseLines, startLine, wordsOf } from './node-text.ts';
import { walkOutline, type OutlineNode } from './outline.ts';

/** Fields of a runbook, and words that open a remark. */
const otherFields =
  /^(?:alert.*|severity|priority|.*impact|sla|slo|symptoms?|note|warning|important|tip|caution|example|status: .*|steps?|goal|prerequisites?)$/i;
const stated = /^\**([A-Z][\w /&-]{1,40}?)\**\s*:\**\s+(\S.{0,300})$/;

function ofFrontMatter(frontMatter: Readonly<Record<string, unknown>>, text: string): readonly CompiledMetadata[] {
  const lines = text.split('\n', 200);
  return Object.entries(frontMatter).flatMap(([key, value]) => {
    const shown = typeof value === 'string' ? value.trim() : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
    return shown === '' ? [] : [{ key, value: shown, line: lines.findIndex((line) => line.startsWith(`${key}:`)) + 1 }];
  });
}

/** Fields in bold under the title, in paragraphs, quotes, lists or a table of two columns. */
function ofHead(root: OutlineNode): readonly CompiledMetadata[] {
  const top = root.children.find(({ level }) => level === 1);
  if (!top) return [];
  return top.blocks.flatMap((block): CompiledMetadata[] => {
    if (block.type === 'table') {
      const rows = block.children.filter(({ children }) => children.length === 2);
      return rows.length < block.children.length
        ? []
        : rows.slice(1).map((row) => ({
            key: row.children[0] ? wordsOf(row.children[0]) : '',
            value: row.children[1] ? wordsOf(row.children[1]) : '',
            line: startLine(row),
          }));
    }
    const paragraphs =
      block.type === 'paragraph'
        ? [block]
        : block.type === 'blockquote'
          ? block.children
          : block.type === 'list'
            ? block.children.flatMap((item) => item.children.slice(0, 1))
            : [];
    return paragraphs.flatMap((paragraph): CompiledMetadata[] => {
      if (paragraph.type !== 'paragraph' || paragraph.children[0]?.type !== 'strong') return [];
      return proseLines(paragraph).flatMap(({ text, line }) => {
        const [, key, value] = stated.exec(text) ?? [];
        return key === undefined || value === undefined || otherFields.test(key) ? [] : [{ key, value, line }];
      });
    });
  });
}

/** What the document says about itself. */
export const metadataOf = (
  root: OutlineNode,
  frontMatter: Readonly<Record<string, unknown>>,
  text: string,
): readonly CompiledMetadata[] => [...ofFrontMatter(frontMatter, text), ...ofHead(root)];

/** The rows of the document's history: a table of versions. */
export function historyOf(root: OutlineNode): readonly CompiledRevision[] {
  return walkOutline(root).flatMap(({ node }) =>
    node.blocks.flatMap((block) => {
      if (block.type !== 'table') return [];
      const rows = rowsOf(block);
      const columns = rows[0]?.columns.map((column) => column.toLowerCase()) ?? [];
      const isVersions =
        columns.some((column) => /^(?:version|revision|rev)\b/.test(column)) &&
        columns.some((column) => /author|change|description|by$/.test(column));
      if (
        !(headingRole(node.title) === 'history'
          ? columns.some((column) => /version|date/.test(column))
          : isVersions && columns.includes('date'))
      )
        return [];
      return rows.map((row) => ({
        version: cellOf(row, /^(?:version|revision|rev)\b/),
        date: cellOf(row, /date/),
        author: cellOf(row, /author|by$|editor/),
        changes: cellOf(row, /change|description|summary|notes?/),
        line: row.line,
      }));
    }),
  );
}

/** The table of contents and what it forgets: headings beside those it lists. */
export function contentsOf(root: OutlineNode): CompiledContents | null {
  for (const { node, path } of walkOutline(root)) {
    const list = node.blocks.find(({ type }) => type === 'list');
    if (headingRole(node.title) !== 'contents' || list?.type !== 'list') continue;
    const entries = list.children.map((item) => wordsOf(item.children[0] ?? item).toLowerCase());
    const siblings = path.at(-1)?.children.filter((child) => child !== node && child.level === node.level) ?? [];
    return {
      line: node.line,
      endLine: endLine(list),
      entries: entries.length,
      missing: siblings
        .filter(({ text, title }) => !entries.includes(text.toLowerCase()) && !entries.includes(title.toLowerCase()))
        .map(({ text, line }) => ({ title: text, line })),
    };
  }
  return null;
}

/** The kinds of action items that a document asks for. */
export function actionItemCategoriesOf(root: OutlineNode): readonly CompiledCategory[] {
  return walkOutline(root).flatMap(({ node }) =>
    !/\baction items?\b.{0,20}\b(?:categor(?:y|ies)|types?|kinds?)\b/i.test(node.title)
      ? []
      : node.blocks.flatMap((block) =>
          block.type !== 'list'
            ? []
            : block.children.flatMap((item) => {
                const pair = labelledItem(wordsOf(item));
                return pair ? [{ name: pair.label, text: pair.value, line: startLine(item) }] : [];
              }),
        ),
  );
}
