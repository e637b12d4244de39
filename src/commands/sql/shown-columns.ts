/** Views of PostgreSQL that show the process of a session. */
const withPid = /^\s*(?:pg_catalog\.)?pg_(?:stat_activity|locks|stat_replication|stat_progress_\w+|stat_ssl)\b/iu;

/** How far a list of columns is read. */
const reach = 2_000;

/** The end of a select list: its own FROM, not that of a query inside of it. */
function listEnd(text: string): number {
  let depth = 0;
  for (const match of text.matchAll(/[()]|\bfrom\b|;/giu)) {
    if (match[0] === '(') depth += 1;
    else if (match[0] === ')') depth -= 1;
    else if (depth === 0) return match.index;
    if (depth < 0) return match.index;
  }
  return text.length;
}

/** `a.pid` is pid, `count(*) AS total` is total. */
function columnName(item: string): string | null {
  const name = /(?:\bas\s+|\.|^|[\s)])"?([A-Za-z_]\w*)"?\s*$/iu.exec(item.trim())?.[1];
  return name === undefined || /^(?:end|null|true|false)$/iu.test(name) ? null : name;
}

/** The names of the columns that the queries in a text show, `SELECT *` of PostgreSQL's session views included. */
export function shownColumns(text: string): string[] {
  const names = new Set<string>();
  for (const match of text.matchAll(/\bselect\s+(?:distinct\s+)?/giu)) {
    const rest = text.slice(match.index + match[0].length, match.index + match[0].length + reach);
    const end = listEnd(rest);
    const list = rest.slice(0, end);
    if (list.trim() === '*' && withPid.test(rest.slice(end + 4))) names.add('pid');
    // Commas inside calls part arguments, not columns.
    const flat = list.replaceAll(/\([^()]*\)/gu, '()').replaceAll(/\([^()]*\)/gu, '()');
    for (const item of flat.split(',')) {
      const name = columnName(item);
      if (name !== null) names.add(name);
    }
    if (names.size > 200) break;
  }
  return [...names];
}
