import type { AlertFacts, CatalogueRunbook } from './catalogue.ts';
import { wordsOf } from './words.ts';

interface Profile {
  /** Weight of each word: the title says most, commands least. */
  readonly words: ReadonlyMap<string, number>;
}

export interface Score {
  /** Words that alert and runbook share, rarest first. */
  readonly words: readonly string[];
  readonly score: number;
}

export interface Scorer {
  /** Which of several runbooks for the same alert is meant: the labels' words in one that are not in all. */
  tellApart(runbook: CatalogueRunbook, among: readonly CatalogueRunbook[], alert: AlertFacts, about: string): Score;
  /** How well a runbook fits an alert that no document names; 0 to 1. */
  similarity(runbook: CatalogueRunbook, alert: AlertFacts, about: string): Score & { readonly isEnough: boolean };
}

const weights = { title: 3, team: 2, alerts: 2, about: 1, commands: 1 } as const;
// Words that half of all alerts share: alone they say nothing about which runbook is meant.
const generic = new Set(
  'service down high low critical slow error rate failure failed failing problem usage unavailable many server system'.split(' '),
);

const keyOf = (runbook: CatalogueRunbook) => `${runbook.documentId}#${runbook.slug}`;

function profileOf(runbook: CatalogueRunbook): Profile {
  const words = new Map<string, number>();
  const add = (text: string, weight: number) => {
    for (const word of wordsOf(text)) words.set(word, Math.max(words.get(word) ?? 0, weight));
  };
  add(runbook.title, weights.title);
  add(runbook.team ?? '', weights.team);
  for (const alert of runbook.alerts) add(alert, weights.alerts);
  add(runbook.about, weights.about);
  for (const command of runbook.commands.slice(0, 200)) add(command, weights.commands);
  return { words };
}

/** Scores by shared words; a word that few runbooks use says more (inverse document frequency). */
export function createScorer(runbooks: readonly CatalogueRunbook[]): Scorer {
  const profiles = new Map(runbooks.map((runbook) => [keyOf(runbook), profileOf(runbook)]));
  const frequency = new Map<string, number>();
  for (const { words } of profiles.values()) for (const word of words.keys()) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const rarity = (word: string) => Math.log(1 + (runbooks.length + 1) / (1 + (frequency.get(word) ?? 0)));
  const weightIn = (runbook: CatalogueRunbook, word: string) => profiles.get(keyOf(runbook))?.words.get(word) ?? 0;
  const byRarity = (words: readonly string[]) => words.toSorted((a, b) => rarity(b) - rarity(a));

  return {
    tellApart(runbook, among, _alert, about) {
      const telling = [...new Set(wordsOf(about))].filter((word) => {
        const held = among.map((other) => weightIn(other, word));
        return held.some((weight) => weight !== held[0]);
      });
      const words = telling.filter((word) => weightIn(runbook, word) > 0);
      return { words: byRarity(words), score: words.reduce((sum, word) => sum + weightIn(runbook, word) * rarity(word), 0) };
    },
    similarity(runbook, alert, about) {
      const titleWords = new Set(wordsOf(`${runbook.title} ${runbook.alerts.join(' ')}`));
      const name = [...new Set(wordsOf(alert.name))];
      const labels = [...new Set(wordsOf(about))].filter((word) => (frequency.get(word) ?? 0) > 0);
      const inName = name.filter((word) => titleWords.has(word));
      const inLabels = labels.filter((word) => weightIn(runbook, word) > 0);
      const mass = (words: readonly string[]) => words.reduce((sum, word) => sum + rarity(word), 0);
      const nameShare = name.length === 0 ? 0 : mass(inName) / mass(name);
      const labelShare = labels.length === 0 ? 0 : mass(inLabels) / mass(labels);
      const shared = [...new Set([...inName, ...inLabels])];
      // Most of the name, or half of it and the labels agree.
      const isClose = nameShare >= 0.65 || (nameShare >= 0.4 && labelShare >= 0.5);
      // Common words ("service", "down") count only when they are all that the title says.
      const isTelling = shared.some((word) => !generic.has(word)) || [...titleWords].every((word) => name.includes(word));
      return {
        words: byRarity(shared),
        score: nameShare * 0.7 + labelShare * 0.3,
        isEnough: inName.length > 0 && isClose && isTelling && (name.length > 1 || labelShare >= 0.5),
      };
    },
  };
}
