import { expect } from 'vitest';
import { compileDocument } from '../../compile-document.ts';
import type { CompiledDocument, CompiledStep } from '../document.ts';

const head = '# Parcel Runbooks\n\n## Runbook: Sorter Stuck\n\n**Alert:** `SorterStuck`\n\n### Mitigation\n\n';
/** How many lines stand above what a test writes. */
export const headLines = head.split('\n').length - 1;

/** A document with one runbook, whose mitigation is `body`. */
const sorterStuck = (body: string): string => `${head}${body}\n`;
export const compileSorterStuck = (body: string): CompiledDocument => compileDocument({ file: 'parcels.md', source: sorterStuck(body) });
/** Every line of a source is a piece of the line of the file that the step says, and offsets cut statements out. */
function expectCutOut(body: string, steps: readonly CompiledStep[]): void {
  const lines = sorterStuck(body)
    .split('\n')
    .map((line) => line.replace(/\r$/, ''));
  for (const step of steps) {
    const own = step.source.split('\n');
    expect(step.endLine - step.line + 1, step.source).toBe(own.length);
    for (const [index, text] of own.entries()) expect(lines[step.line + index - 1], `line ${step.line + index}`).toContain(text.trimEnd());
    for (const command of step.commands) {
      expect(step.source.slice(command.start, command.end)).toBe(command.text);
      expect(lines[command.line - 1]).toContain(command.text.split('\n')[0]);
    }
  }
}

/** The steps of the mitigation; all must stand where they say. */
export function stepsIn(body: string): readonly CompiledStep[] {
  const steps = compileSorterStuck(body).runbooks.flatMap(({ sections }) => sections.flatMap((section) => section.steps));
  expectCutOut(body, steps);
  return steps;
}

/** The same as `line kind text`, the line counted in the body. */
export const readSteps = (body: string): readonly string[] =>
  stepsIn(body).map(({ line, kind, source }) => `${line - headLines} ${kind} ${source}`);
