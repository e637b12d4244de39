import type { Command, Parameter } from '#commands';
import type { Duration, SectionKind, StepKind } from './document.ts';

/** A step before it has its id. */
export interface DraftStep {
  readonly title: string | null;
  readonly number: number | null;
  readonly line: number;
  readonly endLine: number;
  readonly kind: StepKind;
  readonly language: string | null;
  readonly fenceLanguage: string | null;
  readonly source: string;
  readonly condition: string | null;
  readonly option: string | null;
  readonly timebox: Duration | null;
  readonly commands: readonly Command[];
  readonly parameters: readonly Parameter[];
  readonly checked: boolean | null;
  /** What a reader sees, where the document writes it in another way (entities in HTML). */
  readonly display?: string;
}

/** What stands around the blocks that steps are read from. */
export interface StepContext {
  /** Text that node positions refer to. */
  readonly text: string;
  readonly kind: SectionKind | null;
  /** Guard of the headings and list items around. */
  readonly condition: string | null;
  /** Guard of the bold line above, which an "Otherwise" ends. */
  readonly guard: string | null;
  /** What the bold line above calls a code block that has no other title. */
  readonly label: string | null;
  /** Title of the list item around. */
  readonly title: string | null;
  readonly number: number | null;
  /** Fences here are message text even when they look like nothing. */
  readonly isMessage: boolean;
}

export const emptyStep = {
  number: null,
  language: null,
  fenceLanguage: null,
  condition: null,
  option: null,
  timebox: null,
  commands: [],
  parameters: [],
  checked: null,
} as const;
