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

/** `KubePodCrashLooping` and `kube-pod_crashLooping` give the same words. Lower case, light plural trimming. */
export function wordsOf(text: string): readonly string[] {
  const words: string[] = [];
  const split = text
    .slice(0, 4_000)
    .replaceAll(brands, (name) => name.charAt(0) + name.slice(1).toLowerCase())
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase();
  for (const raw of split.split(/[^\p{L}\p{N}]+/u)) {
    if (raw.length < 2 || stopWords.has(raw)) continue;
    const word = raw.length > 2 && raw.endsWith('s') && !raw.endsWith('ss') ? raw.slice(0, -1) : raw;
    words.push(sameWords.get(word) ?? word);
  }
  return words;
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
export const fileStem = (path: string) => (path.split('/').at(-1) ?? path).replace(/\.(?:md|markdown|html?)$/i, '');
