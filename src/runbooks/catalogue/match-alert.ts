import type { AlertFacts, CatalogueRunbook, CatalogueSnapshot, Match, MatchRule } from './catalogue.ts';
import { resolveRunbookUrl } from './runbook-url.ts';
import { createScorer, type Scorer } from './score-words.ts';
import { bareName, fileStem } from './words.ts';

/** A catalogue ready for many questions: names looked up instead of searched. */
export interface Matcher {
  readonly revision: number;
  /** The runbooks that fit, the chosen one first; empty when none does. */
  match(alert: AlertFacts): readonly Match[];
}

const maxMatches = 5;
const maxMemo = 20_000;

/** Labels that say what an alert is about; pod and instance names only say where, and never come twice. */
const tellingLabels = [
  'service',
  'service_name',
  'job',
  'app',
  'application',
  'component',
  'team',
  'namespace',
  'deployment',
  'statefulset',
  'daemonset',
  'container',
  'workload',
] as const;

/** Prepares a catalogue. Pure: the same snapshot and alert always give the same answer. */
export function createMatcher(snapshot: CatalogueSnapshot): Matcher {
  const runbooks = snapshot.runbooks.toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
  const byAlert = groupBy(runbooks, (runbook) => runbook.alerts.map(bareName));
  const byFile = groupBy(runbooks, (runbook) => [bareName(fileStem(runbook.file))]);
  const scorer = createScorer(runbooks);
  const memo = new Map<string, readonly Match[]>();
  return {
    revision: snapshot.revision,
    match(alert) {
      const link = (alert.annotations['runbook_url'] ?? alert.annotations['runbook'] ?? alert.labels['runbook_url'] ?? '').slice(0, 2_000);
      const about = tellingLabels.map((label) => (alert.labels[label] ?? '').slice(0, 200));
      const key = JSON.stringify([alert.name, link, ...about]);
      let found = memo.get(key);
      if (!found) {
        found = decide({ runbooks, byAlert, byFile, scorer }, alert, link, about.join(' '));
        if (memo.size >= maxMemo) memo.clear();
        memo.set(key, found);
      }
      return found;
    },
  };
}

/** Matches one alert; see createMatcher for many. */
export function matchAlert(snapshot: CatalogueSnapshot, alert: AlertFacts): readonly Match[] {
  return createMatcher(snapshot).match(alert);
}

interface Index {
  readonly runbooks: readonly CatalogueRunbook[];
  readonly byAlert: ReadonlyMap<string, readonly CatalogueRunbook[]>;
  readonly byFile: ReadonlyMap<string, readonly CatalogueRunbook[]>;
  readonly scorer: Scorer;
}

function decide(index: Index, alert: AlertFacts, link: string, about: string): readonly Match[] {
  const name = bareName(alert.name);
  const matches: Match[] = [];
  const add = (more: readonly Match[]) => {
    for (const match of more) {
      if (matches.length < maxMatches && !matches.some((known) => known.documentId === match.documentId && known.slug === match.slug))
        matches.push(match);
    }
  };
  const target = link === '' ? null : resolveRunbookUrl(index.runbooks, link, alert);
  if (target) add(rank(index.scorer, narrow(target.runbooks, name, target.isExact), 'runbook-url', target.reason, alert, about));
  if (name !== '') {
    add(
      rank(
        index.scorer,
        index.byAlert.get(name) ?? [],
        'alert-name',
        `the document names the alert ${alert.name.slice(0, 80)}`,
        alert,
        about,
      ),
    );
    add(
      rank(index.scorer, narrow(index.byFile.get(name) ?? [], name, false), 'file-name', 'the file is named after the alert', alert, about),
    );
  }
  if (matches.length === 0) add(byWords(index, alert, about));
  return matches;
}

/** A link to a whole document: its runbooks that name the alert, else those that one can act by. */
function narrow(candidates: readonly CatalogueRunbook[], name: string, isExact: boolean): readonly CatalogueRunbook[] {
  if (isExact) return candidates;
  const naming = candidates.filter((runbook) => runbook.alerts.some((alert) => bareName(alert) === name));
  if (naming.length > 0) return naming;
  const operational = candidates.filter(({ kind }) => kind === 'alert' || kind === 'symptom' || kind === 'procedure');
  return operational.length > 0 ? operational : candidates;
}

/** Several runbooks claim the alert: its labels decide; where they cannot, all are offered in the documents' order. */
function rank(
  scorer: Scorer,
  candidates: readonly CatalogueRunbook[],
  rule: MatchRule,
  reason: string,
  alert: AlertFacts,
  about: string,
): readonly Match[] {
  if (candidates.length <= 1) return candidates.map((runbook) => matchOf(runbook, rule, reason));
  const scored = candidates
    .map((runbook) => ({ runbook, ...scorer.tellApart(runbook, candidates, alert, about) }))
    .toSorted((a, b) => b.score - a.score);
  const [best, second] = scored;
  const isSettled = best !== undefined && second !== undefined && best.score > second.score;
  return scored.map(({ runbook, words }, position) => {
    const why = isSettled
      ? position === 0
        ? `${reason}; of ${candidates.length} that do, the alert's labels fit this one (${words.slice(0, 4).join(', ')})`
        : `${reason}; the alert's labels fit another one better`
      : `${reason}; ambiguous: ${candidates.length} do and the labels do not tell them apart`;
    return matchOf(runbook, rule, why);
  });
}

function byWords(index: Index, alert: AlertFacts, about: string): readonly Match[] {
  return index.runbooks
    .filter(({ kind }) => kind !== 'reference' && kind !== 'process')
    .map((runbook) => ({ runbook, ...index.scorer.similarity(runbook, alert, about) }))
    .filter(({ isEnough }) => isEnough)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, 3)
    .map(({ runbook, words, score }) =>
      matchOf(
        runbook,
        'labels',
        `no document names this alert; its words fit (${words.slice(0, 6).join(', ')}; ${Math.round(score * 100)} %)`,
      ),
    );
}

function matchOf(runbook: CatalogueRunbook, rule: MatchRule, reason: string): Match {
  const { documentId, version, slug, title, file, line } = runbook;
  return { documentId, version, slug, title, file, line, rule, reason };
}

function groupBy(
  runbooks: readonly CatalogueRunbook[],
  keys: (runbook: CatalogueRunbook) => readonly string[],
): Map<string, CatalogueRunbook[]> {
  const groups = new Map<string, CatalogueRunbook[]>();
  for (const runbook of runbooks) {
    for (const key of new Set(keys(runbook))) {
      if (key === '') continue;
      const group = groups.get(key);
      if (group) group.push(runbook);
      else groups.set(key, [runbook]);
    }
  }
  return groups;
}
