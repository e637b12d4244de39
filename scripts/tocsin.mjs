#!/usr/bin/env node
// npm run tocsin -- …: the command line from a clone. Says nothing of its own unless it must install.
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bootstrap, root, runInForeground } from './bootstrap.mjs';
import { buildCli, findCli } from './cli-bundle.mjs';
import { runHere } from './run-here.mjs';

const args = process.argv.slice(2);
// npm changes into the repository; paths that a person typed are relative to where they stood. Who starts this script
// from a folder of their own (a hook, an action, perhaps below some other npm) means that folder.
const cwd = process.cwd() === root ? (process.env.INIT_CWD ?? root) : process.cwd();
if (args[0] === 'start') {
  // A server runs for months: a quick start gains nothing, and its errors shall name our files and lines.
  runInForeground(bootstrap(), ['--liftoff-only', join(root, 'src', 'app', 'main.ts'), ...args], { cwd });
} else {
  const { node, program } = findCli() ?? buildCli(bootstrap(undefined, { isServer: false }));
  if (realpathSync(node) === realpathSync(process.execPath)) {
    process.chdir(cwd);
    await runHere(pathToFileURL(program).href);
  } else runInForeground(node, [fileURLToPath(import.meta.url), ...args], { cwd });
}
