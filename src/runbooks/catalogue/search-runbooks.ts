import MiniSearch from 'minisearch';
import type { CatalogueRunbook } from './catalogue.ts';
import { wordsOf } from './words.ts';

/** Finds runbooks by words, alert names and commands, small typing mistakes included. */
export interface RunbookSearch {
  /** Positions in the list that was indexed, the best fit first. */
  find(query: string): readonly number[];
}

/** Indexes runbooks; positions in the answer are positions in `runbooks`. */
export function createRunbookSearch(runbooks: readonly CatalogueRunbook[]): RunbookSearch {
  const index = new MiniSearch<{ id: number; title: string; alerts: string; team: string; about: string; commands: string; file: string }>({
    fields: ['title', 'alerts', 'team', 'about', 'commands', 'file'],
    // Both `HighErrorRate` as one word and high, error, rate.
    tokenize: (text) => [
      ...new Set([
        ...wordsOf(text),
        ...text
          .toLowerCase()
          .split(/[\s,;:()"'`]+/)
          .filter((word) => word.length > 1),
      ]),
    ],
    searchOptions: {
      boost: { title: 4, alerts: 4, team: 2, file: 2 },
      prefix: true,
      fuzzy: (term) => (term.length > 5 ? 2 : term.length > 3 ? 1 : false),
      combineWith: 'AND',
    },
  });
  index.addAll(
    runbooks.map((runbook, id) => ({
      id,
      title: runbook.title,
      alerts: runbook.alerts.join(' '),
      team: runbook.team ?? '',
      about: runbook.about,
      commands: runbook.commands.join('\n'),
      file: runbook.file,
    })),
  );
  const ids = (query: string, combineWith: 'AND' | 'OR'): readonly number[] =>
    index.search(query.slice(0, 200), { combineWith }).map((hit) => Number(hit.id));
  return {
    find(query) {
      const all = ids(query, 'AND');
      return all.length > 0 ? all : ids(query, 'OR');
    },
  };
}
