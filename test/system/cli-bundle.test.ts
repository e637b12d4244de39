// The command line as a bundle (scripts/cli-bundle.mjs): it must say what the sources say, whatever happened to them meanwhile.
import { spawn, spawnSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { cloneOurselves, strangersEnvironment } from './parts/clone.ts';
import { repository } from './parts/tocsin-process.ts';

let clone: string;
let cache: string;
const script = () => join(clone, 'scripts', 'tocsin.mjs');
const options = () => ({ cwd: clone, encoding: 'utf8', env: strangersEnvironment() }) as const;

function tocsin(...args: readonly string[]): { status: number | null; out: string; errors: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script(), ...args], options());
  return { status, out: stdout, errors: stderr };
}
function fromSources(...args: readonly string[]): string {
  return spawnSync(process.execPath, [join(clone, 'src', 'app', 'main.ts'), ...args], options()).stdout;
}
const bundles = async (): Promise<string[]> => (await readdir(cache).catch(() => [])).filter((name) => name.startsWith('cli-'));
/** The bundle that the next command would start. */
const listed = async (): Promise<string> =>
  z.object({ program: z.string() }).parse(JSON.parse(await readFile(join(cache, 'cli.json'), 'utf8'))).program;
const edit = async (file: string, from: string, to: string): Promise<void> => {
  const path = join(clone, file);
  const before = await readFile(path, 'utf8');
  expect(before).toContain(from);
  await writeFile(path, before.replace(from, to));
};

beforeAll(async () => {
  clone = await mkdtemp(join(tmpdir(), 'tocsin-bundle-'));
  cloneOurselves(clone);
  // The packages of this machine, and a cache of the clone's own.
  const packages = join(repository, 'node_modules');
  await mkdir(join(clone, 'node_modules'));
  for (const name of await readdir(packages)) if (name !== '.cache') await symlink(join(packages, name), join(clone, 'node_modules', name));
  cache = join(clone, 'node_modules', '.cache', 'tocsin');
  await mkdir(join(clone, 'docs', 'belts'));
  await writeFile(join(clone, 'docs', 'belts', 'belt.md'), '# Belt stuck\n\n## Fix\n\n```bash\nredis-cli FLUSHALL\n```\n');
});
afterAll(() => rm(clone, { recursive: true, force: true }));

const lint = ['runbook', 'lint', 'docs/belts', '--no-cache', '--fail-on', 'never'] as const;

