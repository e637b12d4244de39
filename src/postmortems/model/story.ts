import { describeDuration } from '#base';

/** One line of the timeline of a post-mortem. */
export interface StoryLine {
  readonly at: Date;
  readonly text: string;
}
export interface StoryAction {
  readonly at: Date;
  readonly title: string;
  readonly command: string;
  readonly outcome: string;
  readonly verdict: string;
  readonly by: string;
  readonly hasChanged: boolean;
}
/** What the journal knows of an incident, read for the post-mortem. */
export interface Story {
  readonly number: number;
  readonly title: string;
  readonly service: string | null;
  readonly severity: string | null;
  readonly commander: string | null;
  readonly summary: string | null;
  readonly impact: string | null;
  readonly runbook: string | null;
  readonly isDrill: boolean;
  readonly startedAt: Date;
  readonly declaredAt: Date;
  readonly acknowledgedAt: Date | null;
  readonly mitigatedAt: Date | null;
  readonly resolvedAt: Date | null;
  readonly lines: readonly StoryLine[];
  readonly actions: readonly StoryAction[];
  readonly people: readonly { readonly name: string; readonly did: string }[];
  readonly pages: number;
  readonly messages: number;
  readonly alerts: number;
  /** Reason for resolving against what spoke against it. */
  readonly override: string | null;
}

export const clockTime = (at: Date): string => at.toISOString().slice(11, 16);
export const dayOf = (at: Date): string => at.toISOString().slice(0, 10);
const stamp = (at: Date) => `${dayOf(at)} ${clockTime(at)} UTC`;
const between = (from: Date, to: Date | null) => (to === null ? null : describeDuration(to.getTime() - from.getTime()));

export const durationOf = (story: Story): string | null => between(story.startedAt, story.resolvedAt);

/** The figures beside the text. */
export function factsOf(story: Story): { label: string; value: string }[] {
  const changed = story.actions.filter(({ hasChanged }) => hasChanged);
  const rows: readonly (readonly [string, string | null])[] = [
    ['Started', stamp(story.startedAt)],
    ['Resolved', story.resolvedAt && stamp(story.resolvedAt)],
    ['Duration', durationOf(story)],
    ['Severity', story.severity],
    ['Service', story.service],
    ['Incident Commander', story.commander],
    ['Time to acknowledge', between(story.declaredAt, story.acknowledgedAt)],
    ['Time to mitigate', between(story.startedAt, story.mitigatedAt)],
    ['Time to resolve', between(story.startedAt, story.resolvedAt)],
    ['Alerts', `${story.alerts}`],
    ['Pages sent', `${story.pages}`],
    ['Steps run', `${story.actions.length}${changed.length > 0 ? `, ${changed.length} of them changed something` : ''}`],
    ['Messages sent', `${story.messages}`],
    ['Runbook', story.runbook],
    ['People', story.people.map(({ name }) => name).join(', ') || null],
    ['Resolved by override', story.override],
  ];
  return rows.flatMap(([label, value]) => (value === null || value === '' ? [] : [{ label, value }]));
}
