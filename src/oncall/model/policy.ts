/** One rung of a ladder. */
export interface PolicyLevel {
  /** 1 for the first. */
  readonly level: number;
  /** In the words of the document or the workspace. */
  readonly who: string;
  /** `schedule:x`, `person:x`, `role:x`, `team:x`, or words to be looked up. */
  readonly targets: readonly string[];
  /** Milliseconds after the incident was declared. */
  readonly afterMs: number;
  /** When the next rung takes over; null for the last. */
  readonly untilMs: number | null;
  /** The text gives no time; ours is assumed. */
  readonly isAssumed: boolean;
  /** Line in the document, null for the workspace's own. */
  readonly line: number | null;
}

/** Whom to page, in which order, how long to wait. */
export interface Policy {
  readonly id: string;
  readonly name: string;
  readonly kind: 'workspace' | 'team' | 'document' | 'fallback';
  readonly team: string | null;
  readonly source: { readonly file: string; readonly line: number } | null;
  readonly levels: readonly PolicyLevel[];
}

/** How long a rung waits where the text says nothing. */
export const assumedWaitMs = 15 * 60_000;

/** The part of a compiled document that oncall reads (`#runbooks` gives it; a level-mate is not imported). */
export interface LadderDocument {
  readonly file: string;
  readonly title: string;
  readonly contacts: readonly DocumentContact[];
  readonly escalation: readonly {
    readonly level: number;
    readonly who: string;
    readonly from: string | null;
    readonly to: string | null;
    readonly line: number;
  }[];
  readonly severities: readonly {
    readonly label: string;
    readonly response: string | null;
    readonly escalation: readonly string[];
    readonly line: number;
  }[];
}

export interface DocumentContact {
  readonly role: string;
  readonly handle: string | null;
  readonly schedule: string | null;
  /** Whom to ask when the first one is nobody. */
  readonly backup?: string | null;
  /** Whom to go to next, when the table says so. */
  readonly escalation?: string | null;
  readonly line: number;
}
