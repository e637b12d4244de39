import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { initCommands } from '#commands';
import { cpuMs } from '../../test/timing/cpu-ms.ts';
import { renderDocument } from './catalogue/render-document.ts';
import { compileDocument } from './compile-document.ts';
import { fastTree, initFastMarkdown, isTame } from './model/fast-markdown.ts';
import { initSandboxedMarkdown, loadSandboxedParser } from './sandboxed-markdown.ts';

const corpora = join(import.meta.dirname, '../../../shared/corpora/runbooks');
const isPresent = existsSync(corpora);
/** It comes as a program for some machines, and in WebAssembly for the rest. */
const isHere = await import('satteri').then(
  () => true,
  () => false,
);
const isSandboxHere = existsSync(join(import.meta.dirname, '../../wasm/node_modules'));
/** No text below ends it. */
const fails = (error: unknown): never => {
  throw error;
};
const parsers = [
  { name: 'the program of the machine', isHere, init: initFastMarkdown },
  { name: 'the one in WebAssembly', isHere: isSandboxHere, init: () => initSandboxedMarkdown(fails) },
].filter((parser) => parser.isHere);

beforeAll(() => initCommands());

const source = (file: string): { file: string; source: string } => ({ file, source: readFileSync(join(corpora, file), 'utf8') });

describe.skipIf(!isPresent)('other people’s runbooks, read by every parser (skipped where ../shared is absent)', () => {
  it('compile to the same and are shown the same, byte for byte', async () => {
    const files = readdirSync(corpora, { recursive: true, encoding: 'utf8' }).filter((name) => /\.md(?:\.erb)?$/.test(name));
    expect(files.length).toBeGreaterThan(600);
    const readAndShown = (file: string) => JSON.stringify([compileDocument(source(file)), renderDocument(source(file).source)]);
    const byRemark = new Map(files.map((file) => [file, readAndShown(file)]));
    for (const { name, init } of parsers) {
      await init();
      const asked = files.filter((file) => fastTree(source(file).source) !== null).length;
      process.stdout.write(`${asked} of ${files.length} files are left to the fast parser, ${name}\n`);
      expect(asked).toBeGreaterThan(files.length * 0.95);
      expect(files.filter((file) => readAndShown(file) !== byRemark.get(file))).toEqual([]);
    }
  });
});

// ␣ is a space and ⏎ ends a line.
const tokens =
  '* ** _ ` `` [ ] ( ) ![ < > # - + 1. ⏎ ⏎⏎ | ␣ ⇥ a ~~ ^ [^a] [a]:␣x⏎ &amp; \\ \\* : www.a http://a @ <b> </b> <!-- --> " é 😀 ␣␣⏎ ---⏎ >␣ -␣ ```⏎ [␣] a|b⏎ |-|⏎'
    .split(' ')
    .map((token) => token.replaceAll('␣', ' ').replaceAll('⏎', '\n').replaceAll('⇥', '\t'));

/** Lines as long as the parser may be asked to read, and as many as there may be; paragraphs as full of marks as they may be, and as many. */
const written = (part: string): readonly string[] => [
  `${part.repeat(5_000).slice(0, 4_900)}\n`.repeat(15),
  `${part}\n`.repeat(15_000),
  `${part.repeat(1_400).slice(0, 1_400)}\n`,
  `${part.repeat(140).slice(0, 140)}\n\n`.repeat(100),
];

describe.skipIf(!isHere)('whatever two things are written (skipped where there is no build of it)', () => {
  beforeAll(() => initFastMarkdown());

  // The process goes on, or there is no answer: what the parser does not survive must not come to it.
  it.each(tokens.map((token) => [token]))('%j and another, again and again: the process lives, and it takes no minute', (first) => {
    const started = cpuMs();
    for (const second of tokens) {
      written(`${first}${second}`).forEach(fastTree);
    }
    expect(cpuMs() - started).toBeLessThan(60_000);
  });
});

describe.skipIf(!isSandboxHere)('in WebAssembly (skipped where wasm/ is not installed)', () => {
  it('whatever is written again and again is read in the memory that there is', async () => {
    const parse = await loadSandboxedParser(fails);
    const texts = tokens.flatMap((token) => written(token).filter(isTame));
    expect(texts.length).toBeGreaterThan(140);
    expect(texts.filter((text) => parse(text) === null)).toEqual([]);
  });
});
