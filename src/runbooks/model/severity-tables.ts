import type { Table } from 'mdast';
import { startLine, wordsOf } from './node-text.ts';
import { draft, timeIn, type Draft } from './severity-draft.ts';
import { labelOf, listed } from './severity-labels.ts';

interface Grid {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly cells: readonly string[]; readonly line: number }[];
}

/** The table by rows; one whose head names the levels lies on its side. */
function gridOf(table: Table): Grid {
  const [head, ...rows] = table.children.map((row) => ({ cells: row.children.map((cell) => wordsOf(cell)), line: startLine(row) }));
  const names = head?.cells ?? [];
  const isSideways = names.length > 2 && labelOf(names[0] ?? '') === null && names.slice(1).every((name) => labelOf(name) !== null);
  if (!isSideways) return { columns: names.map((name) => name.toLowerCase()), rows };
  return {
    columns: ['level', ...rows.map(({ cells }) => (cells[0] ?? '').toLowerCase())],
    rows: names
      .slice(1)
      .map((name, index) => ({ cells: [name, ...rows.map(({ cells }) => cells[index + 1] ?? '')], line: head?.line ?? 1 })),
  };
}

/** Levels of a table, one a row; none where no column or the head names levels. */
export function levelsOfTable(table: Table): Draft[] {
  const { columns, rows } = gridOf(table);
  const at = (...patterns: readonly RegExp[]): number =>
    patterns.map((pattern) => columns.findIndex((column) => pattern.test(column))).find((index) => index >= 0) ?? -1;
  const label = at(/^(?:incident |alert )?(?:severity|level|priority|sev|class)\b/);
  const columnAt = {
    name: at(/^(?:name|type)$/),
    definition: at(/definition|description|criteria|meaning/, /impact|condition/),
    response: at(/response time|time to (?:respond|ack)/, /respon(?:se|d)|acknowledge|\back\b/, /\bsla\b|time/),
    update: at(/update|cadence|communication frequency/, /^comm(?:s|unications?)$/),
    examples: at(/example/),
    escalation: at(/escalat|notify|notif|who/),
  };
  if (label < 0) return [];
  return rows.flatMap(({ cells, line }): Draft[] => {
    const cell = (index: number): string | null => {
      const text = cells[index] ?? '';
      return text === '' || /^[-–—]$/.test(text) ? null : text;
    };
    const found = labelOf(cell(label) ?? '');
    if (found === null) return [];
    const name = columnAt.name === label ? null : cell(columnAt.name);
    return [
      draft({
        label: found.label,
        name: found.name ?? name,
        definition: cell(columnAt.definition),
        responseText: cell(columnAt.response) ?? timeIn(found.aside),
        updateText: cell(columnAt.update),
        examples: listed(cell(columnAt.examples) ?? ''),
        escalation: listed(cell(columnAt.escalation) ?? ''),
        line,
      }),
    ];
  });
}

/** True for a table whose head speaks of answering or of updates in so many words, not only of some time. */
export const saysHowFast = (table: Table): boolean =>
  gridOf(table).columns.some((column) => /respon(?:se|d)|acknowledge|\back\b|update|cadence/.test(column));
