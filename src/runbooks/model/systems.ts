import type { CompiledHost, CompiledSystem } from './document.ts';
import { knownSystems } from './known-systems.ts';

const escaped = (word: string): string => word.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');
// Longer words first: "docker-compose" before "docker".
const words = knownSystems.flatMap(([name, category, known]) =>
  known.map((word): readonly [string, readonly [string, string]] => [word, [name, category]]),
);
const byWord = new Map(words);
const anyOf = (some: readonly string[]): string =>
  some
    .toSorted((a, b) => b.length - a.length)
    .map(escaped)
    .join('|');
const all = words.map(([word]) => word);
// A path stands right behind its host, a name does not.
const pattern = new RegExp(
  `(?:(?<![A-Za-z0-9])(?:${anyOf(all.filter((word) => !word.startsWith('/')))})|${anyOf(all.filter((word) => word.startsWith('/')))})(?![A-Za-z0-9])`,
  'gi',
);
/** Words that are also English, or options: only the very case or the very place makes them a system. */
const onlyAsCommand = new Set(['oc', 'az', 'gh', 'ses', 'flux', 'nats', 'legal', 'ico']);

/** Every known system that a text speaks of, by first mention. Names are matched as words, in commands, addresses and prose alike. */
export function systemsIn(text: string): readonly CompiledSystem[] {
  const found = new Map<string, { category: string; lines: number[] }>();
  for (const [index, line] of text.split('\n').entries()) {
    if (line.length > 4_000) continue;
    for (const [word] of line.matchAll(pattern)) {
      const known = byWord.get(word.toLowerCase());
      // "ICO" and "NATS" are names, "legal" is a word; "oc get" is a command, "oc" is nothing.
      if (!known || (onlyAsCommand.has(word.toLowerCase()) && !/^[A-Z]/.test(word) && !line.trimStart().startsWith(`${word} `))) continue;
      const [name, category] = known;
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
    if (line.length > 4_000) continue;
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
