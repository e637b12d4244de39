import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runTocsin } from '../run-tocsin.fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'tocsin-search-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
mkdirSync(join(folder, 'deep'));
writeFileSync(join(folder, 'kite.md'), '# Kite lost\n\n**Alert:** `KiteLost`\n\n## Mitigation\n\n```bash\nsystemctl restart kite\n```\n');
writeFileSync(
  join(folder, 'deep/rope.md'),
  '# Rope torn\n\n**Alert:** `RopeTorn`\n\n## Mitigation\n\n1. Ask for another kite.\n\u001b[31m\n',
);
const search = (...args: string[]) => runTocsin('runbook', 'search', ...args, '--path', folder);

describe('runbook search', () => {
  test('prints the runbook, then the line that answers, the best first', async () => {
    const { out, exitCode } = await search('kite');
    expect([exitCode, out.split('\n')]).toEqual([
      0,
      [
        `${folder}/kite.md#kite-lost  Kite lost`,
        `  ${folder}/kite.md:1: Kite lost`,
        `${folder}/deep/rope.md#rope-torn  Rope torn`,
        `  ${folder}/deep/rope.md:7: 1. Ask for another kite.`,
      ],
    ]);
  });

  test('forgives mistakes, looks in one field, and prints JSON', async () => {
    expect((await search('ktie', '--limit', '1')).out).toContain('kite.md#kite-lost');
    expect((await search('--alert', 'ropetorn')).out).toContain('rope.md#rope-torn');
    const json: unknown = JSON.parse((await search('--command', 'systemctl', '--json')).out);
    expect(json).toMatchObject([{ slug: 'kite-lost', services: ['kite'], found: { field: 'command', line: 8 } }]);
  });

  test('nothing found is said, and is no failure; nothing asked is refused', async () => {
    expect(await search('zeppelin')).toMatchObject({ out: 'nothing found in 2 runbooks', exitCode: 0 });
    expect(await search('  ')).toMatchObject({ exitCode: 2, errors: expect.stringContaining('say what to search for') });
    expect((await search('kite', '--limit', 'many')).exitCode).toBe(2);
    const gone = await runTocsin('runbook', 'search', 'kite', '--path', join(folder, 'gone'));
    expect(gone).toMatchObject({ exitCode: 1, errors: expect.stringMatching(/gone:1:1: cannot be read/) });
  });
});
