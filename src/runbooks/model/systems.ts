import type { CompiledHost, CompiledSystem } from './document.ts';
import { knownSystems } from './known-systems.ts';

interface KnownWord {
  readonly word: string;
  readonly name: string;
  readonly category: string;
}

const isLetterOrDigit = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 48 && code <= 57);

/** The first letters and digits of a word: by them the word is looked up, at each run of letters and digits of a text. */
const firstRun = (word: string): string => /[a-z0-9]+/.exec(word)?.[0] ?? '';
// Longer words first: "docker-compose" before "docker".
const byFirstRun: ReadonlyMap<string, readonly KnownWord[]> = Map.groupBy(
  knownSystems
    .flatMap(([name, category, words]) => words.map((word): KnownWord => ({ word, name, category })))
    .toSorted((a, b) => b.word.length - a.word.length),
  ({ word }) => firstRun(word),
);

/** Longer runs begin no known word. */
const longestRun = Math.max(...[...byFirstRun.keys()].map((run) => run.length));
/** Whether a known word begins with a run of this length and first character: most words are neither cut out nor looked up. */
const begins = new Uint8Array(128 * (longestRun + 1));
const placeOf = (code: number, length: number): number => code * (longestRun + 1) + length;
for (const run of byFirstRun.keys()) begins[placeOf(run.charCodeAt(0), run.length)] = 1;

/** The words of known systems in a line, one after another. A path stands right behind its host, a name does not. */
function wordsIn(line: string): readonly { readonly known: KnownWord; readonly start: number }[] {
  const lower = line.toLowerCase();
  const words: { known: KnownWord; start: number }[] = [];
  let end = 0;
  // By hand: every word of every document comes by here, and a match object for each costs more than the look-up.
  for (let index = 0, next = 0; index < lower.length; index = next + 1) {
    next = index;
    while (isLetterOrDigit(lower.charCodeAt(next))) next++;
    const length = next - index;
    if (length === 0 || length > longestRun || index < end || begins[placeOf(lower.charCodeAt(index), length)] === 0) continue;
    const text = lower.slice(index, next);
    const known = byFirstRun.get(text)?.find(({ word }) => {
      const start = word.startsWith('/') ? index - 1 : index;
      return start >= end && lower.startsWith(word, start) && !/[a-z0-9]/.test(lower[start + word.length] ?? '');
    });
    if (known === undefined) continue;
    const start = known.word.startsWith('/') ? index - 1 : index;
    end = start + known.word.length;
    words.push({ known, start });
  }
  return words;
}

/** Words that are also English, or options: only the very case or the very place makes them a system. */
const onlyAsCommand = new Set(['oc', 'az', 'gh', 'ses', 'flux', 'nats', 'legal', 'ico']);

/** What stands beside the name of a system that is also the name of a level: "S3 bucket", "s3://", "aws s3". */
const besideLevel = /\b(?:aws|amazon|buckets?|objects?|storage|upload\w*)\b|\bs3[:./-]\S/i;

/** Every known system that a text speaks of, by first mention. Names are matched as words, in commands, addresses and prose alike. */
export function systemsIn(text: string, levels: readonly string[] = []): readonly CompiledSystem[] {
  const labels = new Set(levels.map((label) => label.toLowerCase()));
  const found = new Map<string, { category: string; lines: number[] }>();
  for (const [index, line] of text.split('\n').entries()) {
    if (line.length > 4_000) continue;
    for (const { known, start } of wordsIn(line)) {
      const { word, name, category } = known;
      // "ICO" and "NATS" are names, "legal" is a word; "oc get" is a command, "oc" is nothing.
      if (onlyAsCommand.has(word) && !/[A-Z]/.test(line[start] ?? '') && !line.trimStart().startsWith(`${word} `)) continue;
      if (labels.has(word) && !besideLevel.test(line)) continue;
      const entry = found.get(name);
      if (!entry) found.set(name, { category, lines: [index + 1] });
      else if (entry.lines.at(-1) !== index + 1) entry.lines.push(index + 1);
    }
  }
  return [...found].map(([name, { category, lines }]) => ({ name, category, lines }));
}

const host = /(?:https?:\/\/|(?<=[\w.+-])@|"|\s)((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,6}(?:[a-z]{2,24}))(?=[/:,;.>\s"'?)\]]|$)/gi;
const files = /\.(?:md|ya?ml|json|sh|js|ts|tsx|py|go|rb|log|txt|csv|conf|gz|sql|env|toml|html|service|local\.md|svc|cluster)$/i;

/** Hosts of addresses: URLs, mail addresses, and bare names in commands. */
export function hostsIn(text: string): readonly CompiledHost[] {
  const found = new Map<string, number[]>();
  for (const [index, line] of text.split('\n').entries()) {
    if (line.length > 4_000 || !line.includes('.')) continue;
    for (const [whole, name = ''] of line.matchAll(host)) {
      const isAddress = whole.startsWith('http') || whole.startsWith('@');
      // A bare word with a dot is a file or a sentence more often than a host: three parts are asked for.
      if (!isAddress && (name.split('.').length < 3 || files.test(name))) continue;
      const lines = found.get(name.toLowerCase());
      if (!lines) found.set(name.toLowerCase(), [index + 1]);
      else if (lines.at(-1) !== index + 1) lines.push(index + 1);
    }
  }
  return [...found].map(([name, lines]) => ({ name, lines }));
}
