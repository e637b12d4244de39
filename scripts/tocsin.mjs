#!/usr/bin/env node
// npm run tocsin -- …: the command line from a clone. Says nothing of its own unless it must install.
import { join } from 'node:path';
import { bootstrap, root, runInForeground } from './bootstrap.mjs';
import { buildCli, findCli } from './cli-bundle.mjs';

const args = process.argv.slice(2);
const { node, program } = args[0] === 'start' ? serverProgram() : (findCli() ?? buildCli(bootstrap()));
// npm changes into the repository; paths that a person typed are relative to where they stood. Who starts this script
// from a folder of their own (a hook, an action, perhaps below some other npm) means that folder.
const cwd = process.cwd() === root ? (process.env.INIT_CWD ?? root) : process.cwd();
// What Node.js made of our modules the last time is kept in a folder of ours: a third of a second at every start.
const env = { NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'tocsin'), ...process.env };
// The shell and SQL parsers are large WebAssembly modules: V8's quick compiler alone spares 80 MB. And a command is over before an
// expression that is interpreted first has paid: a tenth of the time of a lint. Flags are safe only on the command line.
// What Node.js keeps of a module holds only the functions that were compiled with it: without laziness that is all of them.
runInForeground(node, ['--liftoff-only', '--no-regexp-tier-up', '--no-lazy', program, ...args], { cwd, env });

/** A server runs for months: a quick start gains nothing, and its errors shall name our files and lines. */
function serverProgram() {
  return { node: bootstrap(), program: join(root, 'src', 'app', 'main.ts') };
}
