import type { MatchDecision, RunbookRef } from './catalogue.ts';
import type { RunbookListing } from './list-runbooks.ts';
import type { Matcher } from './match-alert.ts';
import { linkOf } from './read-link.ts';
import { bareName } from './words.ts';

/** An alerting rule as a Prometheus has loaded it. */
export interface AlertRule {
  readonly name: string;
  readonly group: string;
  readonly file: string;
  readonly state: 'firing' | 'pending' | 'inactive' | 'unknown';
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

/** A runbook by what an incident or an alert remembers of it, in whichever version. */
export interface RememberedRunbook {
  readonly documentId: string;
  readonly slug: string;
}

/** How many were looked at, and those that the list is about. */
export interface CoverageList<T> {
  readonly total: number;
  readonly items: readonly T[];
}

interface UncoveredAlert extends AlertRule {
  readonly runbookUrl: string | null;
  readonly reason: string;
}

interface UnmatchedRunbook extends RunbookRef {
  readonly kind: string;
  readonly alerts: readonly string[];
  /** Rules of this Prometheus that would lead to it. */
  readonly rules: readonly string[];
  readonly reason: string;
}

interface UnrunRunbook extends RunbookRef {
  readonly kind: string;
  readonly runnableSteps: number;
  readonly reason: string;
}

export interface Coverage {
  /** Null where no Prometheus told its rules. */
  readonly alertsWithoutRunbook: CoverageList<UncoveredAlert> | null;
  readonly runbooksNeverMatched: CoverageList<UnmatchedRunbook>;
  readonly runbooksNeverRun: CoverageList<UnrunRunbook>;
}

const keyOf = ({ documentId, slug }: RememberedRunbook) => `${documentId} ${slug}`;
const shown = (names: readonly string[]) => `${names.slice(0, 3).join(', ')}${names.length > 3 ? ` and ${names.length - 3} more` : ''}`;

/** What the runbooks cover, and what has never been tried. Pure. */
export function judgeCoverage(input: {
  readonly listings: readonly RunbookListing[];
  readonly matcher: Matcher;
  readonly rules: readonly AlertRule[] | null;
  readonly matched: readonly RememberedRunbook[];
  readonly run: readonly RememberedRunbook[];
}): Coverage {
  const { listings, matcher, rules } = input;
  const uncovered: UncoveredAlert[] = [];
  const rulesOf = new Map<string, string[]>();
  for (const rule of rules ?? []) {
    const facts = { name: rule.name, labels: { ...rule.labels, alertname: rule.name }, annotations: rule.annotations };
    const { matches, decisions } = matcher.explain(facts);
    const [chosen] = matches;
    if (!chosen) uncovered.push({ ...rule, runbookUrl: linkOf(facts) || null, reason: whyNot(decisions) });
    else {
      const names = rulesOf.get(keyOf(chosen)) ?? [];
      if (!names.includes(rule.name)) names.push(rule.name);
      rulesOf.set(keyOf(chosen), names);
    }
  }
  // Processes and reference are read, not matched.
  const matchable = listings.filter(({ kind }) => kind === 'alert' || kind === 'symptom' || kind === 'procedure');
  const matched = new Set(input.matched.map(keyOf));
  const known = rules && new Set(rules.map(({ name }) => bareName(name)));
  const runnable = listings.filter(({ steps }) => steps.runnable > 0);
  const run = new Set(input.run.map(keyOf));
  return {
    alertsWithoutRunbook: rules && { total: rules.length, items: uncovered },
    runbooksNeverMatched: {
      total: matchable.length,
      items: matchable
        .filter((listing) => !matched.has(keyOf(listing)))
        .map((listing) => {
          const leading = rulesOf.get(keyOf(listing)) ?? [];
          return { ...placeOf(listing), alerts: listing.alerts, rules: leading, reason: whyUnmatched(listing.alerts, leading, known) };
        }),
    },
    runbooksNeverRun: {
      total: runnable.length,
      items: runnable
        .filter((listing) => !run.has(keyOf(listing)))
        .map((listing) => ({
          ...placeOf(listing),
          runnableSteps: listing.steps.runnable,
          reason:
            listing.steps.runnable === 1
              ? 'its one runnable step was never run or marked as done'
              : `none of its ${listing.steps.runnable} runnable steps was ever run or marked as done`,
        })),
    },
  };
}

function placeOf({ documentId, version, slug, title, file, line, kind }: RunbookListing) {
  return { documentId, version, slug, title, file, line, kind };
}

/** A link that leads nowhere is the first thing to mend; without one, a document that names the alert is missing. */
function whyNot(decisions: readonly MatchDecision[]): string {
  const link = decisions.find(({ rule }) => rule === 'runbook-url');
  const name = decisions.find(({ rule }) => rule === 'alert-name');
  const words = decisions.find(({ rule }) => rule === 'labels');
  return [link, name, words].flatMap((decision) => (decision ? [decision.answer] : [])).join('; ');
}

function whyUnmatched(alerts: readonly string[], leading: readonly string[], known: ReadonlySet<string> | null): string {
  if (leading.length > 0) return `no alert has come in for it yet; ${shown(leading)} would lead here`;
  if (alerts.length === 0) return 'it names no alert: only a runbook_url or its title can lead here';
  if (known === null) return `no alert called ${shown(alerts)} has come in yet`;
  const missing = alerts.filter((name) => !known.has(bareName(name)));
  return missing.length === alerts.length
    ? `this Prometheus has no rule called ${shown(alerts)}`
    : `${shown(alerts.filter((name) => !missing.includes(name)))} leads to another runbook first`;
}
