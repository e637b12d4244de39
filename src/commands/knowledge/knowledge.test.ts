import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { analyze, initCommands } from '../index.ts';
import type { Risk } from '../index.ts';
import { knowledge } from './index.ts';

beforeAll(initCommands);

const lines = (text: string | undefined): string[] =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const risksOf = (source: string): Risk[] => analyze(source, 'bash').commands.map((command) => command.risk);
/** The examples whose worst risk is another one, with what we say about them. */
const differing = (text: string | undefined, expected: Risk): unknown[] =>
  lines(text)
    .map((source) => ({ source, commands: analyze(source, 'bash').commands }))
    .filter(({ commands }) => worst(commands.map((command) => command.risk)) !== expected)
    .map(({ source, commands }) => [
      source,
      ...commands.map((command) => `${command.risk}: ${command.reasons.map((each) => JSON.stringify(each)).join(' ')}`),
    ]);

const worst = (risks: readonly Risk[]): Risk | undefined =>
  (['destructive', 'mutating', 'read-only'] as const).find((risk) => risks.includes(risk));

describe.each(Object.entries(knowledge))('%s', (_, { programs, examples }) => {
  it('reads what its examples say', () => expect(differing(examples.reads, 'read-only')).toEqual([]));
  it('changes what its examples say', () => expect(differing(examples.changes, 'mutating')).toEqual([]));
  it('destroys what its examples say', () => expect(differing(examples.destroys, 'destructive')).toEqual([]));

  it('says why for everything that is not reading', () => {
    for (const source of [...lines(examples.changes), ...lines(examples.destroys)])
      for (const command of analyze(source, 'bash').commands)
        if (command.risk !== 'read-only') expect(command.reasons.length, source).toBeGreaterThan(0);
  });

  it('has examples of both kinds where both exist', () => {
    const all = [...lines(examples.reads), ...lines(examples.changes), ...lines(examples.destroys)];
    expect(all.length).toBeGreaterThan(0);
    const alwaysReads = programs.every(({ names }) =>
      names.every((name) => risksOf(`${name} no-such-verb --no-such-option=1`)[0] === 'read-only'),
    );
    if (!alwaysReads) expect(lines(examples.changes).length + lines(examples.destroys).length).toBeGreaterThan(0);
  });
});

describe('the knowledge', () => {
  it('lists every file of its folders', () => {
    const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.includes('/') && file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .filter((file) => readFileSync(join(import.meta.dirname, file), 'utf8').includes(': Knowledge = {'))
      .map((file) => basename(file, '.ts'));
    expect(files.filter((file) => !Object.hasOwn(knowledge, file))).toEqual([]);
  });

  it('knows each name once', () => {
    const names = Object.values(knowledge).flatMap(({ programs }) => programs.flatMap((program) => program.names));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});
