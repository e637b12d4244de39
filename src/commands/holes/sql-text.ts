const clients = /\b(?:psql|mysql|mariadb|cockroach|clickhouse-client)\b/gu;
const hereDocument = /<<-?\s*["']?(\w+)/u;

/** How far back a text in SQL can begin. */
const reach = 4_000;

/** True when the body of a here-document is open at the end of a text that begins on the document's own line. */
function isBodyOpen(text: string): boolean {
  const [first = '', ...body] = text.split('\n');
  const mark = hereDocument.exec(first)?.[1];
  return mark !== undefined && body.length > 0 && !body.some((line) => line.trim() === mark);
}

/** True when a quote is open at the end of a text that begins with a client's name, and the client's command still goes on. */
function isQuoteOpen(text: string): boolean {
  let quote = '';
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (character === quote) quote = '';
    else if (quote !== '') continue;
    else if (character === '"' || character === "'") quote = character;
    else if (/[|;&]/u.test(character) || (character === '\n' && text[at - 1] !== '\\')) return false;
  }
  return quote !== '';
}

/** True when a place in shell text lies in what `psql -c "…"` or `psql <<EOF` reads as SQL. */
export function isInSqlText(source: string, offset: number): boolean {
  const before = source.slice(Math.max(0, offset - reach), offset);
  const client = [...before.matchAll(clients)].at(-1);
  if (client !== undefined && isQuoteOpen(before.slice(client.index))) return true;
  const start = before.lastIndexOf('<<');
  if (start < 0) return false;
  const line = before.slice(before.lastIndexOf('\n', start) + 1);
  const [first = ''] = line.split('\n', 1);
  return (first.search(clients) >= 0 || /sql/iu.test(hereDocument.exec(first)?.[1] ?? '')) && isBodyOpen(line);
}
