import type { Command } from '#commands';
import type { CompiledDocument, CompiledRunbook, CompiledSection, CompiledStep, Finding, FindingSeverity } from '../document.ts';

/** What rules look at of a document; the linter reads no more of it. */
export type JudgedDocument = Pick<
  CompiledDocument,
  'file' | 'title' | 'runbooks' | 'severities' | 'templates' | 'contacts' | 'escalation' | 'externalServices'
>;

/** What a rule looks at: a document and the text that it was read from. */
export interface RuleInput {
  readonly document: JudgedDocument;
  readonly text: string;
  readonly steps: readonly StepPlace[];
  /** Every statement of the document with where it stands. */
  readonly commands: readonly CommandPlace[];
}

export interface StepPlace {
  readonly runbook: CompiledRunbook;
  readonly section: CompiledSection;
  readonly step: CompiledStep;
}

export interface CommandPlace extends StepPlace {
  readonly command: Command;
}

export type Reported = Pick<Finding, 'line' | 'message' | 'suggestion'>;

/** One trap that runbooks hold for the person who follows them at night. */
export interface Rule {
  readonly id: string;
  readonly severity: FindingSeverity;
  /** The trap in a few words, the heading of its page. */
  readonly title: string;
  /** Why it matters, in one or two sentences. */
  readonly why: string;
  /** What to do about it. */
  readonly advice: string;
  /** A document that has the trap; the rule's test and its page show it. */
  readonly bad: string;
  /** The same, mended: the rule must not find it. */
  readonly good: string;
  /**
   * Where a comment can accept a finding. Absent: on the line before it. `file`: anywhere, because before it no comment can
   * stand. Null: nowhere, because nothing of such a file is read.
   */
  readonly accept?: 'file' | null;
  check(input: RuleInput): readonly Reported[];
}
