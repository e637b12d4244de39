import { spawn, spawnSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { lockDataDir } from './data-dir-lock.ts';
import { identifyProcess } from './process-identity.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tocsin-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const lockOf = (holder: object) => `${JSON.stringify(holder)}\n`;
const living = () => lockOf(identifyProcess(process.pid) ?? {});
const dead = () => lockOf({ pid: spawnSync(process.execPath, ['-e', '']).pid, startedAt: 'gone', token: randomUUID() });
const after = (text: string) => `server.lock.after.${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
const put = (name: string, text: string) => writeFileSync(join(folder, name), text);

describe('the lock of the data folder', () => {
  test('is taken once, and again after it was given back', () => {
    const unlock = lockDataDir(folder);
    expect(() => lockDataDir(folder)).toThrow(`process ${process.pid}`);
    unlock();
    expect(readdirSync(folder)).toEqual([]);
    lockDataDir(folder);
    expect(readdirSync(folder)).toEqual(['server.lock']);
  });

  test.each([
    ['a dead process', dead],
    ['a process whose number is in use again', () => lockOf({ pid: process.pid, startedAt: 'another life' })],
    ['a torn file', () => '{"pid":'],
    ['an empty file', () => ''],
  ])('is taken over from %s', (_, text) => {
    put('server.lock', text());
    lockDataDir(folder);
    expect(readdirSync(folder)).toEqual(['server.lock']);
  });

  test('is taken over although the one before died while taking it over, and the one before that, too', () => {
    const [first, second, third] = [dead(), dead(), dead()];
    put('server.lock', first);
    put(after(first), second);
    put(after(second), third);
    lockDataDir(folder);
    expect(readdirSync(folder)).toEqual(['server.lock']);
  });

  test('is left to the living process that is taking it over', () => {
    const stale = dead();
    put('server.lock', stale);
    put(after(stale), living());
    expect(() => lockDataDir(folder)).toThrow(`process ${process.pid}`);
    expect(readdirSync(folder).toSorted()).toEqual(['server.lock', after(stale)]);
  });

  test('has one winner among many that find the same stale lock', { timeout: 60_000 }, async () => {
    const folders = Array.from({ length: 150 }, (_, at) => join(folder, String(at)));
    for (const one of folders) {
      mkdirSync(one);
      writeFileSync(join(one, 'server.lock'), 'torn');
    }
    const fixture = join(import.meta.dirname, 'data-dir-lock.fixture.ts');
    const contenders = Array.from({ length: 3 }, () =>
      spawn(process.execPath, [fixture, '3', ...folders], { stdio: ['pipe', 'pipe', 'inherit'] }),
    );
    try {
      const won = contenders.map(async ({ stdout }) => {
        const { value } = await createInterface({ input: stdout })[Symbol.asyncIterator]().next();
        return z.array(z.string()).parse(JSON.parse(String(value)));
      });
      expect((await Promise.all(won)).flat().toSorted()).toEqual(folders.toSorted());
    } finally {
      for (const child of contenders) child.kill();
    }
  });
});
