import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, it } from 'vitest';
import type { CompiledDocument, CompiledThreshold } from '../document.ts';
import { openSeeds, plain, type Seed, type StatedThreshold, stepsOf } from './inventory.fixture.ts';
import { createTally, type Tally } from './tally.fixture.ts';

const { isPresent, compile } = openSeeds({ exists: existsSync, read: (path) => readFileSync(path, 'utf8') });

const units: Readonly<Record<string, string | null>> = { 'x baseline': 'x', 'connections (of 100 max)': null };
// Names that only the inventory has: the document says "traffic".
const ownNames: Readonly<Record<string, string>> = { request_rate: 'traffic' };
const words = (name: string): readonly string[] =>
  (name.toLowerCase().match(/[a-z0-9]{2,}/g) ?? []).map((word) => (word.length > 3 ? word.replace(/s$/, '') : word));

/** The same threshold, in the inventory's notation. */
function isSame(ours: CompiledThreshold, theirs: StatedThreshold): boolean {
  // "5xx" is a range of HTTP states; the model says where it begins.
  const isRange = theirs.operator === 'in' && theirs.value === '5xx';
  return (
    ours.operator === (isRange ? '>=' : theirs.operator) &&
    ours.value === (isRange ? 500 : theirs.value) &&
    ours.unit === (theirs.unit === undefined ? null : theirs.unit in units ? (units[theirs.unit] ?? null) : theirs.unit) &&
    (theirs.unit !== 'connections (of 100 max)' || ours.limit === 100) &&
    ours.for === (theirs.duration ?? null) &&
    ours.level === (theirs.level ?? null) &&
    (words(ours.metric).some((word) => words(theirs.metric).includes(word)) || ours.metric === ownNames[theirs.metric])
  );
}

const thresholdsOf = (read: CompiledDocument): readonly CompiledThreshold[] =>
  read.runbooks.flatMap(({ sections }) => sections.flatMap(({ thresholds }) => thresholds));

function compareTimes({ stated, read }: Seed, tally: Tally): void {
  const { doc } = stated;
  for (const { text, line, iso8601, kind } of stated.time_boxes) {
    const place = { doc, line, field: `time: ${kind ?? 'time box'}` };
    const wanted = [iso8601].flat().filter((each) => each !== null);
    const phase = read.phases.find(
      (each) => each.line <= line && (each.endLine ?? each.line) >= line && (each.timebox !== null || each.timeText !== null),
    );
    const rung = read.escalation.find((each) => each.line === line);
    const field = read.templates.flatMap(({ fields }) => fields).find(({ lines, choices }) => lines?.includes(line) && choices.length > 0);
    const found =
      kind === 'symptom duration'
        ? thresholdsOf(read)
            .filter((each) => each.line === line)
            .map((each) => each.for)
        : kind === 'update cadence'
          ? [read.templates.find((each) => each.line >= line && each.line <= line + 2)?.cadence?.every]
          : kind === 'update cadence, choice'
            ? field?.choices.map((each) => `PT${each}M`)
            : rung
              ? [rung.from, rung.to].filter((each) => each !== null)
              : [phase?.timebox].filter((each) => each !== null);
    const isInText =
      kind === 'command constant'
        ? stepsOf(read).some((step) => step.line <= line + 1 && step.endLine >= line)
        : kind === 'user message'
          ? read.messages?.some((each) => each.line === line && each.text.includes(text.replace(/^Please /, '')))
          : kind === 'example value' &&
            read.templates.some(({ fields }) => fields.some(({ lines, syntax }) => lines?.includes(line) && text.endsWith(syntax)));
    tally.count(place, isInText === true || JSON.stringify(found) === JSON.stringify(wanted), `${text}: ${JSON.stringify(found)}`);
  }
}