describe('the command line as a bundle', () => {
  test('commands that start at once on a fresh clone all say what the sources say', async () => {
    const expected = fromSources(...lint);
    expect(expected).toContain('flush-empties-redis');
    const started = Array.from({ length: 3 }, () => {
      const child = spawn(process.execPath, [script(), ...lint], { ...options(), stdio: ['ignore', 'pipe', 'pipe'] });
      const out: string[] = [];
      const errors: string[] = [];
      child.stdout.on('data', (data: Buffer) => out.push(String(data)));
      child.stderr.on('data', (data: Buffer) => errors.push(String(data)));
      return new Promise((resolve) => child.on('close', (status) => resolve([status, out.join(''), errors.join('')])));
    });
    expect(await Promise.all(started)).toEqual(started.map(() => [0, expected, '']));
    expect(await listed()).toContain(join(cache, 'cli-'));
    // What looks beside its source still finds it there: the version, the manual, the list of everything that judges.
    expect(tocsin('--version').out).toBe(fromSources('--version'));
    const sarif = ['runbook', 'lint', 'docs/belts', '--format', 'sarif', '--fail-on', 'never'] as const;
    expect(tocsin(...sarif).out).toBe(fromSources(...sarif));
    expect(tocsin(...sarif, '--no-cache').out).toContain(join(clone, 'docs', 'rules'));
    expect(tocsin('runbook', 'parse', 'docs/belts/belt.md').out).toBe(fromSources('runbook', 'parse', 'docs/belts/belt.md'));
    // What can be read is reported all the same: of a folder that is not there nothing.
    expect(tocsin('runbook', 'lint', 'nowhere')).toMatchObject({ status: 1, out: '0 files, 0 findings, 0 suppressed\n' });
  });

  test('files enough for several threads', async () => {
    await mkdir(join(clone, 'docs', 'many'));
    const long = `# Belt stuck\n\n${'The belt is stuck again and nobody knows why it should be so.\n\n'.repeat(2_000)}`;
    for (let belt = 0; belt < 8; belt++)
      await writeFile(join(clone, 'docs', 'many', `${belt}.md`), `${long}\n## Fix\n\n\`\`\`bash\nredis-cli FLUSHALL\n\`\`\`\n`);
    const many = ['runbook', 'lint', 'docs/many', '--no-cache', '--fail-on', 'never'];
    const { out } = tocsin(...many);
    expect(out.match(/flush-empties-redis/g)).toHaveLength(8);
    expect(out).toBe(fromSources(...many));
  });

  test('a text that remark reads', async () => {
    await mkdir(join(clone, 'docs', 'odd'));
    // More entities than satteri is trusted with (ADR 19).
    await writeFile(
      join(clone, 'docs', 'odd', 'belt.md'),
      `# Belt stuck\n\n${'&amp; '.repeat(600)}\n\n## Fix\n\n\`\`\`bash\nredis-cli FLUSHALL\n\`\`\`\n`,
    );
    const odd = ['runbook', 'lint', 'docs/odd', '--no-cache', '--fail-on', 'never'];
    expect(tocsin(...odd)).toEqual({ status: 0, out: fromSources(...odd), errors: '' });
    expect(fromSources(...odd)).toContain('flush-empties-redis');
  });

  test('a start without a change makes nothing anew; a change is seen at once, also one that keeps size and time', async () => {
    const before = await listed();
    tocsin('--version');
    expect(await listed()).toBe(before);

    await edit('src/cli/program.ts', 'Incident response that runs', 'Incident answers that run');
    expect(tocsin('--help').out).toContain('Incident answers that run');
    expect(await listed()).not.toBe(before);

    const file = join(clone, 'src', 'cli', 'program.ts');
    const then = new Date('2026-01-01T00:00:00Z');
    await utimes(file, then, then);
    expect(tocsin('--help').out).toContain('Incident answers that run');
    await edit('src/cli/program.ts', 'Incident answers', 'Incident replies');
    await utimes(file, then, then);
    expect(tocsin('--help').out).toContain('Incident replies that run');
  });

  test('a list that cannot be read is made anew', async () => {
    await writeFile(join(cache, 'cli.json'), '{"program": ');
    expect(tocsin('--help')).toMatchObject({ status: 0, out: expect.stringContaining('Incident replies'), errors: '' });
    expect(await listed()).toContain(join(cache, 'cli-'));
  });

  test('bundles of long ago go', async () => {
    const [old] = await bundles();
    const then = new Date(Date.now() - 49 * 3_600_000);
    await utimes(join(cache, old ?? ''), then, then);
    await edit('src/cli/program.ts', 'Incident replies', 'Incident repairs');
    expect(tocsin('--help').out).toContain('Incident repairs');
    expect(await bundles()).not.toContain(old);
  });

  test('where none can be made, the sources run, and a line says why', async () => {
    await edit('scripts/build-cli.mjs', "from 'rolldown'", "from 'rolldown-is-not-here'");
    await edit('src/cli/program.ts', 'Incident repairs', 'Incident mending');
    const { status, out, errors } = tocsin('--help');
    expect({ status, out }).toEqual({ status: 0, out: expect.stringContaining('Incident mending') });
    expect(errors).toMatch(/^tocsin: starts from its sources, a little later, since they could not be bundled: .*rolldown-is-not-here/s);
  });

  test.skipIf(userInfo().uid === 0)('where none can be kept, the sources run (skipped as root, who may write everywhere)', async () => {
    await chmod(cache, 0o500);
    expect(tocsin('--help')).toMatchObject({ status: 0, out: expect.stringContaining('Incident mending'), errors: '' });
    await chmod(cache, 0o700);
  });
});
