import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { initCommands } from '#commands';
import { compileDocument } from './compile-document.ts';
import type { CompiledDocument } from './model/document.ts';
import { expectPlaces } from './places.fixture.ts';

const fixtures = join(import.meta.dirname, '../../test/fixtures');
const corpora = join(import.meta.dirname, '../../../shared/corpora');
const isPresent = existsSync(join(corpora, 'runbooks'));

/** What a person wrote down about a file of the corpora; the rules stand in `test/fixtures/labels/README.md`. */
interface Label {
  readonly file: string;
  readonly convention: string;
  readonly runbooks: readonly { readonly line: number; readonly kind: string }[];
  readonly sections: readonly { readonly line: number; readonly kind: string; readonly altKind?: string }[];
  /** Left out where only the headings were read. */
  readonly commands?: readonly {
    readonly line: number;
    readonly program: string;
    readonly risk: string;
    readonly altRisk?: string;
  }[];
  /** Lines where a statement and none can both be defended. */
  readonly either?: readonly (number | { readonly line: number; readonly endLine?: number })[];
}

/** The files are ours, and their README says what they hold. */
const readLabel = (path: string): Label => JSON.parse(readFileSync(path, 'utf8')) as Label;

const labelsIn = (folder: string): readonly Label[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.json'))
        .toSorted()
        .map((name) => readLabel(join(folder, name)))
    : [];

/** What the compiler was made on, and what was labelled blind afterwards and tuned on little; the goal is the first's. */
const sets = [
  { name: 'labels', labelled: labelsIn(join(fixtures, 'labels')), sections: 0.97, runbooks: 0.9 },
  { name: 'labels-held-back', labelled: labelsIn(join(fixtures, 'labels-held-back')), sections: 0.94, runbooks: 0.9 },
  { name: 'labels-sections', labelled: labelsIn(join(fixtures, 'labels-sections')), sections: 0.95, runbooks: 0.9 },
];

const fields = ['runbook', 'runbook kind', 'section kind', 'command found', 'command right', 'program', 'risk'] as const;
type Field = (typeof fields)[number];

/** Right and all of each field, with the places that differ. */
class Tally {
  readonly counts = new Map<Field, { right: number; all: number }>();
  readonly wrong: string[] = [];
  readonly dangerous: string[] = [];
  files = 0;

  count(field: Field, isRight: boolean, what: string): void {
    const entry = this.counts.get(field) ?? { right: 0, all: 0 };
    this.counts.set(field, entry);
    entry.all++;
    if (isRight) entry.right++;
    else this.wrong.push(`${what} [${field}]`);
  }

  share(field: Field): number {
    const { right, all } = this.counts.get(field) ?? { right: 0, all: 0 };
    return all === 0 ? 1 : right / all;
  }

  add(other: Tally): void {
    for (const [field, { right, all }] of other.counts) {
      const entry = this.counts.get(field) ?? { right: 0, all: 0 };
      this.counts.set(field, { right: entry.right + right, all: entry.all + all });
    }
    this.wrong.push(...other.wrong);
    this.dangerous.push(...other.dangerous);
    this.files += other.files;
  }

  line(): string {
    const shown = fields.flatMap((field) => {
      const { right, all } = this.counts.get(field) ?? { right: 0, all: 0 };
      return all === 0 ? [] : [`${field} ${right}/${all} ${(this.share(field) * 100).toFixed(1)} %`];
    });
    return [`${this.files} files`, ...shown].join(' | ');
  }
}

const commandsOf = (document: CompiledDocument) =>
  document.runbooks.flatMap((runbook) => runbook.sections.flatMap((section) => section.steps.flatMap((step) => step.commands)));

/** Agreement of what is compiled with one label file. */
function compare(label: Label, document: CompiledDocument): Tally {
  const tally = new Tally();
  tally.files = 1;
  const at = (line: number): string => `${label.file.replace(/^runbooks\//, '')}:${line}`;
  for (const { line, kind } of label.runbooks) {
    const found = document.runbooks.find((runbook) => runbook.line === line);
    tally.count('runbook', found !== undefined, at(line));
    if (found) tally.count('runbook kind', found.kind === kind, `${at(line)} ${found.kind}, not ${kind}`);
  }
  const sections = new Map(
    document.runbooks.flatMap((runbook) => runbook.sections.map((section) => [section.line, section] as const)).toReversed(),
  );
  for (const { line, kind, altKind } of label.sections) {
    const found = sections.get(line)?.kind ?? 'no section';
    tally.count('section kind', found === kind || found === altKind, `${at(line)} ${found}, not ${kind}`);
  }
  if (label.commands === undefined) return tally;
  const left = [...commandsOf(document)];
  for (const wanted of label.commands) {
    const sameLine = left.filter(({ line }) => line === wanted.line);
    const found = sameLine.find(({ program }) => program === wanted.program) ?? sameLine[0];
    tally.count('command found', found !== undefined, `${at(wanted.line)} ${wanted.program}`);
    if (!found) continue;
    left.splice(left.indexOf(found), 1);
    tally.count('command right', true, at(wanted.line));
    tally.count('program', found.program === wanted.program, `${at(wanted.line)} ${found.program}, not ${wanted.program}`);
    const isRight = found.risk === wanted.risk || found.risk === wanted.altRisk;
    tally.count('risk', isRight, `${at(wanted.line)} ${found.risk}, not ${wanted.risk}: ${found.text.split('\n')[0]?.slice(0, 70)}`);
    if (found.risk === 'read-only' && !isRight) tally.dangerous.push(`${at(wanted.line)} ${wanted.risk}: ${found.text.slice(0, 70)}`);
  }
  const isOpen = (line: number): boolean =>
    (label.either ?? []).some((each) =>
      typeof each === 'number' ? each === line : each.line <= line && line <= (each.endLine ?? each.line),
    );
  for (const extra of left.filter(({ line }) => !isOpen(line)))
    tally.count('command right', false, `${at(extra.line)} ${extra.text.split('\n')[0]?.slice(0, 70)}`);
  return tally;
}

const markdownFiles = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.md(?:\.erb)?$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));

