import type { CompiledContact } from './document.ts';
import { headingRole } from './heading-roles.ts';
import { startLine, wordsOf } from './node-text.ts';
import { walkOutline, type OutlineNode } from './outline.ts';
import { cellOf, columnOf, isServiceTable, labelledItem, rolesOf, rowsOf, type TableRow } from './directory-rows.ts';

const roleColumn = /^(?:role|team|who|group|person|position|function)$/;

const isContactTable = (row: TableRow): boolean =>
  [...row.cells.keys()].some((column) => roleColumn.test(column) || column === 'name') &&
  [...row.cells.keys()].some((column) => /slack|phone|pager|schedule|contact|e-?mail|handle|rotation|on-?call/.test(column));

const handleIn = (value: string): string | null =>
  /(?<![\w.])[@#][\w.-]+/.exec(value)?.[0] ?? /[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+/.exec(value)?.[0] ?? null;
const isPhone = (value: string): boolean => /^\+?[\d\s()/.-]{6,}$|^\+\d|^\[?phone\]?$/i.test(value);

function ofRow(row: TableRow, role: string): CompiledContact {
  const handle = cellOf(row, /slack|handle|chat/);
  const contact = cellOf(row, /^(?:primary )?contact|e-?mail|on-?call|channel/);
  const found = contact === null ? null : (handleIn(contact) ?? (/^[[{<]/.test(contact) && !isPhone(contact) ? contact : null));
  const schedule = cellOf(row, /schedule|rotation/);
  const phone = cellOf(row, /phone|pager$|mobile/) ?? (contact !== null && found === null && isPhone(contact) ? contact : null);
  return {
    role,
    handle: handle ?? found,
    schedule,
    line: row.line,
    name: cellOf(row, /^(?:name|primary|person)$/),
    phone,
    isVendor: false,
    backup: cellOf(row, /backup|secondary|deputy/),
    escalation: cellOf(row, /escalat/),
    channel:
      (schedule !== null ? columnOf(row, /schedule|rotation/) : handle !== null ? columnOf(row, /slack|handle|chat/) : null) ??
      // "PagerDuty", "Slack" in a column that is only called "Contact" say by what, not whom.
      (contact !== null && found === null && phone === null ? contact : null),
  };
}

const plain = { schedule: null, name: null, phone: null, backup: null, escalation: null, channel: null } as const;

/** Everyone whom the document names in contact tables and lists, people of vendors among them. */
export function contactsOf(root: OutlineNode): readonly CompiledContact[] {
  const found: CompiledContact[] = [];
  for (const { node, path } of walkOutline(root)) {
    const roles = rolesOf(node, path);
    const isPeople = roles.find((role) => role !== null) === 'contacts';
    const isVendor = headingRole(node.title) === 'external' && path.some(({ title }) => headingRole(title) === 'contacts');
    for (const block of node.blocks) {
      if (block.type === 'table') {
        for (const row of rowsOf(block)) {
          if (isServiceTable(row) || !(isPeople || isContactTable(row)) || roles[0] === 'external') continue;
          const role = cellOf(row, roleColumn) ?? cellOf(row, /^name$/);
          if (role !== null) found.push(ofRow(row, role));
        }
      } else if (block.type === 'list' && (isPeople || isVendor)) {
        for (const item of block.children) {
          const pair = labelledItem(wordsOf(item));
          if (pair === null || /^https?|^for\b/i.test(pair.value)) continue;
          const value = pair.value === '' ? null : (pair.value.split('\n')[0] ?? null);
          const isTheirs = isVendor && !/\b(?:team|group|department)$/i.test(pair.label);
          found.push({ ...plain, role: pair.label, handle: value, line: startLine(item), isVendor: isTheirs });
        }
      }
    }
  }
  return found;
}
