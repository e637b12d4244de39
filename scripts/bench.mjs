// npm run bench [-- NAME …]: runs bench/NAME.ts, or every bench/*.ts, one after the other.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { bootstrap, root, stop } from './bootstrap.mjs';

const node = bootstrap();
const folder = join(root, 'bench');
// A benchmark is a file of bench/ itself; folders below hold what benchmarks share.
const known = existsSync(folder)
  ? readdirSync(folder)
      .filter((name) => /^[a-z0-9-]+\.ts$/.test(name))
      .map((name) => name.slice(0, -3))
      .sort()
  : [];
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !known.includes(name));
if (unknown.length > 0) stop(`there is no benchmark ${unknown.join(', ')}; there are: ${known.join(', ') || 'none'}`);
if (known.length === 0) stop('there are no benchmarks in bench/');
const failed = [];
for (const name of asked.length > 0 ? asked : known) {
  process.stdout.write(`\n== ${name}: node bench/${name}.ts\n`);
  const result = spawnSync(node, [join(folder, `${name}.ts`)], { cwd: root, stdio: 'inherit' });
  if (result.status !== 0) failed.push(name);
}
if (failed.length > 0) stop(`failed: ${failed.join(', ')}`);
