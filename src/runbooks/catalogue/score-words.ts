import type { AlertFacts, CatalogueRunbook } from './catalogue.ts';
import { wordsOf } from './words.ts';

interface Profile {
  /** Weight of each word: the title says most, commands least. */
  readonly words: ReadonlyMap<string, number>;
  /** Words of title and alerts. */
  readonly naming: ReadonlySet<string>;
}

export interface Score {
  /** Words that alert and runbook share, rarest first. */
  readonly words: readonly string[];
  readonly score: number;
}

export interface Similarity extends Score {
  readonly runbook: CatalogueRunbook;
  readonly isEnough: boolean;
  /** Why it is not enough; empty when it is. */
  readonly lacks: string;
}

export interface Scorer {
  /** Which of several runbooks for the same alert is meant: the labels' words in one that are not in all. The best first. */
  tellApart(among: readonly CatalogueRunbook[], about: string): readonly (Score & { readonly runbook: CatalogueRunbook })[];
  /** How well the runbooks that share a word with the alert's name fit an alert that no document names; 0 to 1, the best first. */
  similar(alert: AlertFacts, about: string): readonly Similarity[];
}

const weights = { title: 3, team: 2, alerts: 2, services: 2, about: 1, commands: 1 } as const;
// Words that half of all alerts share: alone they say nothing about which runbook is meant.
const generic = new Set(
  'service down high low critical slow error rate failure failed failing problem usage unavailable many server system'.split(' '),
);

// Runbooks that did not change keep their object from one revision of the catalogue to the next.
const profiles = new WeakMap<CatalogueRunbook, Profile>();

function profileOf(runbook: CatalogueRunbook): Profile {
  const kept = profiles.get(runbook);
  if (kept) return kept;
  const words = new Map<string, number>();
  const add = (text: string, weight: number) => {
    for (const word of wordsOf(text)) words.set(word, Math.max(words.get(word) ?? 0, weight));
  };
  add(runbook.title, weights.title);
  add(runbook.team ?? '', weights.team);
  for (const alert of runbook.alerts) add(alert, weights.alerts);
  for (const service of runbook.services) add(service, weights.services);
  add(runbook.about, weights.about);
  for (const command of runbook.commands.slice(0, 200)) add(command, weights.commands);
  const profile = { words, naming: new Set(wordsOf(`${runbook.title} ${runbook.alerts.join(' ')}`)) };
  profiles.set(runbook, profile);
  return profile;
}

/** How many runbooks use each word, and which have it in their title. Counted when first asked: many catalogues never are. */
function countWords(runbooks: readonly CatalogueRunbook[]) {
  const frequency = new Map<string, number>();
  const named = new Map<string, CatalogueRunbook[]>();
  for (const runbook of runbooks) {
    const { words, naming } = profileOf(runbook);
    for (const word of words.keys()) frequency.set(word, (frequency.get(word) ?? 0) + 1);
    if (runbook.kind === 'reference' || runbook.kind === 'process') continue;
    for (const word of naming) {
      const group = named.get(word);
      if (group) group.push(runbook);
      else named.set(word, [runbook]);
    }
  }
  return { frequency, named };
}

/** Scores by shared words; a word that few runbooks use says more (inverse document frequency). */
export function createScorer(runbooks: readonly CatalogueRunbook[]): Scorer {
  let counted: ReturnType<typeof countWords> | null = null;
  const counts = () => (counted ??= countWords(runbooks));
  const rarity = (word: string) => Math.log(1 + (runbooks.length + 1) / (1 + (counts().frequency.get(word) ?? 0)));
  const weightIn = (runbook: CatalogueRunbook, word: string) => profileOf(runbook).words.get(word) ?? 0;
  const byRarity = (words: readonly string[]) => words.toSorted((a, b) => rarity(b) - rarity(a));
  const mass = (words: readonly string[]) => words.reduce((sum, word) => sum + rarity(word), 0);

  return {
    tellApart(among, about) {
      const telling = [...new Set(wordsOf(about))].filter((word) => {
        const [first] = among;
        const weight = first ? weightIn(first, word) : 0;
        return among.some((other) => weightIn(other, word) !== weight);
      });
      return among
        .map((runbook) => {
          const words = telling.filter((word) => weightIn(runbook, word) > 0);
          return { runbook, words: byRarity(words), score: words.reduce((sum, word) => sum + weightIn(runbook, word) * rarity(word), 0) };
        })
        .toSorted((a, b) => b.score - a.score);
    },
    similar(alert, about) {
      const name = [...new Set(wordsOf(alert.name))];
      const candidates = new Set(name.flatMap((word) => counts().named.get(word) ?? []));
      if (candidates.size === 0) return [];
      const labels = [...new Set(wordsOf(about))].filter((word) => (counts().frequency.get(word) ?? 0) > 0);
      const [nameMass, labelMass] = [mass(name), mass(labels)];
      return [...candidates]
        .map((runbook): Similarity => {
          const { naming } = profileOf(runbook);
          const inName = name.filter((word) => naming.has(word));
          const inLabels = labels.filter((word) => weightIn(runbook, word) > 0);
          const nameShare = mass(inName) / nameMass;
          const labelShare = labels.length === 0 ? 0 : mass(inLabels) / labelMass;
          const shared = [...new Set([...inName, ...inLabels])];
          // Most of the name, or half of it and the labels agree.
          const isClose = nameShare >= 0.65 || (nameShare >= 0.4 && labelShare >= 0.5);
          // Common words ("service", "down") count only when they are all that the title says.
          const isTelling = shared.some((word) => !generic.has(word)) || [...naming].every((word) => name.includes(word));
          const isNamed = name.length > 1 || labelShare >= 0.5;
          const lacks = !isClose
            ? 'too little of the name'
            : !isTelling
              ? 'only words that many alerts share'
              : isNamed
                ? ''
                : 'one word is too little without labels that agree';
          return { runbook, words: byRarity(shared), score: nameShare * 0.7 + labelShare * 0.3, isEnough: lacks === '', lacks };
        })
        .toSorted((a, b) => b.score - a.score);
    },
  };
}
