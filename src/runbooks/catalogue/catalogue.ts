/** The version of a runbook that something refers to. */
export interface RunbookRef {
  readonly documentId: string;
  readonly version: number;
  readonly slug: string;
  readonly title: string;
  readonly file: string;
  readonly line: number;
}

export type MatchRule = 'runbook-url' | 'alert-name' | 'file-name' | 'labels';

/** A runbook that fits an alert, and the rule that said so, in words for people. */
export interface Match extends RunbookRef {
  readonly rule: MatchRule;
  readonly reason: string;
}

/** A live runbook with everything that matching looks at. */
export interface CatalogueRunbook extends RunbookRef {
  readonly kind: string;
  readonly alerts: readonly string[];
  readonly team: string | null;
  /** Workloads that its commands name. */
  readonly services: readonly string[];
  /** Anchors of the headings inside it, in their order. */
  readonly anchors: readonly string[];
  /** Headings and impact: what the runbook is about, in its own words. */
  readonly about: string;
  /** Texts of its commands: they name workloads. */
  readonly commands: readonly string[];
}

/** Every live runbook of an organisation at one revision. Plain data; matching it is pure. */
export interface CatalogueSnapshot {
  readonly organizationId: string;
  readonly revision: number;
  readonly runbooks: readonly CatalogueRunbook[];
}

/** One rule that was asked about an alert, and what came of it, in words for people. */
export interface MatchDecision {
  readonly rule: MatchRule;
  readonly outcome: 'matched' | 'no-match' | 'not-tried';
  readonly question: string;
  readonly answer: string;
  /** What the rule alone would have given, the best first. */
  readonly matches: readonly Match[];
}

/** A match with every rule that was tried on the way. */
export interface Explanation {
  readonly matches: readonly Match[];
  readonly decisions: readonly MatchDecision[];
}

/** What matching looks at in an alert. */
export interface AlertFacts {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}
