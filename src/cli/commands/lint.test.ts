import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runTocsin as tocsin } from '../run-tocsin.fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'tocsin-lint-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
function file(name: string, content: string): string {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

const flush = '# Cache\n\n## Cache Stale\n\n```bash\nredis-cli -e FLUSHDB\n```\n';
const accepted = flush.replace('```bash', '<!-- tocsin-ignore flush-empties-redis: pages only, nobody is logged out -->\n\n```bash');

describe('lint', () => {
  test('an error fails, a suppressed one does not, and is counted', async () => {
    const bad = await tocsin('runbook', 'lint', file('bad.md', flush));
    expect(bad).toMatchObject({ exitCode: 1, errors: '' });
    expect(bad.out).toContain('bad.md:6:1: error flush-empties-redis: ');
    const good = await tocsin('runbook', 'lint', file('good.md', accepted));
    expect(good.exitCode).toBe(0);
    expect(good.out).not.toContain('flush-empties-redis');
    expect(good.out).toMatch(/, 1 suppressed$/);
  });

  test('folders are read to the bottom, each file once; what cannot be read is a finding', async () => {
    file('tree/a/b/c.md', flush);
    file('tree/damaged.md', 'a\n\0');
    file('tree/node_modules/x.md', flush);
    symlinkSync(file('elsewhere.md', flush), join(folder, 'tree', 'link.md'));
    const { out } = await tocsin('runbook', 'lint', join(folder, 'tree'), join(folder, 'tree/a/b/c.md'), '--fail-on', 'never');
    expect(out).toMatch(/damaged\.md:2:1: error file-holds-nul: /);
    expect(out).toMatch(/link\.md:1:1: error file-outside-workspace: /);
    expect(out.match(/c\.md:6:1: error flush-empties-redis/g)).toHaveLength(1);
    expect(out).toMatch(/^3 files, /m);
  });

  test('json says of every finding whether it was suppressed', async () => {
    const { out } = await tocsin('runbook', 'lint', file('good.md', accepted), '--format', 'json');
    expect(JSON.parse(out)).toContainEqual(
      expect.objectContaining({
        rule: 'flush-empties-redis',
        line: 8,
        column: 1,
        suppressed: { reason: 'pages only, nobody is logged out', line: 5 },
      }),
    );
  });

  test('sarif is one log with one run', async () => {
    const { out, exitCode } = await tocsin(
      'runbook',
      'lint',
      file('bad.md', flush),
      '--format',
      'sarif',
      '--docs-url',
      'https://docs.example.com/',
    );
    expect(exitCode).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      version: '2.1.0',
      runs: [{ tool: { driver: { version: '1.2.3', rules: [{ helpUri: 'https://docs.example.com/rules/flush-empties-redis.md' }] } } }],
    });
  });

  test('help has an example', async () => {
    expect(await tocsin('runbook', 'lint', '--help')).toMatchObject({ exitCode: 0, out: expect.stringContaining('--format sarif > ') });
  });
});
