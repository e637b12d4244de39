/** What the server sends and takes: inferred from the schemas of `src/http/schemas`, the single source. Types only. */
import type { z } from 'zod';
import type * as incidents from '../../../src/http/schemas/incidents.ts';
import type * as organizations from '../../../src/http/schemas/organization.ts';
import type * as runs from '../../../src/http/schemas/runs.ts';
import type * as shared from '../../../src/http/schemas/shared.ts';
import type * as telling from '../../../src/http/schemas/telling.ts';

export type {
  ClockView,
  IncidentStatus,
  IncidentSummaryView,
  IncidentView,
  SeverityView,
  TimelineEntryView,
} from '../../../src/http/schemas/incidents.ts';
export type {
  AlertView,
  FindingView,
  HomeView,
  IntegrationView,
  OnCallSlotView,
  OnCallView,
  PageView,
  PersonView,
  RunbookDetailView,
  RunbookSummaryView,
} from '../../../src/http/schemas/organization.ts';
export type { CoverageView, RelatedRunbookView, RunbookItemView } from '../../../src/http/schemas/catalogue.ts';
export type { RuleSummaryView, RuleView, RunbookUseView, ValueSourceView } from '../../../src/http/schemas/reader.ts';
export type { AttemptView, CheckView, RunStepView, RunView, StepState } from '../../../src/http/schemas/runs.ts';
export type { PersonRef, Problem, SessionView } from '../../../src/http/schemas/shared.ts';
export type {
  ActionItemView,
  ComposerView,
  MessageDraftView,
  PostmortemView,
  SentMessageView,
  StatusPageView,
} from '../../../src/http/schemas/telling.ts';

export type Risk = z.infer<typeof shared.risk>;
export type SignInInput = z.input<typeof shared.signInInput>;
export type TaskView = z.infer<typeof incidents.task>;
export type MatchView = z.infer<typeof incidents.match>;
export type DeclareInput = z.input<typeof incidents.declareInput>;
export type StatusInput = z.input<typeof incidents.statusInput>;
export type SeverityInput = z.input<typeof incidents.severityInput>;
export type RoleInput = z.input<typeof incidents.roleInput>;
export type NoteInput = z.input<typeof incidents.noteInput>;
export type ResolveInput = z.input<typeof incidents.resolveInput>;
export type MergeInput = z.input<typeof incidents.mergeInput>;
export type RunbookInput = z.input<typeof incidents.runbookInput>;
export type StartRunInput = z.input<typeof runs.startRunInput>;
export type ValuesInput = z.input<typeof runs.valuesInput>;
export type SettleInput = z.input<typeof runs.settleInput>;
export type DoneInput = z.input<typeof runs.doneInput>;
export type StepParameterView = z.infer<typeof runs.stepParameter>;
export type UpdateInput = z.input<typeof telling.updateInput>;
export type MessageTargetView = z.infer<typeof telling.messageTarget>;
export type SavePostmortemInput = z.input<typeof telling.savePostmortemInput>;
export type ActionItemInput = z.input<typeof telling.actionItemInput>;
export type ActionItemPatch = z.input<typeof telling.actionItemPatch>;
export type ComponentInput = z.input<typeof telling.componentInput>;
export type DemoView = z.infer<typeof organizations.demo>;
export type RunbookStepView = z.infer<typeof organizations.runbookStep>;
export type OrganizationView = z.infer<typeof organizations.organization>;
export type OverrideInput = z.input<typeof organizations.overrideInput>;
export type InvitePersonInput = z.input<typeof organizations.invitePersonInput>;
export type InvitationView = z.infer<typeof organizations.invitation>;
export type CreateIntegrationInput = z.input<typeof organizations.createIntegrationInput>;
export type CreatedIntegrationView = z.infer<typeof organizations.createdIntegration>;

/** A list as the server sends it. */
export type Page<T> = { readonly items: readonly T[]; readonly nextCursor: string | null };
