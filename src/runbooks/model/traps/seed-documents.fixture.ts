import { expect } from 'vitest';
import { initCommands, type Command } from '#commands';
import { compileDocument } from '../../compile-document.ts';
import type { CompiledDocument, CompiledRunbook, CompiledSection, CompiledStep, CompiledTemplate } from '../document.ts';

export type SeedName = '000' | '001' | '002' | '003' | '004';
export const seedNames: readonly SeedName[] = ['000', '001', '002', '003', '004'];

/** A line of a seed: `003:47`. */
export type Place = `${SeedName}:${number}`;
export type Lines = Partial<Readonly<Record<SeedName, readonly number[]>>>;

export const placesOf = (lines: Lines): readonly Place[] =>
  seedNames.flatMap((name) => (lines[name] ?? []).map((line): Place => `${name}:${line}`));

export const partsOf = (place: Place): readonly [SeedName, number] => [place.slice(0, 3) as SeedName, Number(place.slice(4))]; // Place is made of just these

export interface Trap {
  readonly id: string;
  readonly category: string;
  readonly where: readonly { readonly doc: SeedName; readonly lines: readonly number[] }[];
}

export interface StepAt {
  readonly runbook: CompiledRunbook;
  readonly section: CompiledSection;
  readonly step: CompiledStep;
}

/** The compiled seeds, asked by place. What is asked for and missing fails the test that asks. */
export interface Seeds {
  readonly traps: readonly Trap[];
  document(name: SeedName): CompiledDocument;
  lines(name: SeedName): readonly string[];
  all(name: SeedName): readonly StepAt[];
  /** The step on this line, or undefined. */
  at(place: Place): StepAt | undefined;
  step(place: Place): CompiledStep;
  section(place: Place): CompiledSection;
  runbook(place: Place): CompiledRunbook;
  command(place: Place): Command;
  template(place: Place): CompiledTemplate;
}

/** `read` gives the text of a file in the folder of the seeds: what compiles reads no files itself. */
export async function compileSeeds(read: (file: string) => string): Promise<Seeds> {
  await initCommands();
  const inventory = JSON.parse(read('inventory.json')) as {
    traps: Trap[];
    documents: { id?: string; file: string }[];
  }; // the shape that file documents
  const compiled = new Map(
    inventory.documents.map(({ file }) => {
      const source = read(file);
      return [/(\d{3})_/.exec(file)?.[1] ?? file, { document: compileDocument({ file, source }), lines: source.split('\n') }] as const;
    }),
  );
  return seedsOf(inventory.traps, (name) => must(compiled.get(name), name));
}

interface Compiled {
  readonly document: CompiledDocument;
  readonly lines: readonly string[];
}

/** The same seeds as a compiler that differs would have compiled them. */
export const changeSeeds = (seeds: Seeds, change: (document: CompiledDocument) => CompiledDocument): Seeds =>
  seedsOf(seeds.traps, (name) => ({ document: change(seeds.document(name)), lines: seeds.lines(name) }));

function seedsOf(traps: readonly Trap[], compiled: (name: SeedName) => Compiled): Seeds {
  const known = new Map<SeedName, Compiled & { readonly steps: readonly StepAt[] }>();
  const seed = (name: SeedName): Compiled & { readonly steps: readonly StepAt[] } => {
    const found = known.get(name);
    if (found) return found;
    const { document, lines } = compiled(name);
    const steps = document.runbooks.flatMap((runbook) =>
      runbook.sections.flatMap((section) => section.steps.map((step): StepAt => ({ runbook, section, step }))),
    );
    known.set(name, { document, lines, steps });
    return { document, lines, steps };
  };
  const at = (place: Place): StepAt | undefined => {
    const [name, line] = partsOf(place);
    return seed(name).steps.find(({ step }) => step.line <= line && line <= step.endLine);
  };
  return {
    traps,
    document: (name) => seed(name).document,
    lines: (name) => seed(name).lines,
    all: (name) => seed(name).steps,
    at,
    step: (place) => must(at(place), `no step on ${place}`).step,
    section: (place) => must(at(place), `no step on ${place}`).section,
    runbook: (place) => {
      const [name, line] = partsOf(place);
      const found = seed(name).document.runbooks.findLast((runbook) => runbook.line <= line && line <= runbook.endLine);
      return must(found, `no runbook on ${place}`);
    },
    command: (place) => {
      const { step } = must(at(place), `no step on ${place}`);
      const [, line] = partsOf(place);
      return must(
        step.commands.findLast((command) => command.line <= line),
        `no command on ${place}`,
      );
    },
    template: (place) => {
      const [name, line] = partsOf(place);
      const found = seed(name).document.templates.find((template) => template.line <= line && line <= template.endLine);
      return must(found, `no template on ${place}`);
    },
  };
}

function must<T>(value: T | undefined, what: string): T {
  expect(value, what).toBeDefined();
  if (value === undefined) throw new Error(what);
  return value;
}

/** True where a finding of one of the rules stands on the line, or on the step that holds it. */
export function isFound(seeds: Seeds, place: Place, rules: readonly string[]): boolean {
  const [name, line] = partsOf(place);
  const step = seeds.at(place)?.step;
  const from = step?.line ?? line;
  const to = step?.endLine ?? line;
  return seeds.document(name).findings.some((finding) => rules.includes(finding.rule) && from <= finding.line && finding.line <= to);
}
