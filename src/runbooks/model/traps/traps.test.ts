import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { contradictionsAndSql } from './contradictions-and-sql.fixture.ts';
import { encodingAndStructure } from './encoding-and-structure.fixture.ts';
import { evidenceTargetSeverity } from './evidence-target-severity.fixture.ts';
import type { Handlings } from './handling.fixture.ts';
import { placeholdersAndQuoting } from './placeholders-and-quoting.fixture.ts';
import { compileSeeds, isFound, placesOf, type Place, type Seeds, type Trap } from './seed-documents.fixture.ts';
import { statementsThatMislead } from './statements-that-mislead.fixture.ts';

const folder = join(import.meta.dirname, '../../../../../shared/seeds');
const hasSeeds = existsSync(join(folder, 'inventory.json'));

const handlings: Handlings = {
  ...encodingAndStructure,
  ...placeholdersAndQuoting,
  ...statementsThatMislead,
  ...contradictionsAndSql,
  ...evidenceTargetSeverity,
};

const allPlaces = (trap: Trap): readonly Place[] => trap.where.flatMap(({ doc, lines }) => placesOf({ [doc]: lines }));

describe.skipIf(!hasSeeds)('the traps of the seed documents (skipped where ../shared is absent)', () => {
  let seeds: Seeds;
  beforeAll(async () => {
    seeds = await compileSeeds((file) => readFileSync(join(folder, file), 'utf8'));
  }, 60_000);

  it.each(Object.entries(handlings))('%s is handled', (id, { rule, on, compiled, notYet }) => {
    if (notYet !== undefined) return;
    expect(rule ?? compiled, 'neither a rule nor an assertion').toBeDefined();
    const trap = seeds.traps.find((each) => each.id === id);
    expect(trap, 'no such trap in the inventory').toBeDefined();
    if (rule !== undefined && trap) {
      const places = on ? placesOf(on) : allPlaces(trap);
      const rules = typeof rule === 'string' ? [rule] : rule;
      expect(places.length).toBeGreaterThan(0);
      expect(places.filter((place) => !isFound(seeds, place, rules))).toEqual([]);
    }
    compiled?.(seeds);
  });

  it('names every trap of the inventory once, and counts how it is handled', () => {
    const entries = Object.entries(handlings);
    const count = (test: (handling: Handlings[string]) => boolean): number => entries.filter(([, handling]) => test(handling)).length;
    const notYet = entries.filter(([, handling]) => handling.notYet !== undefined);
    console.log(
      [
        `${entries.length} traps: ${count(({ rule, compiled, notYet: open }) => open === undefined && rule !== undefined && compiled === undefined)} by finding`,
        `${count(({ rule, compiled, notYet: open }) => open === undefined && rule === undefined && compiled !== undefined)} compiled`,
        `${count(({ rule, compiled, notYet: open }) => open === undefined && rule !== undefined && compiled !== undefined)} both`,
        `${notYet.length} not yet`,
        ...notYet.map(([id, { notYet: why }]) => `  ${id}: ${why}`),
      ].join('\n'),
    );
    expect(entries.map(([id]) => id).toSorted()).toEqual(seeds.traps.map(({ id }) => id).toSorted());
  });
});
