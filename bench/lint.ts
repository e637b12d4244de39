// `tocsin runbook lint` on 100 files, start to finish: a new process each time, as in somebody's CI; all files new to it, so that it also
// keeps what it finds, and all as they were at its last run, as in a commit hook. The files are taken evenly from ../shared/corpora
// where it is, else the examples over and over; beside them what the start alone takes.
import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, relative } from 'node:path';

const rounds = Number(process.argv[2] ?? 5);
/** Issue 3: under a second for 100 files. */
const limitMs = 1_000;
const count = 100;
const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const repository = join(import.meta.dirname, '..');
const corpora = join(repository, '..', 'shared', 'corpora', 'runbooks');
const folder = existsSync(corpora) ? corpora : join(repository, 'examples');
const all = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .toSorted()
  .map((name) => join(folder, name));
const bySize = all.toSorted((a, b) => statSync(a).size - statSync(b).size);
const evenly = (files: readonly string[]) =>
  Array.from({ length: count }, (_, index) => files[Math.floor((index * files.length) / count) % files.length] ?? '');

const work = mkdtempSync(join(tmpdir(), 'tocsin-bench-lint-'));
function folderOf(name: string, files: readonly string[]): { path: string; kilobytes: number } {
  const path = join(work, name);
  mkdirSync(path);
  for (const [index, file] of files.entries()) copyFileSync(file, join(path, `${index}.md`));
  return { path, kilobytes: Math.round(files.reduce((sum, file) => sum + statSync(file).size, 0) / 1024) };
}

function timed(args: readonly string[]): number {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: repository, encoding: 'utf8' });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr}`);
  return performance.now() - started;
}

/** The peer: a process that parses the same files as Markdown and does nothing else. */
const parseAlone = `
  import { readdirSync, readFileSync } from 'node:fs';
  import remarkParse from 'remark-parse';
  import remarkGfm from 'remark-gfm';
  import { unified } from 'unified';
  const parser = unified().use(remarkParse).use(remarkGfm);
  const folder = process.argv[1];
  for (const name of readdirSync(folder)) parser.parse(readFileSync(folder + '/' + name, 'utf8'));
`;

try {
  process.stdout.write(
    `node bench/lint.ts ${rounds}: ${count} files of ${all.length} in ${relative(repository, folder)}; ${availableParallelism()} processors\n`,
  );
  mkdirSync(join(work, 'one'));
  writeFileSync(join(work, 'one', 'one.md'), '# One\n');
  const [mixed, short] = [folderOf('mixed', evenly(all)), folderOf('short', evenly(bySize.slice(0, Math.ceil(bySize.length / 2))))];
  const tocsin = (...args: readonly string[]) => [join(repository, 'scripts', 'tocsin.mjs'), ...args];
  const lint = (path: string) => tocsin('runbook', 'lint', path, '--fail-on', 'never');
  // A file is known by its bytes and its path.
  let copies = 0;
  function lintNew(path: string): readonly string[] {
    const copy = `${path}-${copies++}`;
    cpSync(path, copy, { recursive: true });
    return lint(copy);
  }
  const rows: readonly (readonly [string, () => readonly string[]])[] = [
    ['start alone (--version)', () => tocsin('--version')],
    ['one small file', () => lintNew(join(work, 'one'))],
    [`${count} files of the shorter half, ${short.kilobytes} KB`, () => lintNew(short.path)],
    ['the same again, unchanged', () => lint(short.path)],
    [`${count} files evenly, ${mixed.kilobytes} KB, again, unchanged`, () => lint(mixed.path)],
    [`remark-parse alone on ${count} files evenly, ${mixed.kilobytes} KB`, () => ['--input-type=module', '-e', parseAlone, mixed.path]],
    [`${count} files evenly, ${mixed.kilobytes} KB`, () => lintNew(mixed.path)],
  ];
  // They take turns, so that a slow moment of the machine hits all.
  const times = rows.map((): number[] => []);
  for (let round = 0; round <= rounds; round++)
    for (const [index, [, args]] of rows.entries()) {
      const ms = timed(args());
      // The first time fills the caches of the disk and of Node.js.
      if (round > 0) times[index]?.push(ms);
    }
  const medians = times.map(median);
  for (const [index, [name]] of rows.entries()) process.stdout.write(`${name}: ${Math.round(medians[index] ?? 0)} ms\n`);
  const [last, peer] = [medians.at(-1) ?? 0, medians.at(-2) ?? 1];
  const ratio = last / limitMs;
  process.stdout.write(
    `ratio to remark-parse alone ${(last / peer).toFixed(2)}; to the limit of ${limitMs} ms ${ratio.toFixed(2)}: ${ratio > 1 ? 'missed' : 'kept'}\n`,
  );
  process.exitCode = ratio > 1 ? 1 : 0;
} finally {
  rmSync(work, { recursive: true, force: true });
}
