import { describeDuration } from '#base';
import type { FormPart } from './form-words.ts';
import { codeSpan, inLine } from './plain-markdown.ts';
import { clockTime, dayOf, durationOf, type Story } from './story.ts';

/** What nobody but a person can say; stands out in the draft and is easy to search for. */
export const toWrite = (what: string): string => `_To be written: ${what}_`;

/** The value of a labelled line, as Markdown; null when only a person knows it. */
export function fieldValue(story: Story, part: FormPart | null): string | null {
  switch (part) {
    case 'date':
      return dayOf(story.startedAt);
    case 'duration': {
      const duration = durationOf(story);
      return duration === null
        ? null
        : `${duration} (${clockTime(story.startedAt)} to ${story.resolvedAt ? clockTime(story.resolvedAt) : ''} UTC)`;
    }
    case 'downtime':
      return story.mitigatedAt
        ? `${describeDuration(story.mitigatedAt.getTime() - story.startedAt.getTime())} until the mitigation took hold`
        : durationOf(story);
    case 'severity':
      return story.severity && inLine(story.severity);
    case 'commander':
      return story.commander && inLine(story.commander);
    case 'service':
      return story.service && inLine(story.service);
    case 'title':
      return inLine(story.title);
    case 'status':
      return story.resolvedAt ? 'Resolved' : 'Open';
    case 'started':
      return `${dayOf(story.startedAt)} ${clockTime(story.startedAt)} UTC`;
    case 'resolved':
      return story.resolvedAt && `${dayOf(story.resolvedAt)} ${clockTime(story.resolvedAt)} UTC`;
    case 'alerts':
      return `${story.alerts}`;
    case 'people':
      return story.people.map(({ name }) => inLine(name)).join(', ') || null;
    default:
      return null;
  }
}

const actionLine = (action: Story['actions'][number]) =>
  `- ${clockTime(action.at)} ${inLine(action.title)}: ${inLine(action.outcome)} (${inLine(action.verdict)}), by ${inLine(action.by)}\n  ${codeSpan(action.command)}`;

function summaryOf(story: Story): string {
  const drill = story.isDrill ? 'This was a drill. ' : '';
  const what = `${drill}Incident ${story.number}, ${inLine(story.title)}${story.service ? ` (${inLine(story.service)})` : ''}, began on ${dayOf(story.startedAt)} at ${clockTime(story.startedAt)} UTC`;
  const length = durationOf(story);
  const end = story.resolvedAt && length !== null ? ` and was resolved at ${clockTime(story.resolvedAt)} UTC, after ${length}.` : '.';
  const helped = story.actions.filter(({ hasChanged, outcome }) => hasChanged && outcome === 'succeeded').map(({ title }) => inLine(title));
  const steps = helped.length > 0 ? ` What was done: ${helped.join('; ')}.` : '';
  return `${what}${end}${steps}${story.summary ? `\n\n${inLine(story.summary, 5_000)}` : ''}`;
}

/** The body of a section, as Markdown; null when the part is not one that the journal knows anything about. */
export function sectionBody(story: Story, part: FormPart | null): string | null {
  switch (part) {
    case 'summary':
      return summaryOf(story);
    case 'timeline':
      return story.lines.map(({ at, text }) => `- ${clockTime(at)} UTC - ${inLine(text)}`).join('\n');
    case 'impact':
      return story.impact ? inLine(story.impact, 2_000) : toWrite('who noticed what, and how many they were');
    case 'root-cause':
      return toWrite('the technical cause');
    case 'resolution':
    case 'actions': {
      const actions = part === 'actions' ? story.actions : story.actions.filter(({ hasChanged }) => hasChanged);
      const override = story.override ? `\n- Resolved against what spoke against it: ${inLine(story.override)}` : '';
      if (actions.length === 0) return `${toWrite('what ended it; no step of the runbook that changes anything was run')}${override}`;
      return actions.map(actionLine).join('\n') + override;
    }
    case 'action-items':
      return toWrite('add action items below the text; the export lists them here');
    case 'lessons':
      return toWrite('what went well, what did not, where we were lucky');
    case 'people':
      return story.people.map(({ name, did }) => `- ${inLine(name)}: ${inLine(did)}`).join('\n') || toWrite('who took part');
    case 'detection':
      return story.alerts > 0
        ? `By ${story.alerts} ${story.alerts === 1 ? 'alert' : 'alerts'}; declared at ${clockTime(story.declaredAt)} UTC.`
        : `Declared by hand at ${clockTime(story.declaredAt)} UTC.`;
    default:
      return null;
  }
}