describe.skipIf(!isPresent)('documents of other people (skipped where ../shared is absent)', () => {
  beforeAll(() => initCommands());

  it('compiles every file: no crash, none without a runbook or a word about it', { timeout: 300_000 }, () => {
    const files = markdownFiles(join(corpora, 'runbooks'));
    const sources = files.map((file) => ({ file, source: readFileSync(file, 'utf8') }));
    const started = performance.now();
    const failed: string[] = [];
    const silent: string[] = [];
    let runbooks = 0;
    let slowest = { file: '', ms: 0 };
    for (const { file, source } of sources) {
      const from = performance.now();
      try {
        const document = compileDocument({ file, source });
        expectPlaces(document, source);
        runbooks += document.runbooks.length;
        if (document.runbooks.length === 0 && document.findings.length === 0) silent.push(file);
      } catch (error) {
        failed.push(`${file}: ${String(error)}`);
      }
      const ms = performance.now() - from;
      if (ms > slowest.ms) slowest = { file, ms };
    }
    const seconds = (performance.now() - started) / 1000;
    console.log(
      `${files.length} files, ${runbooks} runbooks, ${failed.length} failures, ${silent.length} silent, ${seconds.toFixed(2)} s; slowest ${slowest.ms.toFixed(0)} ms ${slowest.file}`,
    );
    expect(failed).toEqual([]);
    expect(silent).toEqual([]);
  });

  it.each(sets)('agrees with what people read in them: $name', { timeout: 60_000 }, ({ name: set, labelled, sections, runbooks }) => {
    expect(labelled.length).toBeGreaterThan(40);
    const all = new Tally();
    const conventions = new Map<string, Tally>();
    for (const label of labelled) {
      const source = readFileSync(join(corpora, label.file), 'utf8');
      const tally = compare(label, compileDocument({ file: label.file, source }));
      all.add(tally);
      const convention = conventions.get(label.convention) ?? new Tally();
      conventions.set(label.convention, convention);
      if (process.env['LABELS_DETAIL'] !== undefined) console.log(`FILE ${label.file}: ${tally.line()}`);
      convention.add(tally);
    }
    console.log(
      [...conventions]
        .map(([name, tally]) => `${name}: ${tally.line()}`)
        .concat(`all of ${set}: ${all.line()}`, `dangerous: ${all.dangerous.length}`, ...all.dangerous)
        .join('\n'),
    );
    if (process.env['LABELS_DETAIL'] !== undefined) console.log(all.wrong.join('\n'));
    // The goals of the compiler for sections and commands; what is reached for runbooks, whose borders people draw differently.
    expect(all.share('section kind')).toBeGreaterThanOrEqual(sections);
    expect(all.share('command found')).toBeGreaterThanOrEqual(0.98);
    expect(all.share('command right')).toBeGreaterThanOrEqual(0.98);
    expect(all.share('risk')).toBeGreaterThanOrEqual(0.98);
    expect(all.dangerous).toEqual([]);
    expect(all.share('runbook')).toBeGreaterThanOrEqual(runbooks);
  });

  it('agrees with what people read in all of them together', { timeout: 60_000 }, () => {
    const labels = sets.flatMap(({ labelled }) => labelled);
    const names = markdownFiles(join(corpora, 'runbooks')).map((file) => relative(corpora, file));
    expect(labels.map(({ file }) => file).toSorted()).toEqual(names.toSorted());
    const all = new Tally();
    for (const label of labels) {
      const source = readFileSync(join(corpora, label.file), 'utf8');
      all.add(compare(label, compileDocument({ file: label.file, source })));
    }
    console.log(`all of the corpora: ${all.line()}`);
    expect(all.share('section kind')).toBeGreaterThanOrEqual(0.97);
  });
});
