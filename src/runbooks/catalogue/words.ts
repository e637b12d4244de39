const stopWords = new Set(
  'a an and are as at be by for from has have if in into is it its not of on or over than that the then this to too under was when with you your runbook alert issue incident scenario procedure production prod'.split(
    ' ',
  ),
);

// Capitals inside these are no word borders.
const brands = /PostgreSQL|MySQL|GraphQL|RabbitMQ|MongoDB|DynamoDB|GitHub|GitLab|ClickHouse|ElasticSearch|OpenSearch/g;
/** The same thing by its other name. */
const sameWords = new Map([
  ['postgre', 'postgresql'],
  ['pg', 'postgresql'],
  ['kube', 'kubernete'],
  ['k8', 'kubernete'],
  ['db', 'database'],
  ['mem', 'memory'],
  ['err', 'error'],
]);

/** How a word may be written in a text, in small letters: as it is, and by its other names. */
export const spellingsOf = (word: string): readonly string[] => [
  word,
  ...[...sameWords].flatMap(([other, same]) => (same === word ? [other] : [])),
];

/** A word of a text as searching and matching compare it, and where it stands. */
export interface WordSpan {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

const chunk = /[\p{L}\p{N}]+/gu;
// `HighError` and `HTTPError` are two words each; a figure may end a word before the next one starts.
const border = /(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/;
const maxText = 4_000;

/** The words of a text with their places; words that every text has are left out. */
export function wordSpans(text: string): readonly WordSpan[] {
  const spans: WordSpan[] = [];
  // Same length, so that places stay places.
  const split = text.slice(0, maxText).replaceAll(brands, (name) => name.charAt(0) + name.slice(1).toLowerCase());
  for (const match of split.matchAll(chunk)) {
    let start = match.index;
    // Splitting is slow, and most words have no capital inside.
    const parts = match[0].toLowerCase() === match[0] ? match : match[0].split(border);
    for (const part of parts) {
      const end = start + part.length;
      const word = normalWord(part);
      if (word !== null) spans.push({ word, start, end });
      start = end;
    }
  }
  return spans;
}

function normalWord(part: string): string | null {
  const raw = part.toLowerCase();
  if (raw.length < 2 || stopWords.has(raw)) return null;
  const word = raw.length > 2 && raw.endsWith('s') && !raw.endsWith('ss') ? raw.slice(0, -1) : raw;
  return sameWords.get(word) ?? word;
}

/** `KubePodCrashLooping` and `kube-pod_crashLooping` give the same words. Lower case, light plural trimming. */
export function wordsOf(text: string): readonly string[] {
  return wordSpans(text).map(({ word }) => word);
}

/** The anchor that GitHub gives a heading: lower case, punctuation gone, spaces to hyphens. */
export function githubSlug(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
    .replaceAll(' ', '-');
}

/** Letters and digits only: `api-down.md`'s stem and the alert `ApiDown` are the same name. */
export const bareName = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

/** `runbooks/api/ApiDown.md` gives `ApiDown`. */
export const fileStem = (path: string) => (path.split('/').at(-1) ?? path).replace(/\.(?:mdx?|markdown|html?|adoc|asciidoc|rst)$/i, '');
