import type { Command, Parameter } from '#commands';

/** ISO 8601 duration (`PT15M`). */
export type Duration = string;

/** One level of the document's own severity scheme. */
export interface CompiledSeverity {
  readonly label: string;
  readonly name: string | null;
  /** 1 is the worst. */
  readonly rank: number;
  /** How soon somebody must react: a duration, or `next-business-day`; null when the document does not say or says it in words we do not know. */
  readonly response: string | null;
  readonly responseText: string | null;
  readonly examples: readonly string[];
  readonly escalation: readonly string[];
  readonly line: number;
}

export type RunbookKind = 'alert' | 'symptom' | 'procedure' | 'process' | 'reference';

export type SectionKind =
  | 'symptoms'
  | 'impact'
  | 'diagnosis'
  | 'mitigation'
  | 'verification'
  | 'communication'
  | 'escalation'
  | 'post-incident'
  | 'prevention'
  | 'reference'
  | 'other';

export type StepKind = 'command' | 'query' | 'request' | 'link' | 'manual' | 'message' | 'chat-command' | 'config' | 'code' | 'template';

/** What to do at one place of the document: a group of statements, an instruction, a message. */
export interface CompiledStep {
  /** Stable within the file while this step, its heading and its place under it stay. */
  readonly id: string;
  readonly title: string | null;
  /** First and last line of `source` in the file. */
  readonly line: number;
  readonly endLine: number;
  readonly kind: StepKind;
  readonly language: string | null;
  /** Exact text, the indent of the list around it removed. */
  readonly source: string;
  readonly condition: string | null;
  readonly option: string | null;
  readonly timebox: Duration | null;
  /** Lines are lines of the file; `start` and `end` are offsets into `source`. */
  readonly commands: readonly Command[];
  readonly parameters: readonly Parameter[];
  /** The number that the document gives the step, when it does. */
  readonly number: number | null;
  /** What the fence claims to hold; null outside fences and where it says nothing. */
  readonly fenceLanguage: string | null;
  /** Null without a checkbox. */
  readonly checked: boolean | null;
  /** Text repaired for showing (double-encoded characters), where it differs from `source`. */
  readonly display: string | null;
}

export interface CompiledThreshold {
  readonly metric: string;
  readonly operator: '>' | '>=' | '<' | '<=' | '==' | '!=';
  readonly value: number;
  readonly unit: string | null;
  readonly for: Duration | null;
  readonly line: number;
  readonly text: string;
  /** `warning`, `critical`, when the document says so. */
  readonly level: string | null;
}

/** A line of prose in a section that is no instruction (a symptom, a note). */
export interface CompiledItem {
  readonly text: string;
  readonly line: number;
}

export interface CompiledSection {
  readonly kind: SectionKind;
  readonly heading: string;
  readonly line: number;
  readonly endLine: number;
  readonly timebox: Duration | null;
  readonly items: readonly CompiledItem[];
  readonly steps: readonly CompiledStep[];
  readonly thresholds: readonly CompiledThreshold[];
}

export interface CompiledRunbook {
  readonly slug: string;
  readonly title: string;
  readonly kind: RunbookKind;
  readonly line: number;
  readonly endLine: number;
  readonly alerts: readonly string[];
  /** The alert field as written, with what tells it apart from the same name elsewhere. */
  readonly alertText: string | null;
  readonly severities: readonly string[];
  readonly sla: Duration | null;
  readonly slaText: string | null;
  readonly impact: string | null;
  readonly team: string | null;
  readonly timebox: Duration | null;
  /** Headings above the runbook, outermost first. */
  readonly path: readonly string[];
  readonly sections: readonly CompiledSection[];
}

export type TemplateKind = 'declaration' | 'update' | 'resolution' | 'postmortem' | 'customer' | 'other';

export interface TemplateField {
  readonly name: string;
  readonly syntax: string;
  readonly choices: readonly string[];
}

export interface CompiledTemplate {
  readonly name: string;
  readonly kind: TemplateKind;
  readonly channel: 'slack' | 'status-page' | 'email' | null;
  readonly line: number;
  readonly endLine: number;
  readonly fields: readonly TemplateField[];
  readonly cadence: { readonly severities: readonly string[]; readonly every: Duration } | null;
  /** The text inside the fence, unchanged. */
  readonly source: string;
  /** The same, repaired for showing and sending, where it differs. */
  readonly display: string | null;
}

export interface CompiledPhase {
  readonly name: string;
  readonly timebox: Duration | null;
  readonly line: number;
  readonly tasks: readonly string[];
}

export interface CompiledContact {
  readonly role: string;
  readonly handle: string | null;
  readonly schedule: string | null;
  readonly line: number;
  readonly name: string | null;
  readonly phone: string | null;
  readonly backup: string | null;
  /** Whom to go to next, when the table says so. */
  readonly escalation: string | null;
}

export interface CompiledEscalation {
  readonly level: number;
  readonly who: string;
  readonly from: Duration | null;
  readonly to: Duration | null;
  readonly line: number;
}

export interface CompiledExternalService {
  readonly name: string;
  readonly statusPage: string | null;
  readonly support: string | null;
  readonly line: number;
}

export type FindingSeverity = 'error' | 'warning' | 'info';

export interface Finding {
  readonly rule: string;
  readonly severity: FindingSeverity;
  readonly line: number;
  readonly message: string;
  readonly suggestion: string | null;
}

/** A Markdown file as Tocsin understands it (`tocsin runbook parse --json`). */
export interface CompiledDocument {
  readonly file: string;
  readonly title: string;
  readonly organization: string | null;
  readonly severities: readonly CompiledSeverity[];
  readonly runbooks: readonly CompiledRunbook[];
  readonly templates: readonly CompiledTemplate[];
  readonly phases: readonly CompiledPhase[];
  readonly contacts: readonly CompiledContact[];
  readonly escalation: readonly CompiledEscalation[];
  readonly externalServices: readonly CompiledExternalService[];
  readonly findings: readonly Finding[];
}
