import { describe, expect, it } from 'vitest';
import { conditionIn, guardOver, observationIn } from './conditions.ts';
import { cpuMs } from '../../../test/timing/cpu-ms.ts';

describe('the guard that a text states', () => {
  it.each<[string, string | null]>([
    ['If the belt stands, start it', 'If the belt stands'],
    ['If version 4.2 of the sorter runs, stop it', 'If version 4.2 of the sorter runs'],
    ['If a parcel is lost (torn, wet, stolen), call the owner', 'If a parcel is lost (torn, wet, stolen)'],
    ['Only when the depot is dark: light a lamp', 'Only when the depot is dark'],
    ['Only if the belt is worn', 'if the belt is worn'],
    ['Start the belt (only if it stands)', 'only if it stands'],
    ['Start the belt if it stands:', 'if it stands'],
    ['Schedule a review if parcels were lost', 'if parcels were lost'],
    ['Did all parcels arrive? Call the driver if some did not', 'if some did not'],
    ['For Ostend, call the harbour', 'For Ostend'],
    ['Look for parcels if\n  some are lost', 'if some are lost'],
    // To find out is the task itself.
    ['Check if any parcel was lost', null],
    ['1. Then check again if it moves', null],
    ['Verify the lamps and see if they burn', null],
    ['Ask the driver of the van if it is empty', null],
    ['Let Ines know if it moves', null],
    // A meaning, a question, a name.
    ['The belt is fine if lamp=1', null],
    ['When did the belt stop?', null],
    ['When to call the electrician', null],
    ['For the last hour, show parcels', null],
    ['For example, the belt', null],
    ['Start it even if it hums', null],
  ])('of %j', (text, guard) => {
    expect(conditionIn(text)).toBe(guard);
  });

  it.each<[string, string | null]>([
    ['Unless the shelf is empty, do not run this:', 'Only if the shelf is empty'],
    ['Do not run this unless the shelf is empty:', 'Only if the shelf is empty'],
    ['If the belt moves, never run this:', 'Only if NOT: the belt moves'],
    ['If the belt stands, run:', 'If the belt stands'],
  ])('over a command, %j says when it may run', (text, guard) => {
    expect(guardOver(text)).toBe(guard);
  });

  it.each<[string, string | null]>([
    ['Parcels are wet → dry them', 'Parcels are wet'],
    ['Parcels are wet -> dry them', 'Parcels are wet'],
    ['Go to Belts → New', null],
    ['Depot → Belts → Lamp', null],
    ['Reduce the speed from 10 → 5', null],
    ['No `<!-- belt --> ` is left', null],
    ['Belts are read (slow → fast)', null],
  ])('the observation of %j', (text, observation) => {
    expect(observationIn(text)).toBe(observation);
  });

  it.each([
    `if ${'a '.repeat(50_000)}`,
    ' if'.repeat(50_000),
    `if ${'(a'.repeat(50_000)}, b`,
    `${'→ '.repeat(50_000)}`,
    `ask ${'a '.repeat(50_000)}if b`,
  ])('long texts are read in time', (text) => {
    const started = cpuMs();
    guardOver(text);
    observationIn(text);
    expect(cpuMs() - started).toBeLessThan(600);
  });
});
