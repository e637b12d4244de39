// Compiling Markdown to runbooks against parsing alone (remark-parse): the documents of other people in ../shared/corpora and
// the five of ../shared/seeds where they are, else the examples. The two take turns file by file, so that a slow moment of the
// machine hits both. Cold is the first pass of a new process, with nothing compiled by V8 yet; warm is the median after it.
// Measured twice: as the server compiles, with remark inside, and as `tocsin runbook lint` does, with satteri (ADR 19).
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { initCommands } from '#commands';
import { compileDocument } from '#runbooks';
import { initFastMarkdown } from '#runbooks/lint';

const rounds = Number(process.argv[2] ?? 5);
/** design.md, section 5: less than three times what parsing alone takes. */
const limitRatio = 3;
const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const repository = join(import.meta.dirname, '..');
const shared = join(repository, '..', 'shared');
const sets = [join(shared, 'corpora', 'runbooks'), join(shared, 'seeds')].filter((folder) => existsSync(folder));
const folders = sets.length > 0 ? sets : [join(repository, 'examples')];
const documentsOf = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.md(?:\.erb)?$/i.test(name) && name !== 'inventory.md' && name.includes('/'))
    .toSorted()
    .map((file) => ({ file, source: readFileSync(join(folder, file), 'utf8') }));

const parser = unified().use(remarkParse);
const works = {
  parse: ({ source }: { source: string }) => void parser.parse(source),
  compile: (document: { file: string; source: string }) => void compileDocument(document),
};
const timed = (work: () => void) => {
  const start = performance.now();
  work();
  return performance.now() - start;
};

/** Who compiles, by what reads the Markdown for it. */
const readers = ['server', 'lint'] as const;
type Reader = (typeof readers)[number];

// A child measures one first pass: `--cold parse server FOLDER`.
const [flag, only, coldReader, coldFolder] = process.argv.slice(2);
if (flag === '--cold' && (only === 'parse' || only === 'compile') && coldFolder !== undefined) {
  await initCommands();
  if (coldReader === 'lint') await initFastMarkdown();
  const documents = documentsOf(coldFolder);
  process.stdout.write(String(timed(() => documents.forEach(works[only]))));
  process.exit(0);
}

type Times = Record<'parse' | 'compile', number[]>;
const both = ['parse', 'compile'] as const;

function coldTimes(reader: Reader, folder: string): Times {
  const times: Times = { parse: [], compile: [] };
  for (let round = 0; round < 3; round++)
    for (const work of both) {
      const child = [import.meta.filename, '--cold', work, reader, folder];
      const { status, stdout, stderr } = spawnSync(process.execPath, child, { encoding: 'utf8' });
      if (status !== 0) throw new Error(`the cold pass ended with ${status}: ${stderr}`);
      times[work].push(Number(stdout));
    }
  return times;
}

function warmTimes(documents: readonly { file: string; source: string }[]): Times {
  const times: Times = { parse: [], compile: [] };
  for (let round = 0; round <= rounds; round++) {
    const sums = { parse: 0, compile: 0 };
    for (const document of documents) for (const work of both) sums[work] += timed(() => works[work](document));
    // The first pass warms the compiler up.
    if (round > 0) for (const work of both) times[work].push(sums[work]);
  }
  return times;
}

await initCommands();
let missed = false;
for (const reader of readers) {
  if (reader === 'lint') await initFastMarkdown();
  for (const folder of folders) {
    const documents = documentsOf(folder);
    const megabytes = documents.reduce((sum, { source }) => sum + Buffer.byteLength(source), 0) / 1e6;
    const rate = (ms: number) =>
      `${ms.toFixed(0)} ms, ${((documents.length * 1000) / ms).toFixed(0)} files/s, ${((megabytes * 1000) / ms).toFixed(2)} MB/s`;
    const place = relative(repository, folder);
    process.stdout.write(
      `node bench/compile.ts ${rounds}: as ${reader} does, ${documents.length} documents of ${place}, ${megabytes.toFixed(2)} MB\n`,
    );
    for (const [name, times] of [
      ['cold', coldTimes(reader, folder)],
      ['warm', warmTimes(documents)],
    ] as const) {
      const [parse, compile] = [median(times.parse), median(times.compile)];
      const ratio = compile / parse;
      process.stdout.write(`${name}: compile ${rate(compile)}; remark-parse alone ${rate(parse)}; ratio ${ratio.toFixed(2)}\n`);
      if (name === 'cold') continue;
      missed ||= ratio > limitRatio;
      process.stdout.write(`limit ${limitRatio} warm: ${ratio > limitRatio ? 'missed' : 'kept'}\n`);
    }
  }
}
process.exit(missed ? 1 : 0);
