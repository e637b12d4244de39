// Compiling Markdown to runbooks against parsing alone (remark-parse, the same parser): the five documents of ../shared/seeds
// where they are, else the examples. The two take turns, so that a slow moment of the machine hits both.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { initCommands } from '#commands';
import { compileDocument } from '#runbooks';

const rounds = Number(process.argv[2] ?? 11);
/** design.md, section 5: less than three times what parsing alone takes. */
const limitRatio = 3;
const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const repository = join(import.meta.dirname, '..');
const seeds = join(repository, '..', 'shared', 'seeds');
const folder = existsSync(seeds) ? seeds : join(repository, 'examples');
const documents = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md') && name !== 'inventory.md' && name.includes('/'))
  .toSorted()
  .map((file) => ({ file, source: readFileSync(join(folder, file), 'utf8') }));

process.stdout.write(`node bench/compile.ts ${rounds}: ${documents.length} documents of ${relative(repository, folder)}\n`);
await initCommands();
const parser = unified().use(remarkParse);
const timed = (work: () => void) => {
  const start = performance.now();
  work();
  return performance.now() - start;
};

let parsed = 0;
let compiled = 0;
for (const { file, source } of documents) {
  const parse = () => void parser.parse(source);
  const compile = () => void compileDocument({ file, source });
  parse();
  compile();
  const parseTimes: number[] = [];
  const compileTimes: number[] = [];
  for (let round = 0; round < rounds; round++) {
    parseTimes.push(timed(parse));
    compileTimes.push(timed(compile));
  }
  const [parseMs, compileMs] = [median(parseTimes), median(compileTimes)];
  parsed += parseMs;
  compiled += compileMs;
  process.stdout.write(
    `${file}: ${source.split('\n').length} lines, parse ${parseMs.toFixed(1)} ms, compile ${compileMs.toFixed(1)} ms, ratio ${(compileMs / parseMs).toFixed(2)}\n`,
  );
}
const ratio = compiled / parsed;
process.stdout.write(
  `all: parse ${parsed.toFixed(1)} ms, compile ${compiled.toFixed(1)} ms, ratio ${ratio.toFixed(2)}; limit ${limitRatio}: ${ratio > limitRatio ? 'missed' : 'kept'}\n`,
);
process.exit(ratio > limitRatio ? 1 : 0);
