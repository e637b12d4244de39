import type { Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified, type Data, type Processor } from 'unified';
import type { Dialect } from './split-markdown.ts';

type Constructs = NonNullable<NonNullable<Data['micromarkExtensions']>[number]['text']>;

const withoutNamed = (constructs: Constructs, names: readonly string[]): Constructs =>
  Object.fromEntries(
    Object.entries(constructs)
      .map(([code, each]) => [code, [each ?? []].flat().filter(({ name }) => !names.includes(name ?? ''))] as const)
      // A list without members would still be looked at, at every letter.
      .filter(([, each]) => each.length > 0),
  );

/**
 * GFM without some of its constructs. remark-gfm's look through all text for addresses that its own grammar did not take
 * is spared as well: it costs as much as parsing, and what it finds has no position.
 */
function gfmWithout(this: Processor, names: readonly string[]): void {
  const data = this.data();
  data.micromarkExtensions = (data.micromarkExtensions ?? []).map((each) => ({
    ...each,
    ...(each.text && { text: withoutNamed(each.text, names) }),
    ...(each.flow && { flow: withoutNamed(each.flow, names) }),
  }));
  data.fromMarkdownExtensions = (data.fromMarkdownExtensions ?? []).flat().map((each) => ({ ...each, transforms: [] }));
}

/** Mail addresses stay text: the grammar tries one at every letter. */
const gfm = (...without: readonly string[]) =>
  unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(gfmWithout, ['emailAutolink', ...without]);

/** What may begin within a text. */
const inline = [
  'attention',
  'autolink',
  'characterEscape',
  'characterReference',
  'codeText',
  'hardBreakEscape',
  'htmlText',
  'labelStartImage',
  'labelStartLink',
  'labelEnd',
  'strikethrough',
  'wwwAutolink',
  'protocolAutolink',
  'gfmFootnoteCall',
  'gfmPotentialFootnoteCall',
];

/** Headings, lists, tables and fences are what they are; within them text is only text. */
function withoutInline(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { disable: { null: inline } }];
}

const parsers = {
  crowded: gfm().use(withoutInline).freeze(),
  matter: gfm().use(remarkFrontmatter, ['yaml', 'toml']).freeze(),
  commonmark: unified().use(remarkParse).freeze(),
  'gfm-without-tables': gfm('table').freeze(),
  gfm: gfm().freeze(),
} satisfies Record<Dialect | Special, unknown>;

/** A piece that begins with front matter; one with more marks than anybody writes. */
type Special = 'matter' | 'crowded';

/** A piece of Markdown as a tree. The bundle loads this file when it is first asked. */
export const readWithRemark = (text: string, dialect: Dialect | Special): Root => parsers[dialect].parse(text);
