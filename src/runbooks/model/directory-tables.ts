import type { Table } from 'mdast';
import type { CompiledContact, CompiledExternalService } from './document.ts';
import { headingRole, type HeadingRole } from './heading-roles.ts';
import { startLine, wordsOf } from './node-text.ts';
import { walkOutline, type OutlineNode } from './outline.ts';

interface Row {
  readonly cells: ReadonlyMap<string, string>;
  readonly line: number;
}

function rowsOf(table: Table): readonly Row[] {
  const [head, ...rows] = table.children;
  const columns = head?.children.map((cell) => wordsOf(cell).toLowerCase()) ?? [];
  return rows.map((row) => ({
    line: startLine(row),
    cells: new Map(row.children.map((cell, index) => [columns[index] ?? `${index}`, wordsOf(cell)])),
  }));
}

/** A cell by column; dashes and empty cells are no value. */
function cell(row: Row, pattern: RegExp): string | null {
  for (const [column, value] of row.cells)
    if (pattern.test(column)) return /^(?:[-–—]|n\/a|tbd)?$/i.test(value.trim()) ? null : value.trim();
  return null;
}

const isContactTable = (row: Row): boolean =>
  [...row.cells.keys()].some((column) => /^(?:role|team|who|person|name|group)$/.test(column)) &&
  [...row.cells.keys()].some((column) => /slack|phone|pager|schedule|contact|e-?mail|handle|rotation/.test(column));
const isServiceTable = (row: Row): boolean =>
  [...row.cells.keys()].some((column) => /^(?:service|provider|vendor|system|dependency|name)$/.test(column)) &&
  [...row.cells.keys()].some((column) => /status|support/.test(column));

/** Roles of the headings around, the nearest first. */
const rolesOf = (node: OutlineNode, path: readonly OutlineNode[]): readonly (HeadingRole | null)[] =>
  [node, ...path.toReversed()].map(({ title }) => headingRole(title));

/** "Primary: {ON_CALL_PRIMARY}" of a list. */
function labelled(text: string): { label: string; value: string } | null {
  const match = /^([^:]{2,60}):\s*(.*)$/s.exec(text);
  return match ? { label: (match[1] ?? '').trim(), value: (match[2] ?? '').trim() } : null;
}

/** Everyone whom the document names in contact tables and lists. */
export function contactsOf(root: OutlineNode): readonly CompiledContact[] {
  const found: CompiledContact[] = [];
  for (const { node, path } of walkOutline(root)) {
    const roles = rolesOf(node, path);
    const isPeople = roles.find((role) => role !== null) === 'contacts';
    for (const block of node.blocks) {
      if (block.type === 'table') {
        for (const row of rowsOf(block)) {
          if (isServiceTable(row) || !(isPeople || isContactTable(row)) || roles[0] === 'external') continue;
          const role = cell(row, /^(?:role|team|who|group|person)$/) ?? cell(row, /^name$/);
          if (role === null) continue;
          found.push({
            role,
            handle: cell(row, /slack|handle/),
            schedule: cell(row, /schedule|rotation/),
            line: row.line,
            name: cell(row, /^name$/),
            phone: cell(row, /phone|pager$|mobile/),
            backup: cell(row, /backup|secondary/),
            escalation: cell(row, /escalat/),
          });
        }
      } else if (block.type === 'list' && isPeople) {
        for (const item of block.children) {
          const pair = labelled(wordsOf(item));
          if (pair && !/\bsupport$|^https?/i.test(pair.label))
            found.push({
              role: pair.label,
              handle: pair.value === '' ? null : pair.value,
              schedule: null,
              line: startLine(item),
              name: null,
              phone: null,
              backup: null,
              escalation: null,
            });
        }
      }
    }
  }
  return found;
}

/** One entry a name: later mentions fill what earlier ones left open. */
function merged(services: readonly CompiledExternalService[]): readonly CompiledExternalService[] {
  const byName = new Map<string, CompiledExternalService>();
  for (const service of services) {
    const known = byName.get(service.name.toLowerCase());
    byName.set(
      service.name.toLowerCase(),
      known ? { ...known, statusPage: known.statusPage ?? service.statusPage, support: known.support ?? service.support } : service,
    );
  }
  return [...byName.values()];
}

/** Vendors with where to look and whom to ask. */
export function externalServicesOf(root: OutlineNode): readonly CompiledExternalService[] {
  const found: CompiledExternalService[] = [];
  for (const { node, path } of walkOutline(root)) {
    const isExternal = rolesOf(node, path).slice(0, 2).includes('external');
    for (const block of node.blocks) {
      if (block.type === 'table') {
        for (const row of rowsOf(block)) {
          const name = isExternal || isServiceTable(row) ? cell(row, /^(?:service|provider|vendor|system|dependency|name)$/) : null;
          if (name !== null) found.push({ name, statusPage: cell(row, /status/), support: cell(row, /support|contact/), line: row.line });
        }
      } else if (block.type === 'list' && isExternal) {
        for (const item of block.children) {
          const pair = labelled(wordsOf(item));
          if (pair)
            found.push({
              name: pair.label.replace(/\s+support$/i, ''),
              statusPage: null,
              support: pair.value === '' || /^for\b/i.test(pair.value) ? null : (pair.value.split('\n')[0] ?? null),
              line: startLine(item),
            });
        }
      }
    }
  }
  return merged(found);
}
