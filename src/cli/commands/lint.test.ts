import { execFileSync } from 'node:child_process';
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
    expect(out).toMatch(/damaged\.md:2:1: error nul-byte: /);
    expect(out).toMatch(/link\.md:1:1: error file-outside-workspace: /);
    expect(out.match(/c\.md:6:1: error flush-empties-redis/g)).toHaveLength(1);
    expect(out).toMatch(/^3 files, /m);
  });

  test('nothing is waited for: a pipe in the folder is a finding', async () => {
    file('piped/good.md', accepted);
    execFileSync('mkfifo', [join(folder, 'piped', 'pipe.md')]);
    const { out } = await tocsin('runbook', 'lint', join(folder, 'piped'));
    expect(out).toMatch(/pipe\.md:1:1: error file-unreadable: it is no regular file/);
    expect(await tocsin('runbook', 'lint', join(folder, 'piped', 'pipe.md'))).toMatchObject({
      exitCode: 1,
      errors: expect.stringMatching(/pipe\.md:1:1: cannot be read: it is no regular file/),
    });
  });

  test('a path that is not there fails, and hides nothing of the others', async () => {
    const paths = [file('good.md', accepted), join(folder, 'nowhere.md')];
    for (const format of ['text', 'json', 'sarif']) {
      const result = await tocsin('runbook', 'lint', ...paths, '--format', format, '--fail-on', 'never');
      expect(result).toMatchObject({ exitCode: 1, errors: expect.stringMatching(/nowhere\.md:1:1: cannot be read: /) });
      if (format === 'text') expect(result.out).toMatch(/^1 file, /m);
      else expect(() => JSON.parse(result.out) as unknown).not.toThrow();
    }
    expect(await tocsin('runbook', 'lint', join(folder, 'nowhere.md'), '--format', 'json')).toMatchObject({ out: '[]', exitCode: 1 });
  });

  test('bytes that are no UTF-8 are a finding with their line; UTF-16 is not read', async () => {
    const latin = join(folder, 'latin.md');
    writeFileSync(latin, Buffer.from(flush.replace('FLUSHDB', 'DEL caf\u00e9'), 'latin1'));
    const parsed = await tocsin('runbook', 'parse', latin, '--json');
    expect(JSON.parse(parsed.out)).toMatchObject({
      runbooks: [{ sections: [{ steps: [{ commands: [{ runnable: false, safeForm: null }] }] }] }],
      findings: expect.arrayContaining([expect.objectContaining({ rule: 'not-utf-8', line: 6 })]),
    });
    const wide = join(folder, 'wide.md');
    writeFileSync(wide, Buffer.from(`\ufeff${flush}`, 'utf16le'));
    expect((await tocsin('runbook', 'lint', wide)).out).toMatch(/wide\.md:1:1: error not-utf-8: the file is UTF-16/);
  });

  test('the mark of an editor before the text moves nothing', async () => {
    const marked = await tocsin('runbook', 'lint', file('marked.md', `\ufeff---\nalert: PumpStale\n---\n\n${flush}`), '--format', 'json');
    const plain = await tocsin('runbook', 'lint', file('marked.md', `---\nalert: PumpStale\n---\n\n${flush}`), '--format', 'json');
    expect(marked.out).toBe(plain.out);
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
