import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { analyze, initCommands } from './index.ts';

beforeAll(() => initCommands());

const lines = readFileSync(join(import.meta.dirname, 'red-team.txt'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));

it('calls none of the red team’s commands reading', () => {
  expect(lines.length).toBeGreaterThan(300);
  const passed = lines.filter((line) => {
    const { commands } = line.startsWith('SQL:') ? analyze(line.slice(4), 'sql') : analyze(line, 'bash');
    return commands.every(({ risk }) => risk === 'read-only');
  });
  expect(passed).toEqual([]);
});
