// The command line as one program: some 700 modules start twice as fast when a bundler has put them together.
// It is made once from the sources that are here, and anew when one of them changes.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './bootstrap.mjs';

const packages = join(root, 'node_modules');

/** Beside what Node.js keeps of our modules: who may write here may change the program itself. */
export const bundleHome = join(packages, '.cache', 'tocsin');
/** Names the newest bundle, the Node.js for it, and what it was made of: `{ program, node, made: { file: stamp } }`. */
export const listFile = join(bundleHome, 'cli.json');
/** What decides whether a package is missing: while they are as they were, `bootstrap()` need not look again. */
export const packageLists = [join(root, 'package.json'), join(root, 'package-lock.json'), join(packages, '.package-lock.json')];

/** What makes the bundle. */
export const bundlers = ['build-cli.mjs', 'cli-bundle.mjs'].map((name) => join(root, 'scripts', name));

/** Changes with every change of a file, and no file is read for it. Null where there is no such file. */
export function stampOf(file) {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat ? `${stat.size} ${stat.mtimeMs} ${stat.ctimeMs}` : null;
}

/** What `listFile` says; null where there is none, or another account made it: then ours is made. */
function readList() {
  try {
    return JSON.parse(readFileSync(listFile, 'utf8'));
  } catch {
    return null;
  }
}

/** The bundle and its Node.js, `{ node, program }`, where everything is as it was when it was made; else null. */
export function findCli() {
  const list = readList();
  if (!list || !existsSync(list.program) || !existsSync(list.node)) return null;
  return Object.entries(list.made).every(([file, stamp]) => stampOf(file) === stamp) ? { node: list.node, program: list.program } : null;
}

/** A clone may belong to somebody else, or lie on a medium that is read-only. */
function mayKeep() {
  try {
    accessSync(existsSync(bundleHome) ? bundleHome : packages, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** As `findCli()`, after it has made the bundle; with the sources where none can be kept, or made (then `say` prints why). */
export function buildCli(node, say = (line) => process.stderr.write(`${line}\n`)) {
  const sources = { node, program: join(root, 'src', 'app', 'main.ts') };
  if (!mayKeep()) return sources;
  const { status, stderr, error } = spawnSync(node, [join(root, 'scripts', 'build-cli.mjs')], { cwd: root, encoding: 'utf8' });
  const found = status === 0 ? findCli() : null;
  if (!found) say(`tocsin: starts from its sources, a little later, since they could not be bundled: ${error?.message ?? stderr.trim()}`);
  return found ?? sources;
}
