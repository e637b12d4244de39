import type { AlertFacts, CatalogueRunbook, CatalogueSnapshot, Explanation, Match, MatchDecision, MatchRule } from './catalogue.ts';
import { linkOf } from './read-link.ts';
import { groupRunbooks, indexLinks, resolveRunbookUrl, type LinkIndex } from './runbook-url.ts';
import { createScorer, type Scorer } from './score-words.ts';
import { bareName, fileStem } from './words.ts';

/** A catalogue ready for many questions: names looked up instead of searched. */
export interface Matcher {
  readonly revision: number;
  /** The runbooks that fit, the chosen one first; empty when none does. */
  match(alert: AlertFacts): readonly Match[];
  /** The same with every rule: whether it was tried, and why it did or did not match. */
  explain(alert: AlertFacts): Explanation;
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
  const byAlert = groupRunbooks(runbooks, (runbook) => namesOf(runbook).alerts);
  const byFile = groupRunbooks(runbooks, (runbook) => namesOf(runbook).file);
  const index: Index = { byAlert, byFile, links: indexLinks(runbooks, byAlert), scorer: createScorer(runbooks) };
  const memo = new Map<string, readonly Match[]>();
  const aboutOf = (alert: AlertFacts) => tellingLabels.map((label) => (alert.labels[label] ?? '').slice(0, 200));
  return {
    revision: snapshot.revision,
    match(alert) {
      const about = aboutOf(alert);
      const link = linkOf(alert);
      // A link with holes is filled from any label.
      const key = JSON.stringify([alert.name, link, ...about, ...(link.includes('{{') ? [alert.labels] : [])]);
      let found = memo.get(key);
      if (!found) {
        found = decide(index, alert, about.join(' ')).matches;
        if (memo.size >= maxMemo) memo.clear();
        memo.set(key, found);
      }
      return found;
    },
    explain: (alert) => decide(index, alert, aboutOf(alert).join(' ')),
  };
}

/** Matches one alert; see createMatcher for many. */
export function matchAlert(snapshot: CatalogueSnapshot, alert: AlertFacts): readonly Match[] {
  return createMatcher(snapshot).match(alert);
}

interface Names {
  readonly alerts: readonly string[];
  readonly file: readonly string[];
}

// Runbooks that did not change keep their object from one revision of the catalogue to the next.
const kept = new WeakMap<CatalogueRunbook, Names>();

function namesOf(runbook: CatalogueRunbook): Names {
  const known = kept.get(runbook);
  if (known) return known;
  const isName = (name: string) => name !== '';
  const names = { alerts: runbook.alerts.map(bareName).filter(isName), file: [bareName(fileStem(runbook.file))].filter(isName) };
  kept.set(runbook, names);
  return names;
}

interface Index {
  readonly byAlert: ReadonlyMap<string, readonly CatalogueRunbook[]>;
  readonly byFile: ReadonlyMap<string, readonly CatalogueRunbook[]>;
  readonly links: LinkIndex;
  readonly scorer: Scorer;
}

/** The rules in their order; a match of an earlier one is before those of a later one, words are asked only when nothing else answers. */
function decide(index: Index, alert: AlertFacts, about: string): Explanation {
  const matches: Match[] = [];
  const decisions = [byLink(index, alert, about), byAlertName(index, alert, about), byFileName(index, alert, about)];
  for (const match of decisions.flatMap((decision) => decision.matches)) {
    if (matches.length < maxMatches && !matches.some((known) => known.documentId === match.documentId && known.slug === match.slug))
      matches.push(match);
  }
  const words: MatchDecision =
    matches.length > 0
      ? { rule: 'labels', outcome: 'not-tried', question: askWords, answer: 'not asked: an earlier rule has answered', matches: [] }
      : byWords(index, alert, about);
  return { matches: matches.length > 0 ? matches : words.matches, decisions: [...decisions, words] };
}

const askWords = 'do the words of the alert fit a title?';

/** What a rule found, or why it found nothing. */
function decision(rule: MatchRule, question: string, matches: readonly Match[], otherwise: string): MatchDecision {
  const [first] = matches;
  return first
    ? { rule, outcome: 'matched', question, answer: first.reason, matches }
    : { rule, outcome: 'no-match', question, answer: otherwise, matches: [] };
}

function byLink(index: Index, alert: AlertFacts, about: string): MatchDecision {
  const question = 'does the alert link to a runbook?';
  const target = resolveRunbookUrl(index.links, alert);
  if (target === null) return decision('runbook-url', question, [], 'the alert has no annotation runbook_url');
  if ('problem' in target) return decision('runbook-url', question, [], target.problem);
  const candidates = narrow(target.runbooks, bareName(alert.name), target.isExact);
  return decision('runbook-url', question, rank(index.scorer, candidates, 'runbook-url', target.reason, about), '');
}

function byAlertName(index: Index, alert: AlertFacts, about: string): MatchDecision {
  const shown = alert.name.slice(0, 80);
  const candidates = index.byAlert.get(bareName(alert.name)) ?? [];
  const matches = rank(index.scorer, candidates, 'alert-name', `the document names the alert ${shown}`, about);
  return decision('alert-name', `does a document name the alert ${shown}?`, matches, 'no document names it');
}

function byFileName(index: Index, alert: AlertFacts, about: string): MatchDecision {
  const name = bareName(alert.name);
  const candidates = name === '' ? [] : narrow(index.byFile.get(name) ?? [], name, false);
  const matches = rank(index.scorer, candidates, 'file-name', 'the file is named after the alert', about);
  return decision('file-name', 'is a file named after the alert?', matches, 'no file has its name');
}

function byWords(index: Index, alert: AlertFacts, about: string): MatchDecision {
  const similar = index.scorer.similar(alert, about);
  const percent = (score: number) => `${Math.round(score * 100)} %`;
  const matches = similar
    .filter(({ isEnough }) => isEnough)
    .slice(0, 3)
    .map(({ runbook, words, score }) =>
      matchOf(runbook, 'labels', `no document names this alert; its words fit (${words.slice(0, 6).join(', ')}; ${percent(score)})`),
    );
  const [closest] = similar;
  const otherwise = closest
    ? `not enough: the closest is “${closest.runbook.title.slice(0, 80)}” with ${closest.words.slice(0, 6).join(', ')} (${percent(closest.score)}; ${closest.lacks})`
    : "no title shares a word with the alert's name";
  return decision('labels', askWords, matches, otherwise);
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
function rank(scorer: Scorer, candidates: readonly CatalogueRunbook[], rule: MatchRule, reason: string, about: string): readonly Match[] {
  if (candidates.length <= 1) return candidates.map((runbook) => matchOf(runbook, rule, reason));
  const scored = scorer.tellApart(candidates, about);
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

function matchOf(runbook: CatalogueRunbook, rule: MatchRule, reason: string): Match {
  const { documentId, version, slug, title, file, line } = runbook;
  return { documentId, version, slug, title, file, line, rule, reason };
}
