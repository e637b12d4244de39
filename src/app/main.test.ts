import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'tocsin-main-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The command line as a process whose output goes into a pipe. */
const start = (...args: readonly string[]) =>
  spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), ...args], { stdio: ['ignore', 'pipe', 'pipe'] });

const long = join(folder, 'long.md');
writeFileSync(
  long,
  `# Desk\n\n${Array.from({ length: 400 }, (_, index) => `## Runbook: Desk ${index}\n\n### Mitigation\n\n- ring ${index}\n`).join('\n')}`,
);

test('what is printed into a pipe arrives whole, however much it is and however late it is read', async () => {
  const child = start('runbook', 'parse', long, '--json');
  // Nothing is read before the pipe is full and the command is done with its work.
  await new Promise((resolve) => child.stdout.once('readable', resolve));
  const parts: Buffer[] = [];
  for await (const part of child.stdout as AsyncIterable<Buffer>) parts.push(part);
  const text = Buffer.concat(parts).toString();
  expect(text.length).toBeGreaterThan(200_000);
  expect(JSON.parse(text)).toMatchObject({ title: 'Desk', runbooks: expect.objectContaining({ length: 400 }) });
}, 30_000);

test('a reader that goes away ends the command', async () => {
  const child = start('runbook', 'parse', long, '--json');
  child.stdout.once('readable', () => child.stdout.destroy());
  const code = await new Promise((resolve) => child.once('exit', resolve));
  expect(code).toBe(0);
}, 30_000);
