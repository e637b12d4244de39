import type { SectionKind } from './document.ts';
import type { DocumentNature } from './document-nature.ts';
import type { OutlineNode } from './outline.ts';

/** What stands around a section and decides how its heading is read. */
export interface SectionFrame {
  /** Kind of the heading around; used where a heading names none. */
  readonly kind: SectionKind | null;
  readonly path: readonly string[];
  /** True in processes: what is detected or checked there is work, not a description. */
  readonly isProcess: boolean;
  /** True for the runbook's own heading: its title says what it is about, not what a section holds. */
  readonly isRoot: boolean;
  /** True where the runbook is the whole document: its title is no section. */
  readonly isDocument: boolean;
  /** True in a report of a past incident. */
  readonly isReview: boolean;
  readonly nature: DocumentNature;
  /** What the heading around was taken for by what it holds, where it names no kind. */
  readonly fallback: SectionKind | null;
  /** Guard that headings above state: "If the pod is pending". */
  readonly condition: string | null;
  /** Kind of the section before at the same level. */
  readonly before: SectionKind | null;
  /** Headings that are runbooks of their own and are left out here. */
  readonly skip: ReadonlySet<OutlineNode>;
}
