import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makeFolder } from './make-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'tocsin-folder-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('makes what is missing, with its mode, and says whether it made it', () => {
  const path = join(folder, 'a', 'b', 'c');
  expect(makeFolder(path, 0o700)).toBe(true);
  expect(statSync(path).mode & 0o777).toBe(0o700);
  expect(makeFolder(path)).toBe(false);
});

test('a file in the way is said, not passed over', () => {
  writeFileSync(join(folder, 'file'), '');
  expect(() => makeFolder(join(folder, 'file', 'x'))).toThrow(/ENOTDIR/);
});

test.skipIf(!existsSync('/proc/self'))('a place where no folder can be made ends with an error (skipped without /proc)', () => {
  expect(() => makeFolder('/proc/tocsin/data')).toThrow(/ENOENT|EACCES|EPERM/);
});
