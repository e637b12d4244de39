import type { CompiledExternalService } from './document.ts';
import { cellOf, isServiceTable, labelledItem, rolesOf, rowsOf } from './directory-rows.ts';
import { startLine, wordsOf } from './node-text.ts';
import { walkOutline, type OutlineNode } from './outline.ts';

const nameColumn = /^(?:service|provider|vendor|system|dependency|name)$/;

/** One entry a name: later mentions fill what earlier ones left open. */
function merged(services: readonly CompiledExternalService[]): readonly CompiledExternalService[] {
  const byName = new Map<string, CompiledExternalService>();
  for (const service of services) {
    const key = service.name.toLowerCase();
    const known = byName.get(key);
    byName.set(
      key,
      known
        ? {
            ...known,
            statusPage: known.statusPage ?? service.statusPage,
            support: known.support ?? service.support,
            sla: known.sla ?? service.sla ?? null,
          }
        : service,
    );
  }
  return [...byName.values()];
}

/** A status page that is only linked somewhere in the text: "https://status.example.com" for Example. */
function linkedStatusPage(name: string, text: string): string | null {
  const word = /^[\w-]+/.exec(name.toLowerCase())?.[0];
  if (word === undefined || word.length < 2) return null;
  return (
    [...text.matchAll(/https?:\/\/(?:status\.[\w-]{1,63}|[\w-]{1,63}status)\.[\w.-]{2,60}/gi)].find(([url]) =>
      url.toLowerCase().includes(word),
    )?.[0] ?? null
  );
}

/** Vendors with where to look and whom to ask. */
export function externalServicesOf(root: OutlineNode, text: string): readonly CompiledExternalService[] {
  const found: CompiledExternalService[] = [];
  for (const { node, path } of walkOutline(root)) {
    const isExternal = rolesOf(node, path).slice(0, 2).includes('external');
    for (const block of node.blocks) {
      if (block.type === 'table') {
        for (const row of rowsOf(block)) {
          const name = isExternal || isServiceTable(row) ? cellOf(row, nameColumn) : null;
          if (name !== null)
            found.push({
              name,
              statusPage: cellOf(row, /status/),
              support: cellOf(row, /support|contact/),
              line: row.line,
              sla: cellOf(row, /\bsla\b|plan|tier/),
            });
        }
      } else if (block.type === 'list' && isExternal) {
        for (const item of block.children) {
          const pair = labelledItem(wordsOf(item));
          // "Security team: for break-ins" says when to go to whom, and is a route; teams are our own people.
          if (!pair || /^for\b/i.test(pair.value) || /\b(?:team|group|department)$/i.test(pair.label)) continue;
          found.push({
            name: pair.label.replace(/\s+support$/i, ''),
            statusPage: null,
            support: pair.value === '' ? null : (pair.value.split('\n')[0] ?? null),
            line: startLine(item),
            sla: null,
          });
        }
      }
    }
  }
  return merged(found).map((service) => ({ ...service, statusPage: service.statusPage ?? linkedStatusPage(service.name, text) }));
}
