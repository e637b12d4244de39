import type { ListItem, Nodes } from 'mdast';
import { isChannelLabel, isPhone, isVendorRole, waysIn } from './contact-ways.ts';
import type { CompiledContact } from './document.ts';
import { headingRole } from './heading-roles.ts';
import { childrenOf, startLine, wordsOf } from './node-text.ts';
import { walkOutline, type OutlineNode } from './outline.ts';
import { cellOf, cellsOf, columnOf, isServiceTable, labelledItem, rolesOf, rowsOf, type TableRow } from './directory-rows.ts';

const roleColumn = /^(?:role|team|who|group|person|position|function)$/;

const isContactTable = (row: TableRow): boolean =>
  [...row.cells.keys()].some((column) => roleColumn.test(column) || column === 'name') &&
  [...row.cells.keys()].some((column) => /slack|phone|pager|schedule|contact|e-?mail|handle|rotation|on-?call/.test(column));

function ofRow(row: TableRow, role: string): CompiledContact {
  const handle = cellOf(row, /slack|handle|chat/);
  // Who is on call is reached before the room of the team.
  const contacts = [...cellsOf(row, /^on-?call/), ...cellsOf(row, /^(?:primary )?contact|e-?mail|channel/)];
  const contact = contacts[0] ?? null;
  const ways = contacts.map((text) => waysIn(text));
  const isUrl = (way: string): boolean => /^https?:/i.test(way);
  const handles = ways.flatMap((way) => way.handle ?? []);
  const standIn = contact !== null && /^[[{<]/.test(contact) && !isPhone(contact) ? contact : null;
  const found = handles.find((way) => !isUrl(way)) ?? standIn ?? handles[0] ?? null;
  const schedule = cellOf(row, /schedule|rotation/);
  const phone =
    cellOf(row, /phone|pager$|mobile/) ??
    ways.flatMap((way) => way.phone ?? [])[0] ??
    contacts.find((text) => found === null && isPhone(text)) ??
    null;
  const room = [...handles, ...ways.flatMap((way) => way.channel ?? [])].find((way) => way.startsWith('#') && way !== found) ?? null;
  return {
    role,
    handle: handle ?? found,
    schedule,
    line: row.line,
    name: cellOf(row, /^(?:name|primary|person)$/) ?? ways.flatMap((way) => way.name ?? [])[0] ?? null,
    phone,
    isVendor: isVendorRole(role),
    backup: cellOf(row, /backup|secondary|deputy/),
    escalation: cellOf(row, /escalat/),
    channel:
      (schedule !== null ? columnOf(row, /schedule|rotation/) : handle !== null ? columnOf(row, /slack|handle|chat/) : null) ??
      // "PagerDuty", "Slack" in a column that is only called "Contact" say by what, not whom.
      (contact !== null && found === null && phone === null ? contact : room),
  };
}

const plain = { schedule: null, name: null, phone: null, backup: null, escalation: null, channel: null } as const;

/** The first address that an item links to; a mail address is written out beside its own. */
function linkIn(node: Nodes): string | null {
  if (node.type === 'link') return /^https?:/i.test(node.url) ? node.url : null;
  for (const child of childrenOf(node)) {
    const found = linkIn(child);
    if (found !== null) return found;
  }
  return null;
}

const onCallTool = /pagerduty|opsgenie|victorops|squadcast|zenduty|\/(?:schedules?|on-?call|rota)\b/i;

function ofItem(item: ListItem, isVendorList: boolean): CompiledContact | null {
  const [first] = item.children;
  const pair = labelledItem(wordsOf(item));
  if (pair === null || /^for\b/i.test(pair.value)) return null;
  const value = pair.value.split('\n')[0] ?? '';
  const url = first === undefined ? null : linkIn(first);
  // A page is a link, but for the page that says who is on call.
  if (/^https?/i.test(value) && !onCallTool.test(value)) return null;
  const ways = waysIn(value, url !== null && onCallTool.test(url) ? url : null);
  const isKnown = ways.handle !== null || ways.phone !== null || ways.channel !== null;
  return {
    ...plain,
    role: pair.label,
    handle: isKnown || value === '' ? ways.handle : value,
    name: ways.name,
    phone: ways.phone,
    channel: ways.channel,
    line: startLine(item),
    isVendor: isVendorRole(pair.label) || (isVendorList && !/\b(?:team|group|department)$/i.test(pair.label)),
  };
}

/** "Slack: #ops" and "Phone: …" of a list are one contact: whoever the heading speaks of. */
function together(contacts: readonly CompiledContact[], role: string): readonly CompiledContact[] {
  const ways = contacts.filter((contact) => isChannelLabel(contact.role));
  const [first] = ways;
  if (first === undefined) return contacts;
  const whole: CompiledContact = {
    ...first,
    role,
    handle: ways.flatMap(({ handle }) => handle ?? [])[0] ?? null,
    phone: ways.flatMap(({ phone }) => phone ?? [])[0] ?? null,
    channel: first.role,
  };
  return contacts.flatMap((contact) => (contact === first ? [whole] : ways.includes(contact) ? [] : [contact]));
}

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
      } else if (block.type === 'list' && (isPeople || isVendor))
        found.push(
          ...together(
            block.children.flatMap((item) => ofItem(item, isVendor) ?? []),
            node.title,
          ),
        );
    }
  }
  return found;
}
