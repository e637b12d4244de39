import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, it } from 'vitest';
import type { CompiledRunbook } from '../document.ts';
import { openSeeds, type Part, plain, type Row, type Seed } from './inventory.fixture.ts';
import { createTally, type Tally } from './tally.fixture.ts';

const { isPresent, compile } = openSeeds({ exists: existsSync, read: (path) => readFileSync(path, 'utf8') });

const stepAt = (runbook: CompiledRunbook, from: number, to: number) =>
  runbook.sections
    .flatMap(({ kind, steps }) => steps.map((step) => ({ kind, step })))
    .find(({ step }) => step.line <= to && step.endLine >= from);
const titleOf = (heading: string): string => plain(heading.replace(/^.*\s\/\s/, '').replace(/^\d+\.\s+/, ''));

function comparePart(doc: string, part: Part, runbook: CompiledRunbook, tally: Tally): void {
  const [line] = part.lines;
  const found = runbook.sections.filter((section) => section.line >= line && section.line <= part.lines[1]);
  const first = found.find((section) => titleOf(section.heading) === titleOf(part.heading)) ?? found[0];
  // A part that is nothing but a form stands among the templates.
  const wanted = [part.canonical, ...(part.alternatives ?? [])];
  const inner = runbook.sections.flatMap(({ kind, steps }) =>
    steps.filter((step) => step.line >= line && step.endLine <= part.lines[1]).map(() => kind),
  );
  const kinds = first ? [first.kind] : inner;
  tally.count(
    { doc, line, field: 'section: kind' },
    kinds.some((kind) => wanted.includes(kind)),
    `${part.heading}: ${kinds.join()}, not ${wanted.join()}`,
  );
  for (const item of part.items ?? []) {
    const step = stepAt(runbook, item.line, item.line);
    tally.count({ doc, line: item.line, field: 'section: item' }, step !== undefined, item.text);
  }
}

function compareRow(doc: string, row: Row, runbook: CompiledRunbook, tally: Tally): void {
  const place = (field: string, line: number = row.lines[0]) => ({ doc, line, field });
  tally.same(place('impact'), runbook.impact, row.estimated_impact?.text ?? null);
  if (row.alert_text !== null) {
    const words = row.alert_text.replaceAll(/ \(\d+\)|`/g, '');
    const ours = (runbook.alertText ?? '').replaceAll('`', '');
    tally.same(place('alert text'), ours, words);
  }
  if (row.sla) {
    tally.same(place('service level: text', row.sla.line), runbook.slaText, row.sla.text);
    tally.same(place('service level: priority', row.sla.line), runbook.priority, row.sla.priority);
  }
  if (row.severity_text !== undefined)
    tally.same(place('severity range'), [runbook.severities[0], runbook.severities.at(-1)].join('-'), row.severity_text);
  if (row.time_box) tally.same(place('time box'), runbook.timebox, row.time_box.iso8601);
  for (const message of row.communication) {
    const found = stepAt(runbook, message.lines[0], message.lines[1]);
    tally.count(place('communication: step', message.lines[0]), found !== undefined, message.text);
  }
  for (const item of row.post_incident) {
    const found = stepAt(runbook, item.line, item.line);
    tally.count(place('post-incident: step', item.line), found?.kind === 'post-incident', `${item.text}: ${found?.kind ?? 'none'}`);
  }
  for (const part of [...row.other_sections, ...Object.values(row.section_map ?? {})]) comparePart(doc, part, runbook, tally);
}

describe.skipIf(!isPresent)('rows of the seed documents, beside what seeds.test.ts compares (skipped where ../shared is absent)', () => {
  let seeds: readonly Seed[] = [];
  beforeAll(async () => {
    seeds = await compile();
  }, 60_000);

  it('agree with the inventory', () => {
    const tally = createTally('Rows');
    for (const { stated, read } of seeds) {
      for (const row of stated.runbooks) {
        const runbook = read.runbooks.find(({ line }) => line === row.lines[0]);
        tally.count({ doc: stated.doc, line: row.lines[0], field: 'row' }, runbook !== undefined, row.title);
        if (runbook) compareRow(stated.doc, row, runbook, tally);
      }
    }
    tally.close();
  });
});
