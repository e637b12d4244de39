// npm run verify: format, lint, types, boundaries, dead code, docs references, pure tests. No database.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bootstrap, root } from './bootstrap.mjs';

const inPackages = (path) => join('node_modules', path);

/** Every step, with the file that configures it: a lost configuration fails, it does not pass in silence. */
const steps = [
  { name: 'format', needs: '.oxfmtrc.json', run: [inPackages('oxfmt/bin/oxfmt'), '--check', '.'] },
  { name: 'lint', needs: '.oxlintrc.json', run: [inPackages('oxlint/bin/oxlint'), '--type-aware', '--deny-warnings', '--quiet'] },
  { name: 'types', needs: 'tsconfig.json', run: [inPackages('typescript/bin/tsc'), '-p', '.', '--noEmit'] },
  { name: 'types of the page', needs: 'web/tsconfig.json', run: [inPackages('typescript/bin/tsc'), '-p', 'web', '--noEmit'] },
  { name: 'boundaries', needs: '.dependency-cruiser.mjs', run: ['scripts/check-boundaries.mjs'] },
  { name: 'dead code', needs: 'knip.json', run: [inPackages('knip/bin/knip.js'), '--no-progress'] },
  { name: 'docs references', needs: 'README.md', run: ['scripts/check-docs.mjs'] },
  { name: 'pure tests', needs: 'vitest.config.ts', run: [inPackages('vitest/vitest.mjs'), 'run', '--project', 'pure', '--reporter=dot'] },
];

function runStep(node, step) {
  const started = performance.now();
  const finish = (ok, output) => ({ name: step.name, ok, output, ms: performance.now() - started });
  if (!existsSync(join(root, step.needs))) return Promise.resolve(finish(false, `${step.needs} is missing`));
  return new Promise((resolve) => {
    const child = spawn(node, step.run, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NO_COLOR: '1' } });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => resolve(finish(false, error.message)));
    child.on('close', (code) => resolve(finish(code === 0, output.trim())));
  });
}

/** Runs the steps two at a time; prints one line each, and the output of those that failed. Returns the results. */
export async function verify(node, { except = [] } = {}) {
  const waiting = steps.filter(({ name }) => !except.includes(name));
  const results = [];
  async function work() {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const result = await runStep(node, step);
      results.push(result);
      process.stdout.write(`${result.ok ? 'ok    ' : 'FAILED'} ${result.name} (${(result.ms / 1000).toFixed(1)} s)\n`);
      if (!result.ok) process.stdout.write(`${result.output}\n`);
    }
  }
  await Promise.all([work(), work()]);
  return results;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const results = await verify(bootstrap());
  const failed = results.filter(({ ok }) => !ok);
  process.stdout.write(failed.length === 0 ? 'verified\n' : `failed: ${failed.map(({ name }) => name).join(', ')}\n`);
  process.exit(failed.length === 0 ? 0 : 1);
}
