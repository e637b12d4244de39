import { beforeAll, describe, expect, it } from 'vitest';
import { initCommands } from '#commands';
import { compileDocument } from '../compile-document.ts';

beforeAll(() => initCommands());

const thresholdsUnder = (heading: string, table: string) =>
  compileDocument({ file: 'team/t.md', source: `# R\n\n## Runbook: Shop Slow\n\n### ${heading}\n\n${table}\n` }).runbooks.flatMap(
    ({ sections }) =>
      sections.flatMap(({ thresholds }) =>
        thresholds.map(({ metric, operator, value, unit, level, line, text }) => [metric, operator, value, unit, level, line, text]),
      ),
  );

describe('tables with a column for each level', () => {
  it('a cell is a threshold of its row and its level', () => {
    expect(
      thresholdsUnder(
        'Symptoms',
        '| Metric | Unit | Warning | Critical |\n|---|---|---|---|\n| Refunds | % | > 3% | > 9% |\n| Free room | GB | < 30 GB | none |\n| Backlog | rows | 2k | 40k |\n| Spare seats | - | 20 | 5 |',
      ),
    ).toEqual([
      ['Refunds', '>', 3, '%', 'warning', 9, 'Refunds > 3%'],
      ['Refunds', '>', 9, '%', 'critical', 9, 'Refunds > 9%'],
      ['Free room', '<', 30, 'gb', 'warning', 10, 'Free room < 30 GB'],
      ['Backlog', '>=', 2_000, null, 'warning', 11, 'Backlog 2k'],
      ['Backlog', '>=', 40_000, null, 'critical', 11, 'Backlog 40k'],
      ['Spare seats', '<=', 20, null, 'warning', 12, 'Spare seats 20'],
      ['Spare seats', '<=', 5, null, 'critical', 12, 'Spare seats 5'],
    ]);
  });

  it.each([
    ['Symptoms', '| Step | Warning | Critical |\n|---|---|---|\n| First answer | 30 min | 15 min |'],
    ['Symptoms', '| Metric | Warning |\n|---|---|\n| Refunds | 3% |'],
    ['Symptoms', '| Metric | Warning | Critical |\n|---|---|---|\n| Refunds | 3-5% | 5-9% |'],
    ['Symptoms', '| Metric | Last week |\n|---|---|\n| Refunds | > 3% |'],
    // There the levels would be read as what should be.
    ['Verification', '| Metric | Warning | Critical |\n|---|---|---|\n| Refunds | > 3% | > 9% |'],
  ])('under %s, what is surely no threshold is none: %j', (heading, table) => {
    expect(thresholdsUnder(heading, table)).toEqual([]);
  });
});
