import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { analyze, initCommands } from './index.ts';
import type { Command } from './index.ts';

interface Step {
  readonly kind: string;
  readonly text: string;
  readonly lines: readonly number[];
  readonly program: string | null;
  readonly inner_program: string | null;
  readonly risk: string;
  readonly flags: readonly string[];
  readonly placeholders: readonly string[];
}

const inventory = new URL('../../../shared/seeds/inventory.json', import.meta.url);
const isThere = existsSync(inventory);

/** The hand-annotated statements of the seeds: commands, SQL and PromQL. */
function steps(): (Step & { readonly doc: string })[] {
  const parsed: { documents: { doc: string; runbooks: { steps: Step[] }[] }[] } = JSON.parse(readFileSync(inventory, 'utf8'));
  return parsed.documents.flatMap((document) =>
    document.runbooks.flatMap((runbook) =>
      runbook.steps.filter((step) => ['command', 'sql', 'promql'].includes(step.kind)).map((step) => ({ ...step, doc: document.doc })),
    ),
  );
}

const rank = ['read-only', 'mutating', 'destructive'];
const plain = (risk: string): string => (risk === 'none' || risk === 'evidence-preserving' ? 'read-only' : risk);

describe.skipIf(!isThere)('the seeds’ annotated statements (skipped where ../shared is absent)', () => {
  beforeAll(initCommands);

  it('agrees with the inventory, and never calls a change reading', () => {
    const totals: Record<string, number> = {};
    const differences: string[] = [];
    const dangerous: string[] = [];
    const all = steps();
    const check = (field: string, step: (typeof all)[number], expected: unknown, actual: unknown): void => {
      totals[field] = (totals[field] ?? 0) + (expected === actual ? 1 : 0);
      if (expected !== actual)
        differences.push(`${step.doc}:${String(step.lines[0])} ${field}: inventory ${String(expected)}, we ${String(actual)}`);
    };
    for (const step of all) {
      const language = step.kind === 'command' ? 'bash' : step.kind === 'sql' ? 'sql' : 'promql';
      const analysis = analyze(step.text, language);
      const command: Command | undefined = analysis.commands[0];
      check('one statement', step, 1, analysis.commands.length);
      if (command === undefined) continue;
      check('program', step, step.program, command.program);
      check('inner program', step, step.inner_program, command.innerProgram);
      check('risk', step, plain(step.risk), command.risk);
      check('preserves evidence', step, step.risk === 'evidence-preserving', command.preservesEvidence);
      check('never ends', step, step.flags.includes('never-ends'), command.unbounded);
      check('interactive', step, step.flags.includes('interactive'), command.interactive);
      check('has parameters', step, step.placeholders.length > 0, analysis.parameters.length > 0);
      check('text cut out exactly', step, command.text, step.text.slice(command.start, command.end));
      if (rank.indexOf(command.risk) < rank.indexOf(plain(step.risk)) && command.risk === 'read-only')
        dangerous.push(`${step.doc}:${String(step.lines[0])}`);
    }
    console.info(
      [
        `${String(all.length)} statements`,
        ...Object.entries(totals).map(([field, count]) => `${field}: ${((100 * count) / all.length).toFixed(1)} %`),
        ...differences,
      ].join('\n'),
    );
    expect(dangerous).toEqual([]);
    expect(all.length).toBe(229);
    expect((totals['risk'] ?? 0) / all.length).toBeGreaterThanOrEqual(0.98);
    expect((totals['program'] ?? 0) / all.length).toBeGreaterThanOrEqual(0.98);
  });
});
