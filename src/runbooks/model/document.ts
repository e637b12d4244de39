import type { Command, Parameter } from '#commands';

// Optional members came later: the compiler always gives them, documents that an older one stored lack them.

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
  /** What makes an incident this severe, in the document's words. */
  readonly definition?: string | null;
  /** How often people are told while such an incident lasts. */
  readonly updateEvery?: Duration | null;
  /** Comparisons that the definition or the examples state ("more than 50 % of users"). */
  readonly thresholds?: readonly CompiledThreshold[];
  /** Priorities that runbooks of this severity state beside it (`P1 - Resolve within …`), for documents with both. */
  readonly priorities?: readonly string[];
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
  /** Text repaired for showing (double-encoded characters, entities of HTML), where it differs from `source`. */
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
  /** What the value is out of: 100 of "> 95 (out of 100 max)". */
  readonly limit?: number | null;
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
  /** The priority that the service level begins with: `P1` of "P1 - Resolve within 1 hour". */
  readonly priority?: string | null;
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
  /** Lines of the file on which the field stands, each once. */
  readonly lines?: readonly number[];
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
  /** `Status: Investigating`: lines of a form that are already filled in. */
  readonly fixed?: readonly { readonly name: string; readonly value: string }[];
  /** Headings inside the form. */
  readonly sections?: readonly string[];
  /** Columns of the first table inside the form. */
  readonly columns?: readonly string[];
}

/** A sentence that the document has ready for somebody: `Users: "Payments are slow …"`, or the state that a status page is set to. */
export interface CompiledMessage {
  readonly text: string;
  /** Whom it is for, in the document's words. */
  readonly audience: string;
  readonly kind: 'message' | 'state';
  readonly line: number;
}

export interface CompiledPhase {
  readonly name: string;
  readonly timebox: Duration | null;
  readonly line: number;
  readonly tasks: readonly string[];
  readonly endLine?: number;
  /** The words that give the time, also where they are no duration ("Variable"). */
  readonly timeText?: string | null;
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
  /** By what they are reached, in the document's words: "PagerDuty Schedule", "Slack". */
  readonly channel?: string | null;
  /** True for people of another company, found under a heading for vendors. */
  readonly isVendor?: boolean;
}

export interface CompiledEscalation {
  readonly level: number;
  readonly who: string;
  readonly from: Duration | null;
  readonly to: Duration | null;
  readonly line: number;
  /** What else must hold, or is enough: "if not resolved", "or security incident". */
  readonly condition?: string | null;
}

/** Who comes next from where: from a team, from a severity, for a kind of trouble. What a ladder cannot say. */
export interface CompiledRoute {
  readonly from: string;
  readonly kind: 'team' | 'severity' | 'topic';
  readonly to: readonly string[];
  readonly after: Duration | null;
  readonly line: number;
}

export interface CompiledExternalService {
  readonly name: string;
  readonly statusPage: string | null;
  readonly support: string | null;
  readonly line: number;
  /** The plan or hours that the document states: "Enterprise", "24/7". */
  readonly sla?: string | null;
}

/** What the document says about itself at its head: "Owner", "Last updated". */
export interface CompiledMetadata {
  readonly key: string;
  readonly value: string;
  readonly line: number;
}

/** A row of the document's own history. */
export interface CompiledRevision {
  readonly version: string | null;
  readonly date: string | null;
  readonly author: string | null;
  readonly changes: string | null;
  readonly line: number;
}

/** A page or a command that the document points to by name. */
export interface CompiledLink {
  readonly name: string;
  readonly url: string | null;
  readonly command: string | null;
  readonly line: number;
}

/** The table of contents, with the parts of the document that it forgets. */
export interface CompiledContents {
  readonly line: number;
  readonly endLine: number;
  readonly entries: number;
  readonly missing: readonly { readonly title: string; readonly line: number }[];
}

/** A kind of action item that the document asks for after an incident. */
export interface CompiledCategory {
  readonly name: string;
  readonly text: string;
  readonly line: number;
}

/** A system that the document speaks of or reaches, with every line that does. */
export interface CompiledSystem {
  readonly name: string;
  readonly category: string;
  readonly lines: readonly number[];
}

/** A host of an address in the document. */
export interface CompiledHost {
  readonly name: string;
  readonly lines: readonly number[];
}

/** A namespace of the commands; null where a command names all of them. */
export interface CompiledNamespace {
  readonly name: string | null;
  readonly lines: readonly number[];
}

/** An object of a cluster that commands name; `kind` is the singular ("deployment", "secret"), `selector` is a label query. */
export interface CompiledObject {
  readonly kind: string;
  readonly name: string;
  readonly lines: readonly number[];
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
  readonly messages?: readonly CompiledMessage[];
  readonly phases: readonly CompiledPhase[];
  readonly contacts: readonly CompiledContact[];
  readonly escalation: readonly CompiledEscalation[];
  readonly routes?: readonly CompiledRoute[];
  readonly externalServices: readonly CompiledExternalService[];
  /** What the document is about, where its title or its first lines name it. */
  readonly product?: string | null;
  readonly metadata?: readonly CompiledMetadata[];
  readonly history?: readonly CompiledRevision[];
  readonly links?: readonly CompiledLink[];
  readonly contents?: CompiledContents | null;
  readonly actionItemCategories?: readonly CompiledCategory[];
  readonly systems?: readonly CompiledSystem[];
  readonly hosts?: readonly CompiledHost[];
  readonly namespaces?: readonly CompiledNamespace[];
  readonly objects?: readonly CompiledObject[];
  readonly findings: readonly Finding[];
}
