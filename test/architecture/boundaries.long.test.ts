import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

interface Verdict {
  readonly code: number;
  readonly output: string;
}

function runGuard(...args: readonly string[]): Promise<Verdict> {
  return new Promise((resolve) => {
    execFile(process.execPath, [join(root, 'scripts', 'check-boundaries.mjs'), ...args], (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), output: stdout + stderr });
    });
  });
}

let house: string;

/** A small house of the same shape, so that a planted import is the only thing that can be wrong. */
async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(house, path)), { recursive: true });
  await writeFile(join(house, path), text);
}

beforeEach(async () => {
  house = await mkdtemp(join(tmpdir(), 'tocsin-guard-'));
  await cp(join(root, 'tsconfig.json'), join(house, 'tsconfig.json'));
  await symlink(join(root, 'node_modules'), join(house, 'node_modules'));
  await write('package.json', JSON.stringify({ name: 'house', type: 'module', imports: { '#*': './src/*/index.ts' } }));
  for (const room of ['base', 'store', 'journal', 'people', 'incidents', 'paging', 'execution']) {
    await write(`src/${room}/index.ts`, `export { ${room} } from './inside.ts';\n`);
    await write(`src/${room}/inside.ts`, `export const ${room} = 1;\nexport type Thing = number;\n`);
  }
});

afterEach(() => rm(house, { recursive: true, force: true }));

async function plant(path: string, text: string): Promise<Verdict> {
  await write(path, text);
  return runGuard('--root', house, '--least', '10');
}

describe('the guard of the import laws', () => {
  test('passes a clean house, front doors through #room included', async () => {
    const verdict = await plant('src/incidents/declare.ts', "import { people } from '#people';\nexport const declare = people;\n");
    expect(verdict.output).toContain(' 0 violations');
    expect(verdict.code).toBe(0);
  });

  test.each([
    [
      'an upward import',
      'src/journal/planted.ts',
      "import { incidents } from '#incidents';\nexport const x = incidents;\n",
      'journal-looks-down',
    ],
    [
      'a level-mate',
      'src/paging/planted.ts',
      "import { execution } from '#execution';\nexport const x = execution;\n",
      'paging-looks-down',
    ],
    [
      'a deep import',
      'src/incidents/planted.ts',
      "import { people } from '../people/inside.ts';\nexport const x = people;\n",
      'front-door',
    ],
    [
      'a type-only import',
      'src/base/planted.ts',
      "import type { Thing } from '../store/index.ts';\nexport type X = Thing;\n",
      'base-looks-down',
    ],
    ['a dynamic import', 'src/people/planted.ts', "export const x = () => import('#incidents');\n", 'people-looks-down'],
    ['a re-export from above', 'src/store/planted.ts', "export * from '#journal';\n", 'store-looks-down'],
    ['a room without a level', 'src/attic/index.ts', "import { base } from '#base';\nexport const x = base;\n", 'known-rooms'],
    [
      'a program outside the runners',
      'src/paging/planted.ts',
      "import { spawn } from 'node:child_process';\nexport const x = spawn;\n",
      'processes-in-two-places',
    ],
    [
      'a file read by a model',
      'src/paging/model/planted.ts',
      "import { readFileSync } from 'node:fs';\nexport const x = readFileSync;\n",
      'pure-models',
    ],
    ['SQL outside a store', 'src/paging/planted.ts', "import { sql } from 'kysely';\nexport const x = sql;\n", 'sql-in-stores'],
    [
      'a request outside the guarded client',
      'src/paging/planted.ts',
      "import { request } from 'undici';\nexport const x = request;\n",
      'outgoing-network',
    ],
    ['an import that leads nowhere', 'src/paging/planted.ts', "import { x } from './gone.ts';\nexport const y = x;\n", 'resolvable'],
    [
      'a cycle',
      'src/base/inside.ts',
      "import { base as b } from './index.ts';\nexport const base = 1;\nexport const c = () => b;\n",
      'no-cycles',
    ],
  ])('catches %s', async (_name, path, text, rule) => {
    const verdict = await plant(path, text);
    expect(verdict.output).toContain(`: ${rule}: `);
    expect(verdict.code).toBe(1);
  });

  test('fails when it reads no modules', async () => {
    await rm(join(house, 'src'), { recursive: true });
    await mkdir(join(house, 'src'));
    await write('other.ts', 'export const other = 1;\n');
    const verdict = await runGuard('--root', house, '--least', '10');
    expect(verdict.output).toContain('only 0 modules were read');
    expect(verdict.code).toBe(1);
  });

  test('passes this repository, and reads all of it', async () => {
    const verdict = await runGuard('--least', '300');
    expect(verdict.output).toContain(' 0 violations');
    expect(verdict.code).toBe(0);
  });
}, 60_000);
