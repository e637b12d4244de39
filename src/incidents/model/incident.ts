import type { Match as FoundMatch, MatchRule, RunbookRef } from '#runbooks';

/** The five statuses of the documents, in order. */
export const statuses = ['investigating', 'identified', 'mitigating', 'monitoring', 'resolved'] as const;
export type Status = (typeof statuses)[number];

/** One level of the document's own scheme. Lower rank is worse. */
export interface Severity {
  readonly label: string;
  readonly name: string;
  readonly rank: number;
  /** ISO 8601 duration, `next-business-day`, or null where the document says nothing. */
  readonly response: string | null;
  readonly responseText: string | null;
  /** Line in the document, null when it was declared by hand without one. */
  readonly line: number | null;
}

/** A runbook that was found by its alert, or chosen by a person. */
export type Match = Omit<FoundMatch, 'rule'> & { readonly rule: MatchRule | 'by-hand' };

export interface NamedPerson {
  readonly id: string;
  readonly name: string;
}

/** An incident as stored. Times are instants; the clocks are worked out from them (`model/clocks.ts`). */
export interface Incident {
  readonly id: string;
  /** Counts up per installation, for talking: "incident 42". */
  readonly number: number;
  readonly organizationId: string;
  readonly title: string;
  readonly summary: string | null;
  readonly status: Status;
  readonly severity: Severity | null;
  readonly severities: readonly Severity[];
  readonly service: string | null;
  readonly groupId: string | null;
  /** The version that the incident started with; it keeps it, whatever changes on disk. */
  readonly runbook: RunbookRef | null;
  readonly matches: readonly Match[];
  /** Resolve within, ISO 8601 duration from the start. */
  readonly sla: string | null;
  /** How long the document says to watch after the fix, ISO 8601 duration. */
  readonly monitorFor: string | null;
  readonly startedAt: Date;
  readonly declaredAt: Date;
  readonly acknowledgedAt: Date | null;
  readonly acknowledgedBy: NamedPerson | null;
  readonly mitigatedAt: Date | null;
  readonly monitoringAt: Date | null;
  readonly monitorUntil: Date | null;
  readonly resolvedAt: Date | null;
  readonly mergedInto: string | null;
  readonly isDrill: boolean;
}
