import type { TimelineEntryView } from '../../api/views.ts';
import type { IconName } from '../../ui/icon.tsx';

export type TimelineCategory = 'people' | 'steps' | 'alerts' | 'pages' | 'messages' | 'incident';

export const categoryWord: Readonly<Record<TimelineCategory | 'all', string>> = {
  all: 'Everything',
  people: 'Notes',
  steps: 'Steps',
  alerts: 'Alerts',
  pages: 'Pages',
  messages: 'Messages',
  incident: 'Status and roles',
};

type Kind = { readonly category: TimelineCategory; readonly icon: IconName };

/** An entry's type is `room.what-happened`; most rooms write one kind of thing. */
const byRoom: Readonly<Record<string, Kind>> = {
  alerts: { category: 'alerts', icon: 'bell' },
  paging: { category: 'pages', icon: 'siren' },
  execution: { category: 'steps', icon: 'terminal' },
  comms: { category: 'messages', icon: 'send' },
  delivery: { category: 'messages', icon: 'send' },
  statuspage: { category: 'messages', icon: 'globe' },
  postmortem: { category: 'incident', icon: 'doc' },
};
const byType: Readonly<Record<string, Kind>> = {
  'incident.noted': { category: 'people', icon: 'chat' },
  'incident.acknowledged': { category: 'pages', icon: 'check' },
  'incident.alerts-joined': { category: 'alerts', icon: 'bell' },
  'incident.alerts-resolved': { category: 'alerts', icon: 'circle-check' },
  'incident.resolved': { category: 'incident', icon: 'circle-check' },
  'incident.role-assigned': { category: 'incident', icon: 'user' },
  'incident.runbook-attached': { category: 'incident', icon: 'book' },
  'incident.task-changed': { category: 'incident', icon: 'check' },
  'incident.severity-changed': { category: 'incident', icon: 'octagon' },
};

/** What kind of thing an entry is; a type nobody listed belongs to the incident itself. */
export function categorize(type: string): Kind {
  return byType[type] ?? byRoom[type.split('.')[0] ?? ''] ?? { category: 'incident', icon: 'flag' };
}

/** Entries that fit a filter and hold a text (in the sentence, the actor, the type or the data). */
export function filterTimeline(
  entries: readonly TimelineEntryView[],
  category: TimelineCategory | 'all',
  find: string,
): readonly TimelineEntryView[] {
  const wanted = find.trim().toLowerCase();
  return entries.filter(
    (entry) =>
      (category === 'all' || categorize(entry.type).category === category) &&
      (wanted === '' || `${entry.text}\n${entry.actor.name}\n${entry.type}\n${JSON.stringify(entry.data)}`.toLowerCase().includes(wanted)),
  );
}
