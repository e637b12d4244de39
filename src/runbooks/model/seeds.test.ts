import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { initCommands } from '#commands';
import { compileDocument } from '../compile-document.ts';
import type { CompiledDocument, CompiledRunbook } from './document.ts';
import { createTally } from './agreement/tally.fixture.ts';
import { readHeading } from './read-heading.ts';

const seeds = join(import.meta.dirname, '../../../../shared/seeds');
const isPresent = existsSync(join(seeds, 'inventory.json'));

interface Step {
  readonly kind: string;
  readonly canonical: string;
  readonly label: string | null;
  readonly lines: [number, number];
  readonly text: string;
  readonly condition: string | null;
  readonly option: string | null;
  readonly risk: string;
}
interface Row {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly lines: [number, number];
  readonly heading_text: string;
  readonly alerts: { name: string }[];
  readonly severities: { label: string }[];
  readonly sla: { resolve_within?: string | null; response?: string } | null;
  readonly team: { text: string } | null;
  readonly symptoms: { line: number; text: string }[];
  readonly steps: Step[];
}
interface Inventory {
  readonly documents: { readonly file: string; readonly runbooks: Row[] }[];
}

// The inventory's own names for kinds of rows.
const kinds: Readonly<Record<string, readonly string[]>> = {
  'alert-runbook': ['alert'],
  runbook: ['alert', 'symptom'],
  'common-issue': ['symptom'],
  'service-procedure': ['symptom', 'procedure'],
  'quick-reference': ['reference'],
  process: ['process'],
  'process-phase': ['process'],
  'post-incident-process': ['process'],
  'investigation-procedure': ['procedure'],
  'mitigation-procedure': ['procedure'],
  'diagnostic-procedure': ['procedure'],
  'communication-procedure': ['procedure'],
  'verification-procedure': ['procedure'],
};

// No risk of ours: evidence that is copied out is read-only and says so beside it.
const risks: Readonly<Record<string, string>> = { 'evidence-preserving': 'read-only' };
const squeeze = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
const tally = createTally('the rows of the seed documents and their steps');

const inventory: Inventory = isPresent ? (JSON.parse(readFileSync(join(seeds, 'inventory.json'), 'utf8')) as Inventory) : { documents: [] }; // the shape above is what that file documents
const compiled = new Map<string, CompiledDocument>();

/** The inventory notes in parentheses what a row holds; the document's title is without. */
const plainTitle = (row: Row): string => readHeading(row.heading_text.replaceAll(/^#+\s+|\*\*/g, '')).title;
const find = (file: string, row: Row): CompiledRunbook | undefined =>
  compiled.get(file)?.runbooks.find(({ line }) => line === row.lines[0]);

/** The number that the inventory gives a document. */
const docOf = ({ id }: Row): string => id.slice(0, 3);

function compareSteps(row: Row, runbook: CompiledRunbook): void {
  const all = runbook.sections.flatMap((section) => section.steps.map((step) => ({ section, step })));
  for (const wanted of row.steps) {
    const at = `${row.id}:${wanted.lines[0]} ${wanted.kind} ${squeeze(wanted.text).slice(0, 60)}`;
    const [line] = wanted.lines;
    const count = (field: string, isRight: boolean, what: string): void => tally.count({ doc: docOf(row), line, field }, isRight, what);
    const text = squeeze(wanted.text);
    const within = all.filter(({ step }) => step.line <= wanted.lines[1] && step.endLine >= wanted.lines[0]);
    const here = within.find(
      ({ step }) => squeeze(step.source).includes(text) || step.commands.some((command) => squeeze(command.text) === text),
    );
    count('step text', here !== undefined, at);
    if (!here) continue;
    count('step section', here.section.kind === wanted.canonical, `${at}: ${here.section.kind}, not ${wanted.canonical}`);
    if (wanted.condition !== null) count('step condition', here.step.condition !== null, `${at}: ${wanted.condition}`);
    const command = here.step.commands.find((each) => squeeze(each.text).startsWith(text.replace(/\s+#.*$/, '').slice(0, 200)));
    if (wanted.kind === 'command' || wanted.kind === 'sql' || wanted.kind === 'promql') {
      count('statement found', command !== undefined && command.line === wanted.lines[0], at);
      const risk = risks[wanted.risk] ?? wanted.risk;
      if (command && risk !== 'none') count('statement risk', command.risk === risk, `${at}: ${command.risk}, not ${wanted.risk}`);
    }
    const kind = ['sql', 'promql'].includes(wanted.kind)
      ? ['query']
      : wanted.kind === 'command'
        ? ['command', 'link', 'request']
        : wanted.kind === 'manual'
          ? ['manual', 'message']
          : [wanted.kind];
    count('step kind', kind.includes(here.step.kind), `${at}: ${here.step.kind}`);
  }
}

describe.skipIf(!isPresent)('the seed documents (skipped where ../shared is absent)', () => {
  beforeAll(async () => {
    await initCommands();
    for (const { file } of inventory.documents)
      compiled.set(file, compileDocument({ file, source: readFileSync(join(seeds, file), 'utf8') }));
  }, 60_000);

  for (const { file, runbooks } of inventory.documents) {
    describe(file, () => {
      for (const row of runbooks) {
        it(`${row.id}: found with its title, lines and step texts`, () => {
          const runbook = find(file, row);
          expect(runbook, `no runbook starts on line ${row.lines[0]}`).toBeDefined();
          if (!runbook) return;
          const count = (field: string, isRight: boolean, what: string, line = row.lines[0]): void =>
            tally.count({ doc: docOf(row), line, field }, isRight, what);
          count('title', runbook.title === plainTitle(row), `${row.id}: ${runbook.title}`);
          count('end line', runbook.endLine === row.lines[1], `${row.id}: ${runbook.endLine}, not ${row.lines[1]}`);
          count('kind', (kinds[row.kind] ?? []).includes(runbook.kind), `${row.id}: ${runbook.kind}, not ${row.kind}`);
          count('alerts', row.alerts.map(({ name }) => name).join() === runbook.alerts.join(), `${row.id}: ${runbook.alerts.join()}`);
          count(
            'severities',
            row.severities.map(({ label }) => label).join() === runbook.severities.join(),
            `${row.id}: ${runbook.severities.join()}`,
          );
          count('sla', (row.sla?.resolve_within ?? row.sla?.response ?? null) === runbook.sla, `${row.id}: ${runbook.sla}`);
          count('team', (row.team?.text ?? null) === runbook.team, `${row.id}: ${runbook.team}`);
          const symptoms = runbook.sections.flatMap((section) => section.items.map(({ line }) => line));
          if (!row.id.endsWith('check-metrics'))
            for (const symptom of row.symptoms) count('symptom', symptoms.includes(symptom.line), symptom.text, symptom.line);
          compareSteps(row, runbook);
          expect(runbook.title).toBe(plainTitle(row));
          expect([runbook.line, runbook.endLine]).toEqual(row.lines);
        });
      }
    });
  }

  it('agrees with the inventory, field by field', () => {
    expect(inventory.documents.flatMap(({ runbooks }) => runbooks)).toHaveLength(64);
    tally.close();
  });

  it('cuts out every source exactly where its lines say', () => {
    for (const [file, document] of compiled) {
      const lines = readFileSync(join(seeds, file), 'utf8').split('\n');
      for (const step of document.runbooks.flatMap((runbook) => runbook.sections.flatMap((section) => section.steps))) {
        const cut = lines.slice(step.line - 1, step.endLine).join('\n');
        expect(squeeze(cut)).toContain(squeeze(step.source));
      }
    }
  });
});
