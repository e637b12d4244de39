import { expect } from 'vitest';
import { contradictionsAndSql } from './contradictions-and-sql.fixture.ts';
import { encodingAndStructure } from './encoding-and-structure.fixture.ts';
import { evidenceTargetSeverity } from './evidence-target-severity.fixture.ts';
import type { Handling, Handlings } from './handling.fixture.ts';
import { placeholdersAndQuoting } from './placeholders-and-quoting.fixture.ts';
import { isFound, placesOf, type Place, type Seeds, type Trap } from './seed-documents.fixture.ts';
import { statementsThatMislead } from './statements-that-mislead.fixture.ts';

/** Every trap of the inventory with how it is handled. */
export const handlings: Handlings = {
  ...encodingAndStructure,
  ...placeholdersAndQuoting,
  ...statementsThatMislead,
  ...contradictionsAndSql,
  ...evidenceTargetSeverity,
};

export const allPlaces = (trap: Trap): readonly Place[] => trap.where.flatMap(({ doc, lines }) => placesOf({ [doc]: lines }));

export const rulesOf = ({ rule }: Handling): readonly string[] => (rule === undefined ? [] : typeof rule === 'string' ? [rule] : rule);

/** Fails unless a finding of the trap's rules stands wherever it should. */
export function expectFound(seeds: Seeds, trap: Trap, handling: Handling): void {
  const rules = rulesOf(handling);
  if (rules.length === 0) return;
  const places = handling.on ? placesOf(handling.on) : allPlaces(trap);
  expect(places.length).toBeGreaterThan(0);
  expect(places.filter((place) => !isFound(seeds, place, rules))).toEqual([]);
}