describe.skipIf(!isPresent)('severities and clocks of the seed documents (skipped where ../shared is absent)', () => {
  let seeds: readonly Seed[] = [];
  const tally = createTally('Severities and clocks');
  beforeAll(async () => {
    seeds = await compile();
  }, 60_000);

  it('agree with the inventory', () => {
    for (const seed of seeds) {
      const { stated, read } = seed;
      const { doc } = stated;
      const { levels, sla } = stated.severity_scheme;
      const at = (field: string, line = 1) => ({ doc, line, field });
      tally.same(
        at('severity: labels in order'),
        read.severities.map(({ label }) => label),
        levels.map(({ label }) => label),
      );
      for (const [index, level] of levels.entries()) {
        const found = read.severities[index];
        const place = (field: string) => at(`severity: ${field}`, level.line ?? 1);
        tally.same(place('name'), found?.name, level.name);
        tally.same(place('rank'), found?.rank, index + 1);
        tally.same(place('definition'), found?.definition, level.definition);
        tally.same(place('response'), found?.response, level.response_time?.iso8601 ?? level.response_time?.calendar ?? null);
        tally.same(place('response in words'), found?.responseText, level.response_time?.text ?? null);
        tally.same(place('escalation'), found?.escalation, level.escalation ?? []);
        if (level.examples) tally.same(place('examples'), found?.examples, level.examples);
        if (level.line !== undefined) tally.same(place('line'), found?.line, level.line);
        if (level.priorities) tally.same(place('priorities'), found?.priorities, level.priorities);
        if (level.used_in)
          tally.same(
            place('used in'),
            read.runbooks.filter(({ severities }) => severities.includes(level.label)).map(({ title }) => title),
            level.used_in,
          );
        for (const threshold of level.thresholds ?? [])
          tally.count(
            place('threshold'),
            found?.thresholds?.some((each) => isSame(each, threshold)) === true,
            JSON.stringify(found?.thresholds),
          );
      }
      for (const entry of sla ?? []) {
        const runbook = read.runbooks.find(({ title }) => title === entry.runbook);
        const place = (field: string) => at(`service level: ${field}`, entry.line ?? 1);
        tally.same(place('text'), runbook?.slaText, entry.text);
        tally.same(place('priority'), runbook?.priority, entry.priority);
        tally.same(place('time'), runbook?.sla, entry.iso8601);
      }
      for (const phase of stated.process_phases) {
        const line = phase.line ?? phase.lines?.[0] ?? 1;
        const found = read.phases.find((each) => each.line === line);
        const place = (field: string) => at(`phase: ${field}`, line);
        tally.count(place('found'), found !== undefined, phase.name);
        if (!found) continue;
        const name = plain(phase.name.replace(/^Post-incident: /, ''));
        tally.count(place('name'), plain(found.name) === name || plain(found.name).endsWith(` ${name}`), `${found.name}, not ${name}`);
        tally.same(place('time'), found.timebox, phase.time_box?.iso8601 ?? null);
        tally.same(place('time in words'), found.timeText, phase.time_box?.text ?? null);
        if (phase.lines) tally.same(place('lines'), [found.line, found.endLine], phase.lines);
        if (phase.text !== undefined) tally.same(place('text'), found.tasks, [phase.text]);
      }
      tally.same(at('phase: order and number'), read.phases.length, stated.process_phases.length);
      compareTimes(seed, tally);
      for (const { symptoms } of stated.runbooks)
        for (const { line, text, thresholds } of symptoms)
          for (const threshold of thresholds) {
            const ours = thresholdsOf(read).filter((each) => each.line === line);
            tally.count(
              at('threshold', line),
              ours.some((each) => isSame(each, threshold)),
              `${text}: ${JSON.stringify(threshold)} ${JSON.stringify(ours)}`,
            );
          }
    }
    const extra = seeds.flatMap(({ stated, read }) => {
      const known = new Set(
        stated.runbooks.flatMap(({ symptoms }) => symptoms.filter(({ thresholds }) => thresholds.length > 0).map(({ line }) => line)),
      );
      return thresholdsOf(read).flatMap(({ line, metric, operator, value, unit }) =>
        known.has(line) ? [] : [`${stated.doc}:${line} ${metric} ${operator} ${value} ${unit ?? ''}`],
      );
    });
    console.log(`thresholds that the inventory leaves in their text: ${extra.join('; ')}`);
    tally.close();
  });
});
