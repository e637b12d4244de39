// Builds the web page when its sources changed since the last build.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root, stop } from './bootstrap.mjs';

const stampFile = join(root, 'web', 'dist', '.sources');

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((file) => !/\/(dist|node_modules)\//.test(file.slice(folder.length)));
}

/** Everything that the page is made of: its folder, the shared schemas, and the versions of its packages. */
function sourcesDigest() {
  const schemas = join(root, 'src', 'http', 'schemas');
  const files = [...filesBelow(join(root, 'web')), ...(existsSync(schemas) ? filesBelow(schemas) : []), join(root, 'package-lock.json')];
  const hash = createHash('sha256');
  for (const file of files.toSorted()) hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

/** Leaves an up-to-date page in web/dist, or ends the command with what the build said. */
export function buildWeb(node, say = (line) => process.stderr.write(`${line}\n`)) {
  if (!existsSync(join(root, 'web', 'vite.config.ts'))) return;
  const digest = sourcesDigest();
  const isBuilt = existsSync(join(root, 'web', 'dist', 'index.html'));
  if (isBuilt && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === digest) return;
  const started = Date.now();
  say('Building the page …');
  const result = spawnSync(node, [join('node_modules', 'vite', 'bin', 'vite.js'), 'build', 'web', '--logLevel', 'warn'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (result.status !== 0) stop(`the page could not be built:\n${`${result.stdout}${result.stderr}`.trim()}`);
  writeFileSync(stampFile, digest);
  say(`The page was built in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
}
