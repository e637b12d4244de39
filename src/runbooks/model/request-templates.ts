import type { CompiledTemplate } from './document.ts';

const posts = /\bcurl\b[^\n]{0,400}?\s-X\s*(?:POST|PATCH|PUT)\b|\bcurl\b[^\n]{0,400}?\s--request\s+(?:POST|PATCH|PUT)\b/;
const bodyStart = /\s(?:-d|--data(?:-raw|-binary)?|--json)\s+'(?=\s*\{)/;
const textKeys = ['message', 'body', 'text', 'description', 'content'];

/** String members of a JSON object, one level down where everything stands in one member (`{"incident": {…}}`). */
function membersOf(json: string): ReadonlyMap<string, string> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return new Map();
  }
  for (let depth = 0; depth < 2; depth++) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return new Map();
    const members = Object.entries(value);
    const strings = members.filter((member): member is [string, string] => typeof member[1] === 'string');
    if (strings.length > 0) return new Map(strings);
    if (members.length !== 1) return new Map();
    value = members[0]?.[1];
  }
  return new Map();
}

/**
 * The message that a request to a status page or a chat carries: its text is ready to be sent, its other members are
 * examples. Null for requests that carry none.
 */
export function requestTemplate(
  source: string,
  place: { title: string; line: number; endLine: number },
): Omit<CompiledTemplate, 'display'> | null {
  if (source.length > 20_000 || !posts.test(source)) return null;
  const start = bodyStart.exec(source);
  if (!start) return null;
  const from = start.index + start[0].length;
  const members = membersOf(source.slice(from, source.indexOf("'", from)));
  const text = textKeys.map((key) => members.get(key)).find((each) => each !== undefined);
  const about = `${place.title} ${source.slice(0, start.index)}`;
  const channel = /\bstatus[\s-]?page\b|\/\/status\./i.test(about)
    ? 'status-page'
    : /\bhooks\.slack\.com|\bslack\b/i.test(about)
      ? 'slack'
      : null;
  if (text === undefined || channel === null) return null;
  const lineOf = (value: string): number =>
    place.line + 1 + source.slice(0, Math.max(0, source.indexOf(JSON.stringify(value), from))).split('\n').length - 1;
  return {
    name: place.title,
    kind: /^(?:resolved|operational|completed)$/i.test(members.get('status') ?? '') ? 'resolution' : 'update',
    channel,
    line: place.line,
    endLine: place.endLine,
    fields: [...members].map(([name, value]) => ({ name, syntax: value, choices: [], lines: [lineOf(value)] })),
    cadence: null,
    source: text,
    fixed: [],
    sections: [],
    columns: [],
  };
}
