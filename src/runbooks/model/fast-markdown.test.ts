import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Nodes, Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { beforeAll, describe, expect, it } from 'vitest';
import { initSandboxedMarkdown } from '../sandboxed-markdown.ts';
import { fastTree, initFastMarkdown } from './fast-markdown.ts';
import { childrenOf } from './node-text.ts';

const remark = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml', 'toml']).freeze();

/** Type, place and own text of every node. A task's paragraph begins behind its box here and before it there; found addresses have no place there. */
function nodesOf(tree: Nodes, parent: Nodes | null = null): unknown[] {
  const isTask = parent?.type === 'listItem' && typeof parent.checked === 'boolean';
  const { position } = tree;
  const place = position && !isTask ? [position.start.offset, position.start.line, position.end.offset, position.end.line] : null;
  const own = Object.entries(tree).filter(
    ([key, value]) => !['children', 'position', 'data'].includes(key) && value !== null && value !== undefined,
  );
  const values = Object.fromEntries(own);
  return [{ ...values, ...(place === null ? {} : { place }) }, ...childrenOf(tree).flatMap((child) => nodesOf(child, tree))];
}

const repository = join(import.meta.dirname, '..', '..', '..');
const ownDocuments = ['docs', 'examples'].flatMap((folder) =>
  readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name): [string, string] => [`${folder}/${name}`, readFileSync(join(repository, folder, name), 'utf8')]),
);

const tricky: readonly [string, string][] = [
  ['front matter', '---\ntitle: a\n---\n# A\n'],
  ['TOML', '+++\ntitle = "a"\n+++\n# A\n'],
  ['a fence that is never closed', '# A\n\n```bash\nls\n\n## B\n'],
  ['a fence in a list in a quote', '> - a\n>\n>   ```sql\n>   SELECT 1;\n>   ```\n'],
  ['carriage returns', '# A\r\n\r\n- b\r\n- c\r\n'],
  ['a table', '| a | b |\n|---|:-:|\n| `x\\|y` | *z* |\n'],
  ['tasks', '- [ ] a\n- [x] b\n'],
  ['tabs', '- a\n\t- b\n\n\t\tcode\n'],
  ['HTML', '<details>\n<summary>a</summary>\n\n# B\n\n</details>\n'],
  ['definitions', '[a]: http://x.example "t"\n\nSee [a] and [^1].\n\n[^1]: a note\n'],
  ['a heading underlined', 'A\n===\n\nB\n---\n'],
  ['letters outside ASCII', '# Größe 中文 😀\n\nfür *alle* 😀 `x`\n'],
  ['stars and scores', '**a*b**c* __d_e__ ~~f~~ ~g~\n'],
  ['entities and escapes', 'a &amp; b &lt; \\* &#x1F600;\n'],
];

/** It comes as a program for some machines, and in WebAssembly for the rest. */
const isHere = await import('satteri').then(
  () => true,
  () => false,
);
/** None of the texts below ends it. */
const fails = (error: unknown): never => {
  throw error;
};
const parsers = [
  { name: 'the program of the machine', isHere, init: initFastMarkdown },
  {
    name: 'the one in WebAssembly',
    isHere: existsSync(join(repository, 'wasm', 'node_modules')),
    init: () => initSandboxedMarkdown(fails),
  },
];

it('is here on the machines that most people have', () => {
  const usual = ['linux-x64', 'linux-arm64', 'darwin-arm64', 'win32-x64'];
  const isUsual = usual.includes(`${process.platform}-${process.arch}`);
  expect(parsers.filter((parser) => isUsual && !parser.isHere)).toEqual([]);
});

it('is not asked before it is wanted', () => {
  expect(fastTree('# A\n')).toBeNull();
});

describe.each(parsers.filter((parser) => parser.isHere))('the tree of the fast parser, $name', ({ init }) => {
  beforeAll(async () => void (await init()));

  it.each([...tricky, ...ownDocuments])('is that of remark: %s', (_, text) => {
    const tree = fastTree(text);
    expect(tree === null ? null : nodesOf(tree)).toEqual(nodesOf(remark.parse(text)));
  });

  it.each<[string, string]>([
    ['entities, each of which costs memory as long as its paragraph', '&amp;'.repeat(501)],
    ['addresses, each of which costs the time of its paragraph', 'www.a<b>'.repeat(2_001)],
    ['marks, each of which costs the time of its paragraph', 'a* '.repeat(1_500)],
    ['a line without an end', `# A\n\n${'a'.repeat(5_001)}\n`],
    ['a text as long as a book', 'a\n'.repeat(100_001)],
    ['a depth that nobody writes', `${'*a '.repeat(120)}x${' a*'.repeat(120)}`],
  ])('is not asked for where the text is hostile: %s', (_, text) => {
    expect(fastTree(text)).toBeNull();
  });

  it('is asked for up to there', () => {
    const text = `${'&amp;'.repeat(500)}\n\n${'www.a.b '.repeat(400)}\n\n${'a'.repeat(4_999)}\n`;
    const tree: Root | null = fastTree(text);
    expect(tree?.children).toHaveLength(3);
  });
});
