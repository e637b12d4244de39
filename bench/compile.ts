// Compiling Markdown to runbooks against parsing alone (remark-parse): the documents of other people in ../shared/corpora and
// the five of ../shared/seeds where they are, else the examples. The two take turns file by file, so that a slow moment of the
// machine hits both. Cold is the first pass of a new process, with nothing compiled by V8 yet; warm is the median after it.
// Measured as each of them compiles: the server (the fast parser in WebAssembly, by V8's quick compiler for it), `tocsin runbook
// lint` (the fast parser as a program of the machine), and either where there is no build of that: with remark inside (ADR 19, 21).
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { initCommands } from '#commands';
import { compileDocument, initSandboxedMarkdown } from '#runbooks';
import { initFastMarkdown } from '#runbooks/lint';

/** Issue 3 and design.md, section 5: less than three times what parsing alone takes, over the corpora; the seeds are nearly all commands. */
const limitRatio = 3;
const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Who compiles: how its process starts, and what it loads before. */
const readers = {
  server: {
    flags: ['--liftoff-only'],
    init: () => initSandboxedMarkdown((error) => process.stderr.write(`the fast parser ended: ${String(error)}\n`)),
  },
  lint: { flags: [], init: initFastMarkdown },
  'remark inside': { flags: [], init: () => Promise.resolve() },
} as const;
type Reader = keyof typeof readers;
const isReader = (name: string | undefined): name is Reader => name !== undefined && name in readers;

const repository = join(import.meta.dirname, '..');
interface Source {
  readonly file: string;
  readonly source: string;
}
const documentsOf = (folder: string): readonly Source[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.md(?:\.erb)?$/i.test(name) && name !== 'inventory.md' && name.includes('/'))
    .toSorted()
    .map((file) => ({ file, source: readFileSync(join(folder, file), 'utf8') }));

const parser = unified().use(remarkParse);
const works = {
  parse: ({ source }: Source) => void parser.parse(source),
  compile: (document: Source) => void compileDocument(document),
};
const kinds = ['parse', 'compile'] as const;
type Times = Record<(typeof kinds)[number], number>;

/** One pass over all documents; whoever compiles many lets others have their turn between them, and so do we. */
async function pass(documents: readonly Source[], asked: readonly (keyof Times)[]): Promise<Times> {
  const times: Times = { parse: 0, compile: 0 };
  for (const document of documents) {
    for (const kind of asked) {
      const start = performance.now();
      works[kind](document);
      times[kind] += performance.now() - start;
    }
    await setImmediate();
  }
  return times;
}

/** In a new process: cold, one pass of one kind; warm, several of both after one that warms V8 up. */
async function measure(reader: Reader, folder: string, asked: keyof Times | 'both', rounds: number): Promise<readonly Times[]> {
  await initCommands();
  const notFast = await readers[reader].init();
  if (notFast) process.stderr.write(`the fast parser does not start, so remark reads: ${notFast.message}\n`);
  const documents = documentsOf(folder);
  if (asked !== 'both') return [await pass(documents, [asked])];
  const all: Times[] = [];
  for (let round = 0; round <= rounds; round++) all.push(await pass(documents, kinds));
  return all.slice(1);
}

function measureElsewhere(reader: Reader, folder: string, asked: keyof Times | 'both', rounds: number): readonly Times[] {
  const args = [...readers[reader].flags, import.meta.filename, '--measure', reader, folder, asked, String(rounds)];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
  process.stderr.write(stderr);
  return JSON.parse(stdout) as readonly Times[];
}

function coldTimes(reader: Reader, folder: string): Times {
  const of = (kind: keyof Times) => median([1, 2, 3].map(() => measureElsewhere(reader, folder, kind, 1)[0]?.[kind] ?? 0));
  return { parse: of('parse'), compile: of('compile') };
}

function warmTimes(reader: Reader, folder: string, rounds: number): Times {
  const all = measureElsewhere(reader, folder, 'both', rounds);
  return { parse: median(all.map(({ parse }) => parse)), compile: median(all.map(({ compile }) => compile)) };
}

function report(rounds: number): boolean {
  const shared = join(repository, '..', 'shared');
  const sets = [join(shared, 'corpora', 'runbooks'), join(shared, 'seeds')].filter((folder) => existsSync(folder));
  let isMissed = false;
  for (const reader of Object.keys(readers).filter(isReader)) {
    for (const folder of sets.length > 0 ? sets : [join(repository, 'examples')]) {
      const documents = documentsOf(folder);
      const megabytes = documents.reduce((sum, { source }) => sum + Buffer.byteLength(source), 0) / 1e6;
      const rate = (ms: number) =>
        `${ms.toFixed(0)} ms, ${((documents.length * 1000) / ms).toFixed(0)} files/s, ${((megabytes * 1000) / ms).toFixed(2)} MB/s`;
      const place = relative(repository, folder);
      process.stdout.write(
        `node bench/compile.ts ${rounds}: ${reader}, ${documents.length} documents of ${place}, ${megabytes.toFixed(2)} MB\n`,
      );
      const line = (name: string, { parse, compile }: Times) =>
        process.stdout.write(
          `${name}: compile ${rate(compile)}; remark-parse alone ${rate(parse)}; ratio ${(compile / parse).toFixed(2)}\n`,
        );
      line('cold', coldTimes(reader, folder));
      const warm = warmTimes(reader, folder, rounds);
      line('warm', warm);
      if (reader === 'remark inside' || folder.endsWith('seeds')) continue;
      const isOver = warm.compile > limitRatio * warm.parse;
      isMissed ||= isOver;
      process.stdout.write(`limit ${limitRatio} warm: ${isOver ? 'missed' : 'kept'}\n`);
    }
  }
  return isMissed;
}

const [first, reader, folder, asked, rounds] = process.argv.slice(2);
if (first === '--measure' && isReader(reader) && folder !== undefined && (asked === 'parse' || asked === 'compile' || asked === 'both')) {
  process.stdout.write(JSON.stringify(await measure(reader, folder, asked, Number(rounds))));
  process.exit(0);
}
process.exit(report(Number(first ?? 5)) ? 1 : 0);
