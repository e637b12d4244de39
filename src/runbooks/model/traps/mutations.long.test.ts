import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { initCommands } from '#commands';
import { compileDocument } from '../../compile-document.ts';
import { rules } from '../rules/index.ts';
import { allPlaces, expectFound, handlings, rulesOf } from './all-handlings.fixture.ts';
import { changeSeeds, compileSeeds, placesOf, type Seeds, type Trap } from './seed-documents.fixture.ts';
import { wrongCompilers, type Change } from './wrong-compilers.fixture.ts';

const folder = join(import.meta.dirname, '../../../../../shared/seeds');
const hasSeeds = existsSync(join(folder, 'inventory.json'));

const without =
  (rule: string): Change =>
  (document) => ({ ...document, findings: document.findings.filter((finding) => finding.rule !== rule) });

const fails = (check: () => void): boolean => {
  try {
    check();
    return false;
  } catch {
    return true;
  }
};

// A test that nothing can make fail asserts nothing: here each rule is switched off, and the compiler made wrong, one thing at a time.
describe.skipIf(!hasSeeds)('what the trap tests notice (skipped where ../shared is absent)', () => {
  let seeds: Seeds;
  let traps: ReadonlyMap<string, Trap>;
  const trapOf = (id: string): Trap => {
    const trap = traps.get(id);
    if (!trap) throw new Error(`no trap ${id}`);
    return trap;
  };
  beforeAll(async () => {
    seeds = await compileSeeds((file) => readFileSync(join(folder, file), 'utf8'));
    traps = new Map(seeds.traps.map((trap) => [trap.id, trap]));
  }, 60_000);

  it('each rule that is switched off is missed by its example, and by the traps that name it', async () => {
    await initCommands();
    const rows = rules.map(({ id, bad }) => {
      const off = changeSeeds(seeds, without(id));
      const named = Object.entries(handlings).filter(([, handling]) => rulesOf(handling).includes(id));
      const noticed = Object.entries(handlings).filter(
        ([trap, handling]) => fails(() => expectFound(off, trapOf(trap), handling)) || fails(() => handling.compiled?.(off)),
      );
      const inExample = without(id)(compileDocument({ file: 'x.md', source: bad })).findings.some(({ rule }) => rule === id);
      return { id, named: named.map(([trap]) => trap), noticed: noticed.map(([trap]) => trap), example: !inExample };
    });
    console.log(
      [
        'traps that each rule carries (all that notice when it is off):',
        ...rows.map(
          ({ id, noticed }) => `  ${id}: ${noticed.length === 0 ? 'its example only' : `${noticed.length} (${noticed.join(', ')})`}`,
        ),
      ].join('\n'),
    );
    expect(rows.filter(({ example }) => !example).map(({ id }) => id)).toEqual([]);
    expect(
      rows.flatMap(({ id, named, noticed }) =>
        named.filter((trap) => !noticed.includes(trap)).map((trap) => `${trap} names ${id} for nothing`),
      ),
    ).toEqual([]);
  });

  it('each assertion about the compiled model fails for a compiler that is wrong in its way', () => {
    const wrong = Object.entries(wrongCompilers).map(([name, change]) => [name, changeSeeds(seeds, change)] as const);
    const rows = Object.entries(handlings).flatMap(([id, { compiled }]) =>
      compiled ? [{ id, by: wrong.filter(([, changed]) => fails(() => compiled(changed))).map(([name]) => name) }] : [],
    );
    const idle = wrong.map(([name]) => name).filter((name) => rows.every(({ by }) => !by.includes(name)));
    console.log(
      ['wrong compilers that each assertion notices:', ...rows.map(({ id, by }) => `  ${id}: ${by.length} (${by.join('; ')})`)].join('\n'),
    );
    // "Compiles nothing" is noticed by whatever looks a step up: it counts only together with another.
    expect(rows.filter(({ by }) => by.every((name) => name === 'compiles nothing')).map(({ id }) => id)).toEqual([]);
    expect(idle).toEqual([]);
  });

  it('every line of the inventory that no finding stands on is looked at by an assertion', () => {
    const rows = Object.entries(handlings).flatMap(([id, handling]) => {
      if (!handling.on || rulesOf(handling).length === 0) return [];
      const on = new Set(placesOf(handling.on));
      const open = allPlaces(trapOf(id)).filter((place) => !on.has(place));
      return open.length > 0 && !handling.compiled ? [`${id}: ${open.join(' ')}`] : [];
    });
    expect(rows).toEqual([]);
  });
});
