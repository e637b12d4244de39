import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { initCommands } from '#commands';
import { lintDocument } from '#runbooks/lint';
import { nameProgram, openLintResults } from './lint-results.ts';
import { runTocsin } from './run-tocsin.fixture.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tocsin-results-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const accepted = '<!-- tocsin-ignore flush-empties-redis: pages only -->\n\n```bash\nredis-cli FLUSHDB\n```\n';
const source = {
  file: 'a.md',
  source: `# A\n\n## Pages are old\n\n\`\`\`bash\nredis-cli -n 1 FLUSHALL\n\`\`\`\n\n${accepted}`,
  problem: null,
};
const problem = { rule: 'nul-byte', severity: 'error', line: 1, message: 'm', suggestion: null } as const;

async function keepOne() {
  await initCommands();
  const report = lintDocument(source);
  expect(report.findings.map(({ suppressed }) => suppressed !== null)).toContain(true);
  openLintResults(folder, 'p').keep(source, report);
  const [name = ''] = readdirSync(join(folder, 'p'));
  return { report, file: join(folder, 'p', name) };
}

describe('what lint found before', () => {
  test('is found again for the same bytes, and is for nobody else to read', async () => {
    const { report, file } = await keepOne();
    expect(openLintResults(folder, 'p').find(source)).toEqual(report);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test.each([
    ['one byte', { ...source, source: `${source.source} ` }],
    ['the name', { ...source, file: 'b.md' }],
    ['what could be read of it', { ...source, problem }],
  ])('is not found when %s differs', async (_, other) => {
    await keepOne();
    expect(openLintResults(folder, 'p').find(other)).toBeNull();
  });

  test('of another program is forgotten', async () => {
    await keepOne();
    expect(openLintResults(folder, 'q').find(source)).toBeNull();
    expect(readdirSync(folder)).toEqual(['q']);
  });

  test.each([
    ['cut off', (text: string) => text.slice(0, -5)],
    ['of another shape', (text: string) => text.replaceAll('"severity":"error"', '"severity":"none"')],
    ['empty', () => ''],
  ])('is not believed when it is %s', async (_, damage) => {
    const { file } = await keepOne();
    writeFileSync(file, damage(readFileSync(file, 'utf8')));
    expect(openLintResults(folder, 'p').find(source)).toBeNull();
  });

  test('is not kept where nothing can be written', async () => {
    const { report } = await keepOne();
    rmSync(join(folder, 'p'), { recursive: true });
    writeFileSync(join(folder, 'p'), 'a file where the folder should be');
    const results = openLintResults(folder, 'p');
    results.keep(source, report);
    expect(results.find(source)).toBeNull();
  });

  test('is forgotten when it is too much', async () => {
    const { file } = await keepOne();
    for (let index = 0; index < 10_000; index += 1) writeFileSync(join(folder, 'p', String(index)), '');
    expect(openLintResults(folder, 'p').find(source)).toBeNull();
    expect(readdirSync(join(folder, 'p')), file).toEqual([]);
  });
});

describe('the name of the program', () => {
  const repository = join(import.meta.dirname, '..', '..');
  const rooms = ['base', 'commands', 'runbooks', 'cli'];

  function copyOfTheProgram(): string {
    for (const room of rooms) cpSync(join(repository, 'src', room), join(folder, 'src', room), { recursive: true });
    cpSync(join(repository, 'package-lock.json'), join(folder, 'package-lock.json'));
    return nameProgram(folder);
  }

  test('is the same for the same bytes elsewhere', () => {
    expect(copyOfTheProgram()).toBe(nameProgram());
  });

  test.each([
    ['src/runbooks/compile-document.ts', true],
    ['src/commands/knowledge/databases/redis.ts', true],
    ['src/cli/read-sources.ts', true],
    ['package-lock.json', true],
    ['src/cli/lint-results.test.ts', false],
  ])('a change of %s makes it another: %s', (file, isAnother) => {
    const before = copyOfTheProgram();
    const path = join(folder, file);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, '// another\n', { flag: 'a' });
    expect(nameProgram(folder) !== before).toBe(isAnother);
  });
});

test('lint says the same with and without what it found before, in every format', async () => {
  const path = join(folder, 'runbooks');
  mkdirSync(path);
  writeFileSync(join(path, 'a.md'), source.source);
  writeFileSync(join(path, 'b.md'), accepted);
  for (const format of ['text', 'json', 'github', 'sarif']) {
    const args = ['runbook', 'lint', path, '--format', format];
    const anew = await runTocsin(...args, '--no-cache');
    expect(anew.out).toContain('flush');
    expect(await runTocsin(...args)).toEqual(anew);
    expect(await runTocsin(...args)).toEqual(anew);
  }
});

test('lint believes what it found before, unless it is told not to', async () => {
  const file = join(folder, 'a.md');
  writeFileSync(file, source.source);
  // Nobody else has this path: the false result is never asked for again.
  openLintResults().keep({ ...source, file }, { file, findings: [] });
  expect((await runTocsin('runbook', 'lint', file)).exitCode).toBe(0);
  expect((await runTocsin('runbook', 'lint', file, '--no-cache')).exitCode).toBe(1);
  writeFileSync(file, `${source.source}\n`);
  expect((await runTocsin('runbook', 'lint', file)).exitCode).toBe(1);
});
