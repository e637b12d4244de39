import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectFound, handlings } from './all-handlings.fixture.ts';
import type { Handling } from './handling.fixture.ts';
import { compileSeeds, type Seeds } from './seed-documents.fixture.ts';

const folder = join(import.meta.dirname, '../../../../../shared/seeds');
const hasSeeds = existsSync(join(folder, 'inventory.json'));

describe.skipIf(!hasSeeds)('the traps of the seed documents (skipped where ../shared is absent)', () => {
  let seeds: Seeds;
  beforeAll(async () => {
    seeds = await compileSeeds((file) => readFileSync(join(folder, file), 'utf8'));
  }, 60_000);

  it.each(Object.entries(handlings))('%s is handled', (id, handling) => {
    const { rule, compiled, notYet } = handling;
    if (notYet !== undefined) return;
    expect(rule ?? compiled, 'neither a rule nor an assertion').toBeDefined();
    const trap = seeds.traps.find((each) => each.id === id);
    expect(trap, 'no such trap in the inventory').toBeDefined();
    if (trap) expectFound(seeds, trap, handling);
    compiled?.(seeds);
  });

  it('names every trap of the inventory once, and counts how it is handled', () => {
    const entries = Object.entries(handlings);
    const count = (test: (handling: Handling) => boolean): number => entries.filter(([, handling]) => test(handling)).length;
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
