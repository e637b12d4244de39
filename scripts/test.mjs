// npm test: installs what is missing, runs every check and every test, says what was skipped and why.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bootstrap, root } from './bootstrap.mjs';
import { buildWeb } from './build-web.mjs';
import { provideSystemPackages } from './system-packages.mjs';
import { verify } from './verify.mjs';

const say = (line) => process.stdout.write(`${line}\n`);
const node = bootstrap(say);
const { absent, reason } = provideSystemPackages(say);
if (absent.length > 0) say(`Absent: ${absent.join(', ')} (${reason}); the tests that need them are skipped.`);
buildWeb(node, say);

say('\n== verify');
const steps = await verify(node, { except: ['pure tests'] });
const total = { passed: 0, failed: 0, skipped: [] };
const problems = [];
for (const step of steps) {
  if (step.ok) total.passed += 1;
  else {
    total.failed += 1;
    problems.push(`verify: ${step.name}`);
  }
}

const scratch = mkdtempSync(join(tmpdir(), 'tocsin-npm-test-'));
for (const project of ['pure', 'long', 'database', 'system']) {
  say(`\n== ${project} tests`);
  const file = join(scratch, `${project}.json`);
  const args = [
    join('node_modules', 'vitest', 'vitest.mjs'),
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=./scripts/vitest-summary.mjs',
  ];
  const result = spawnSync(node, args, { cwd: root, stdio: 'inherit', env: { ...process.env, VITEST_SUMMARY_FILE: file } });
  const summary = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
  total.passed += summary?.passed ?? 0;
  total.failed += summary?.failed ?? 0;
  total.skipped.push(...(summary?.skipped ?? []));
  problems.push(...(summary?.failures ?? []));
  const ran = (summary?.passed ?? 0) + (summary?.failed ?? 0);
  // A project that finds no tests, or ends badly without naming a failure, must not look green.
  if (ran === 0 || (result.status !== 0 && summary.failed === 0)) {
    total.failed += 1;
    problems.push(ran === 0 ? `${project}: no test ran` : `${project}: vitest ended with ${result.status ?? result.signal}`);
  }
}
rmSync(scratch, { recursive: true, force: true });

if (total.skipped.length > 0) {
  say('\nSkipped:');
  const byReason = Map.groupBy ? Map.groupBy(total.skipped, (skip) => skip.reason) : new Map([['', total.skipped]]);
  for (const [why, skips] of byReason) {
    say(`  ${why || 'several reasons'}`);
    for (const skip of skips) say(`    ${skip.name}`);
  }
}
if (problems.length > 0) say(`\nFailed:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
say(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped.length} skipped`);
process.exit(total.failed === 0 ? 0 : 1);
