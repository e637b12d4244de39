// Makes the bundle of cli-bundle.mjs, as a process of its own: the bundler needs a newer Node.js than our scripts do.
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { root } from './bootstrap.mjs';
import { nameProgram } from '../src/cli/lint-results.ts';
import { bundleHome, bundlers, listFile, packageLists, stampOf } from './cli-bundle.mjs';

const source = join(root, 'src', sep);
/** As long as a command may still run that was started from the bundle before. */
const dayMs = 24 * 3_600_000;

/** The server is another program, which starts from its sources; the others bring WebAssembly that they look for beside themselves. */
const left = [/\/start-server\.ts$/, 'libpg-query', 'web-tree-sitter'];

/**
 * Programs: the command line, the thread that lints with it, and what reads Markdown where satteri does not (ADR 19): seldom asked
 * by a lint, and a sixth of what it would load.
 */
const programs = {
  main: join(root, 'src', 'app', 'main.ts'),
  'lint-worker': join(root, 'src', 'cli', 'lint-worker.ts'),
  'remark-parsers': join(root, 'src', 'runbooks', 'model', 'remark-parsers.ts'),
};
const ofProgram = new RegExp(
  `new URL\\('\\./(${Object.keys(programs).join('|')})\\.ts', import\\.meta\\.url\\)|import\\.meta\\.(url|dirname)`,
  'g',
);

/**
 * A module goes on looking where its source is: for the manual, the grammars, package.json; for the program of another thread in the
 * bundle. `import.meta.filename` stays that of the bundle: by it lint finds the name that stands beside it.
 */
const keepPlaces = {
  name: 'keep-places',
  transform(code, id) {
    if (!id.startsWith(source) || !code.includes('import.meta')) return null;
    return code.replaceAll(ofProgram, (_, program, place) =>
      program ? `new URL('./${program}.mjs', import.meta.url)` : JSON.stringify(place === 'url' ? pathToFileURL(id).href : dirname(id)),
    );
  },
};

/** The last of them is loaded when it is asked. Reading is no place to wait in, so it is required: in Node.js that works for modules, too. */
const whenAsked = {
  name: 'when-asked',
  resolveId: (id, importer) => (importer !== undefined && id === './remark-parsers.ts' ? '\0remark-when-asked' : null),
  load: (id) =>
    id === '\0remark-when-asked'
      ? `import { createRequire } from 'node:module';
         let remark = null;
         export function readWithRemark(text, dialect) {
           remark ??= createRequire(import.meta.url)('./remark-parsers.mjs');
           return remark.readWithRemark(text, dialect);
         }`
      : null,
};

async function build(folder) {
  const bundle = await rolldown({
    input: programs,
    cwd: root,
    platform: 'node',
    external: left,
    // Its `paths` are for the type checker.
    tsconfig: false,
    plugins: [whenAsked, keepPlaces],
    // Our modules do nothing when they are loaded: what a command does not use of a room is not loaded with it, nor are its libraries.
    treeshake: { moduleSideEffects: (id) => !id.startsWith(source) },
    logLevel: 'silent',
  });
  const { output } = await bundle.write({ dir: folder, format: 'es', entryFileNames: '[name].mjs', chunkFileNames: 'part-[hash].mjs' });
  await bundle.close();
  // Packages change with the lock files only.
  return [...new Set(output.flatMap(({ moduleIds = [] }) => moduleIds))].filter((id) => id.startsWith(source));
}

function forgetOldBundles() {
  for (const name of readdirSync(bundleHome).filter((each) => each.startsWith('cli-'))) {
    const folder = join(bundleHome, name);
    if (Date.now() - (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0) > dayMs) rmSync(folder, { recursive: true, force: true });
  }
}

mkdirSync(bundleHome, { recursive: true, mode: 0o700 });
// Taken before anything is read: what changes meanwhile will not match, and the next command makes the bundle anew.
const ours = readdirSync(source, { recursive: true, encoding: 'utf8' }).map((name) => join(source, name));
const stamps = new Map([...ours, ...packageLists, ...bundlers].map((file) => [file, stampOf(file)]));
const folder = mkdtempSync(join(bundleHome, 'cli-'));
try {
  const name = nameProgram();
  const files = [...(await build(folder)), ...packageLists, ...bundlers];
  writeFileSync(join(folder, 'program-name'), name, { mode: 0o600 });
  const made = Object.fromEntries(files.map((file) => [file, stamps.get(file)]));
  const list = { program: join(folder, 'main.mjs'), node: process.execPath, made };
  // Whole or not at all: several commands may start at once on a fresh clone.
  writeFileSync(join(folder, 'list.json'), JSON.stringify(list), { mode: 0o600 });
  renameSync(join(folder, 'list.json'), listFile);
  forgetOldBundles();
} catch (error) {
  rmSync(folder, { recursive: true, force: true });
  throw error;
}
