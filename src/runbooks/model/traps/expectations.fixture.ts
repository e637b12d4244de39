import { expect } from 'vitest';
import type { Risk } from '#commands';
import type { CompiledStep, StepKind } from '../document.ts';
import { partsOf, placesOf, seedNames, type Lines, type Place, type Seeds } from './seed-documents.fixture.ts';

/** Every step on these lines says when it is done. */
export const haveCondition =
  (lines: Lines) =>
  (seeds: Seeds): void => {
    for (const place of placesOf(lines)) expect(seeds.step(place).condition, place).not.toBeNull();
  };

/** The steps on these lines are of this kind; the kinds that a person does hold no statement. */
export const areOfKind =
  (kind: StepKind, lines: Lines) =>
  (seeds: Seeds): void => {
    for (const place of placesOf(lines)) {
      const step = seeds.step(place);
      expect(step.kind, place).toBe(kind);
      if (kind !== 'command' && kind !== 'query' && kind !== 'link') expect(step.commands, place).toEqual([]);
    }
  };

/** No step, and so no statement, stands on these lines. */
export const holdNoCommand =
  (lines: Lines) =>
  (seeds: Seeds): void => {
    for (const place of placesOf(lines)) expect(seeds.at(place)?.step.commands ?? [], place).toEqual([]);
  };

/** A finding of the rule stands on each line itself, and says what is matched. */
export const areFound =
  (rule: string, lines: Lines, says: RegExp = /./) =>
  (seeds: Seeds): void => {
    for (const place of placesOf(lines)) {
      const [name, line] = partsOf(place);
      const messages = seeds.document(name).findings.flatMap((each) => (each.rule === rule && each.line === line ? [each.message] : []));
      expect(messages, `${rule} on ${place}`).toContainEqual(expect.stringMatching(says));
    }
  };

/** The rule finds these lines in all the documents, and no others. */
export const areAllFoundBy =
  (rule: string, lines: Lines) =>
  (seeds: Seeds): void => {
    const found = seedNames.flatMap((name) =>
      seeds.document(name).findings.flatMap((each) => (each.rule === rule ? [`${name}:${each.line}`] : [])),
    );
    expect([...new Set(found)].toSorted(), rule).toEqual([...placesOf(lines)].toSorted());
  };

/** The statement on each line says this for its risk. */
export const giveReason =
  (reason: RegExp, lines: Lines) =>
  (seeds: Seeds): void => {
    for (const place of placesOf(lines)) {
      const { reasons, verdicts } = seeds.command(place);
      expect(reasons.join('; '), place).toMatch(reason);
      expect(verdicts.map((verdict) => verdict.reason).join('; '), place).toMatch(reason);
    }
  };

export const haveRisk =
  (risk: Risk, lines: Lines) =>
  (seeds: Seeds): void => {
    for (const place of placesOf(lines)) expect(seeds.command(place).risk, place).toBe(risk);
  };

/** The step on each line asks for a value; the syntax is matched. */
export const askFor =
  (syntax: RegExp, lines: Lines) =>
  (seeds: Seeds): void => {
    for (const place of placesOf(lines))
      expect(
        seeds.step(place).parameters.map((parameter) => parameter.syntax),
        place,
      ).toContainEqual(expect.stringMatching(syntax));
  };

/** No step on these lines, where there is one, asks for such a value. */
export const doNotAskFor =
  (syntax: RegExp, lines: Lines) =>
  (seeds: Seeds): void => {
    for (const place of placesOf(lines))
      for (const parameter of seeds.at(place)?.step.parameters ?? []) expect(parameter.syntax, place).not.toMatch(syntax);
  };

/** The statement on each line is one, continuations included, and ends at or behind `last` when that is given. */
export const areOneStatement =
  (lines: Lines) =>
  (seeds: Seeds): void => {
    for (const place of placesOf(lines)) {
      const command = seeds.command(place);
      expect(command.line, place).toBe(Number(place.slice(4)));
      expect(command.text, place).toContain('\n');
    }
  };

/** What runs instead of the text matches, or does not. */
export const runAs =
  (wanted: RegExp, unwanted: RegExp | null, lines: Lines) =>
  (seeds: Seeds): void => {
    for (const place of placesOf(lines)) {
      const { safeForm, text } = seeds.command(place);
      expect(safeForm ?? text, place).toMatch(wanted);
      if (unwanted) expect(safeForm ?? text, place).not.toMatch(unwanted);
    }
  };

/** Whatever matches on these lines is a field of the template that holds the line. */
export const holesAreFields =
  (hole: RegExp, lines: Lines) =>
  (seeds: Seeds): void => {
    for (const place of placesOf(lines)) {
      const [name, line] = partsOf(place);
      const holes = seeds.lines(name)[line - 1]?.match(hole) ?? [];
      const fields = seeds.template(place).fields.map(({ syntax }) => syntax);
      expect(holes.length, place).toBeGreaterThan(0);
      for (const each of holes) expect(fields, place).toContain(each);
    }
  };

/** Templates open on these lines with these fields among theirs. */
export const templateHas =
  (place: Place, ...fields: readonly string[]) =>
  (seeds: Seeds): void => {
    const names = seeds.template(place).fields.map(({ syntax }) => syntax);
    for (const field of fields) expect(names, place).toContain(field);
  };

/** The first step that begins below this line. */
export function stepBelow(seeds: Seeds, place: Place): CompiledStep {
  const [name, line] = partsOf(place);
  const found = seeds
    .all(name)
    .filter(({ step }) => step.line > line)
    .toSorted((a, b) => a.step.line - b.step.line)[0];
  expect(found, `no step below ${place}`).toBeDefined();
  if (!found) throw new Error(place);
  return found.step;
}

export const all =
  (...checks: readonly ((seeds: Seeds) => void)[]) =>
  (seeds: Seeds): void => {
    for (const check of checks) check(seeds);
  };

/** Every place from line to line. */
export const range = (from: number, to: number): readonly number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index);
