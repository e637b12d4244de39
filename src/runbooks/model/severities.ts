import type { Table } from 'mdast';
import type { CompiledRunbook, CompiledSeverity } from './document.ts';
import { responseIn } from './durations.ts';
import { headingRole } from './heading-roles.ts';
import { startLine, wordsOf } from './node-text.ts';
import { walkOutline, type OutlineNode } from './outline.ts';
import { fieldsOf } from './read-fields.ts';

/** "P1 - Critical", "SEV 1: High", "Critical". */
function labelOf(text: string): { label: string; name: string | null } | null {
  const match = /^((?:sev(?:erity)?|p(?:riority)?|s|level|l|tier)[\s-]?\d)\b\s*(?:[-–—:|]|\()?\s*(.*?)\)?$/i.exec(text.trim());
  if (match) return { label: match[1] ?? '', name: match[2] === '' ? null : (match[2] ?? null) };
  return /^(?:critical|blocker|urgent|high|major|medium|moderate|minor|low|warning|info(?:rmational)?)$/i.test(text.trim())
    ? { label: text.trim(), name: text.trim() }
    : null;
}

const listed = (text: string): string[] =>
  text
    .split(/\s*[,;]\s+|\s*;\s*/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
type Draft = Omit<CompiledSeverity, 'rank'>;

function ofTable(table: Table): Draft[] {
  const [head, ...rows] = table.children;
  const columns = head?.children.map((cell) => wordsOf(cell).toLowerCase()) ?? [];
  const at = (pattern: RegExp): number => columns.findIndex((column) => pattern.test(column));
  const label = at(/^(?:severity|level|priority|sev|class)/);
  const response = at(/response|time to|acknowledge|sla/);
  if (label < 0) return [];
  return rows.flatMap((row): Draft[] => {
    const cell = (index: number): string => (index < 0 ? '' : row.children[index] ? wordsOf(row.children[index]) : '');
    const found = labelOf(cell(label));
    const name = at(/^name$/);
    const responseText = cell(response) === '' ? null : cell(response);
    const examples = cell(at(/example/));
    return found === null
      ? []
      : [
          {
            ...found,
            name: found.name ?? (name < 0 ? null : cell(name)),
            response: responseText === null ? null : responseIn(responseText),
            responseText,
            examples: listed(examples === '' ? cell(at(/impact|definition|description/)) : examples),
            escalation: listed(cell(at(/escalat|notify|who/))),
            line: startLine(row),
          },
        ];
  });
}

/** A level under its own heading or bold line, with fields or plain bullets. */
function ofNode(node: OutlineNode): Draft[] {
  const found = labelOf(node.text);
  if (found === null) return [];
  const fields = fieldsOf(node.blocks);
  const bullets = node.blocks.flatMap((block) => (block.type === 'list' ? block.children.map((item) => wordsOf(item)) : []));
  const plain = bullets.flatMap((text) => {
    const match = /^(?:response(?: time)?|acknowledge(?: within)?|sla)\s*:\s*(.+)$/i.exec(text);
    return match ? [match[1] ?? ''] : [];
  })[0];
  const responseText = fields.find(({ key }) => /^(?:response(?: time)?|sla)$/.test(key))?.value ?? plain ?? null;
  const examples = fields.find(({ key }) => /^examples?$/.test(key))?.value;
  const escalation = fields.find(({ key }) => key.startsWith('escalat'))?.value;
  return [
    {
      ...found,
      response: responseText === null ? null : responseIn(responseText),
      responseText,
      examples: examples === undefined ? bullets.filter((text) => !/^[\w ]{2,24}:\s/.test(text)) : listed(examples),
      escalation: escalation === undefined ? [] : listed(escalation),
      line: node.line,
    },
  ];
}

const worst = ['blocker', 'critical', 'urgent', 'high', 'major', 'medium', 'moderate', 'warning', 'minor', 'low', 'info'];

/** The severity scheme of the document; without one, the labels that its runbooks use, the worst first. */
export function severitiesOf(root: OutlineNode): readonly CompiledSeverity[] {
  for (const { node, path } of walkOutline(root)) {
    const isScheme = headingRole(node.title) === 'severity-scheme' || path.some((above) => headingRole(above.title) === 'severity-scheme');
    const tables = node.blocks
      .flatMap((block) => (block.type === 'table' ? ofTable(block) : []))
      .filter(({ responseText }) => isScheme || responseText !== null);
    const levels = tables.length > 1 ? tables : isScheme ? node.children.flatMap(ofNode) : [];
    if (levels.length > 1) return levels.map((level, index) => ({ ...level, rank: index + 1 }));
  }
  return [];
}

/** Labels that runbooks state, for a document without a scheme. */
export function severitiesInUse(runbooks: readonly CompiledRunbook[]): readonly CompiledSeverity[] {
  const first = new Map<string, number>();
  for (const runbook of runbooks) for (const label of runbook.severities) if (!first.has(label)) first.set(label, runbook.line);
  const weight = (label: string): number => {
    const digit = /\d/.exec(label)?.[0];
    const word = worst.indexOf(label.toLowerCase());
    return digit === undefined ? (word < 0 ? 50 : word) : Number(digit);
  };
  return [...first]
    .toSorted((a, b) => weight(a[0]) - weight(b[0]))
    .map(([label, line], index) => ({
      label,
      name: /\d/.test(label) ? null : label,
      rank: index + 1,
      response: null,
      responseText: null,
      examples: [],
      escalation: [],
      line,
    }));
}
