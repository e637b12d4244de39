import type { RootContent, Table } from 'mdast';
import { lastingIn, valuesCompared } from './comparisons.ts';
import type { CompiledThreshold } from './document.ts';
import { startLine, wordsOf } from './node-text.ts';
import { measuredAs, quantityAt } from './quantities.ts';
import { levelOfColumn } from './threshold-levels.ts';
import type { Tells } from './threshold-meaning.ts';

const metricColumn = /^(?:metrics?|signals?|indicators?|checks?|resources?|measure(?:ment)?s?|symptoms?|alerts?|names?)$/i;
/** Columns whose rows are measured for sure: there a figure alone is a threshold. */
const measuredColumn = /^(?:metrics?|signals?|indicators?|checks?|resources?|measure(?:ment)?s?)$/i;

interface Cell {
  readonly text: string;
  readonly level: string;
}
type Read = Pick<CompiledThreshold, 'value' | 'unit' | 'for'> & { readonly operator: CompiledThreshold['operator'] | null };

/** "> 70%", or a figure alone: then the operator is not said. */
function readCell({ text }: Cell, metric: string): Read | null {
  const [first, ...more] = valuesCompared(text);
  if (more.length > 0 || (first && first.start > 0)) return null;
  const quantity = first?.quantity ?? (/^\d/.test(text) ? quantityAt(text, 0) : null);
  const measured = quantity ? measuredAs(quantity, metric) : null;
  if (!quantity || !measured) return null;
  const rest = text.slice(quantity.end);
  if (!first && rest.trim() !== '') return null;
  return { ...measured, operator: first?.operator ?? null, for: lastingIn(rest) ?? null };
}

/** Figures without a comparison say by their order which side is bad: what is critical lies further out. */
function directionOf(cells: readonly (Read & { readonly level: string })[]): '>=' | '<=' | null {
  const warning = cells.find(({ level }) => level === 'warning');
  const critical = cells.find(({ level }) => level === 'critical');
  if (!warning || !critical || warning.unit !== critical.unit || warning.value === critical.value) return null;
  return critical.value > warning.value ? '>=' : '<=';
}

function ofTable(table: Table): readonly CompiledThreshold[] {
  const [head, ...rows] = table.children;
  const titles = head?.children.map((cell) => wordsOf(cell)) ?? [];
  const levels = titles.map(levelOfColumn);
  if (levels.every((level) => level === null) || levels[0] !== null) return [];
  const at = Math.max(
    0,
    titles.findIndex((title) => metricColumn.test(title)),
  );
  const isMeasured = measuredColumn.test(titles[at] ?? '');
  return rows.flatMap((row): readonly CompiledThreshold[] => {
    const metric = row.children[at] ? wordsOf(row.children[at]) : '';
    if (!/\p{L}/u.test(metric) || metric.length >= 120) return [];
    const cells = levels.flatMap((level, index): readonly Cell[] => {
      const cell = row.children[index];
      return level === null || !cell ? [] : [{ text: wordsOf(cell), level }];
    });
    const read = cells.flatMap((cell) => {
      const found = readCell(cell, metric);
      return found ? [{ ...cell, ...found }] : [];
    });
    const direction = isMeasured ? directionOf(read) : null;
    const line = startLine(row);
    return read.flatMap(({ text, level, operator, value, unit, for: lasting }) => {
      const told = operator ?? direction;
      return told === null
        ? []
        : [{ metric, operator: told, value, unit, for: lasting, line, text: `${metric} ${text}`, level, limit: null }];
    });
  });
}

/** Thresholds of tables with a column for each level. They tell trouble, so that among the signs of health they say nothing. */
export const thresholdsOfTables = (blocks: readonly RootContent[], tells: Tells): readonly CompiledThreshold[] =>
  tells === 'health' ? [] : blocks.flatMap((block) => (block.type === 'table' ? ofTable(block) : []));
