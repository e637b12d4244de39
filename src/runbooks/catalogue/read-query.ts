/** What somebody looks for: words anywhere, and words in one field (`alert:KubePodCrashLooping service:web`). */
export interface SearchQuery {
  readonly words: string;
  readonly alert: string;
  readonly service: string;
  readonly command: string;
}

export const maxQuery = 200;

const fields = ['alert', 'service', 'command'] as const;
type Field = (typeof fields)[number];

// A value with blanks stands in quotes: command:"kubectl get pods".
const term = /(?<![\w-])(alert|service|command):(?:"([^"]*)"?|(\S*))/gi;

/** Reads the search box. What is given beside it (the query parameters of the API) is added to what it says itself. */
export function readQuery(text: string, given: Partial<Record<Field, string | undefined>> = {}): SearchQuery {
  const found: Record<Field, string[]> = { alert: [], service: [], command: [] };
  const words = text.slice(0, maxQuery).replaceAll(term, (_whole, name: string, quoted: string | undefined, bare: string | undefined) => {
    const field = fields.find((each) => each === name.toLowerCase());
    if (field) found[field].push(quoted ?? bare ?? '');
    return ' ';
  });
  const valueOf = (field: Field) => [...found[field], (given[field] ?? '').slice(0, maxQuery)].join(' ').trim();
  return { words: words.trim(), alert: valueOf('alert'), service: valueOf('service'), command: valueOf('command') };
}

export const isEmptyQuery = (query: SearchQuery): boolean =>
  query.words === '' && query.alert === '' && query.service === '' && query.command === '';
