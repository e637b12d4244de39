// The hook as strangers have it: pre-commit clones Tocsin, installs it with npm and runs it on their files.
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cloneOurselves, commitAll, git, strangersEnvironment } from './parts/clone.ts';

const isAbsent = spawnSync('pre-commit', ['--version']).status !== 0;

const runbook = (name: string, command: string): string =>
  `# Belts\n\n## Runbook: ${name}\n\n**Alert:** \`BeltStuck\`\n\n### Mitigation\n\n\`\`\`bash\n${command}\n\`\`\`\n\n### Verification\n\n1. Look at the belt\n`;

let folder: string;
let theirs: string;
const run = (...args: readonly string[]): { status: number | null; output: string } => {
  const result = spawnSync('pre-commit', ['run', '--color=never', ...args], {
    cwd: theirs,
    encoding: 'utf8',
    env: strangersEnvironment({ PRE_COMMIT_HOME: join(folder, 'cache') }),
  });
  return { status: result.status, output: `${result.stdout}${result.stderr}` };
};

beforeAll(async () => {
  if (isAbsent) return;
  folder = await mkdtemp(join(tmpdir(), 'tocsin-hook-'));
  const ours = join(folder, 'tocsin');
  theirs = join(folder, 'theirs');
  await mkdir(join(theirs, 'docs', 'runbooks'), { recursive: true });
  const commit = cloneOurselves(ours);
  await writeFile(
    join(theirs, '.pre-commit-config.yaml'),
    `repos:\n  - repo: ${ours}\n    rev: ${commit}\n    hooks:\n      - id: tocsin-runbook-lint\n        files: ^docs/runbooks/.*\\.md$\n        args: [--fail-on, error]\n`,
  );
  await writeFile(join(theirs, 'docs', 'runbooks', 'belt.md'), runbook('Belt Stuck', 'kubectl rollout restart deployment/belt -n belts'));
  await writeFile(join(theirs, 'docs', 'notes.md'), runbook('Not Looked At', 'redis-cli -e FLUSHALL'));
  commitAll(theirs);
});
afterAll(async () => {
  if (folder) await rm(folder, { recursive: true, force: true });
});

test.skipIf(isAbsent)(
  'pre-commit runs the hook: a good document passes, a bad one fails with its line (skipped without pre-commit)',
  async () => {
    const good = run('--all-files');
    expect(good.output).toContain('lint runbooks');
    expect(good).toMatchObject({ status: 0, output: expect.stringContaining('Passed') });

    // A dozen, so that pre-commit would start several processes if it were let.
    for (let belt = 0; belt < 12; belt++)
      await writeFile(join(theirs, 'docs', 'runbooks', `belt ${belt}.md`), runbook(`Belt ${belt} Full`, 'redis-cli -e FLUSHALL'));
    git(theirs, 'add', '--all');
    const bad = run();
    expect(bad.status).toBe(1);
    expect(bad.output).toMatch(/^- hook id: tocsin-runbook-lint$/m);
    for (let belt = 0; belt < 12; belt++) expect(bad.output).toContain(`docs/runbooks/belt ${belt}.md:10:1: error flush-empties-redis: `);
    expect(bad.output).not.toContain('notes.md');
    expect(bad.output.match(/^\d+ files?, /gm)).toHaveLength(1);
  },
);
