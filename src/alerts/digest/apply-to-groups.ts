import { groupId, groupTitle, sharedLabels } from '../model/alert-group.ts';
import { severityHintOf, worseHint } from '../model/severity-hint.ts';
import type { GroupEvent } from './apply-requests.ts';
import type { KeyedGroup } from './digest-store.ts';

/** What happened to one group in a batch. */
export interface GroupChange {
  group: KeyedGroup;
  readonly fired: Set<string>;
  readonly resolved: Set<string>;
}

const groupRef = (organizationId: string, key: string) => `${organizationId} ${key}`;

/**
 * Carries firings and ends over to the groups, in the order of the log, and tells each alert its group.
 * `groups` holds every stored group that the events touch; the answer holds those that changed.
 */
export function applyToGroups(events: readonly GroupEvent[], groups: readonly KeyedGroup[]): readonly GroupChange[] {
  const byKey = new Map<string, GroupChange>();
  const byId = new Map<string, GroupChange>();
  const changed = new Set<GroupChange>();
  const keep = (group: KeyedGroup): GroupChange => {
    const change: GroupChange = { group, fired: new Set(), resolved: new Set() };
    byKey.set(groupRef(group.organizationId, group.key), change);
    byId.set(group.id, change);
    return change;
  };
  for (const group of groups) keep(group);

  for (const event of events) {
    const { draft } = event;
    if (event.kind === 'fired') {
      const change = byKey.get(groupRef(draft.organizationId, event.key)) ?? keep(emptyGroup(event));
      fire(change, event);
      changed.add(change);
      continue;
    }
    const change = draft.groupId === null ? undefined : byId.get(draft.groupId);
    if (!change) continue;
    if (event.kind === 'hidden') {
      if (change.group.membersHidden) continue;
      change.group = { ...change.group, membersHidden: true };
    } else {
      change.group = { ...change.group, firing: Math.max(0, change.group.firing - 1) };
      change.resolved.add(draft.id);
    }
    changed.add(change);
  }
  return [...changed];
}

type Fired = Extract<GroupEvent, { kind: 'fired' }>;

function emptyGroup(event: Fired): KeyedGroup {
  return {
    id: groupId(event.draft.organizationId, event.key),
    organizationId: event.draft.organizationId,
    key: event.key,
    title: groupTitle({ name: event.alert.name, service: event.service }),
    service: event.service,
    matches: event.matches,
    severityHint: null,
    labels: event.alert.labels,
    membersHidden: false,
    episode: 0,
    members: 0,
    firing: 0,
    startedAt: event.startsAt,
  };
}

function fire(change: GroupChange, event: Fired): void {
  const { draft, alert, startsAt } = event;
  const hint = severityHintOf(alert.labels);
  const before = change.group;
  if (before.firing === 0) {
    // It starts afresh: what was said of the last episode does not hold for this one.
    change.group = {
      ...before,
      title: groupTitle({ name: alert.name, service: event.service }),
      matches: event.matches,
      severityHint: hint,
      labels: alert.labels,
      membersHidden: event.membersHidden,
      episode: before.episode + 1,
      members: 1,
      firing: 1,
      startedAt: startsAt,
    };
  } else {
    const isMember = draft.groupId === before.id && draft.episode === before.episode;
    change.group = {
      ...before,
      severityHint: worseHint(before.severityHint, hint),
      labels: sharedLabels(before.labels, alert.labels),
      membersHidden: before.membersHidden || event.membersHidden,
      members: before.members + (isMember ? 0 : 1),
      firing: before.firing + 1,
      startedAt: startsAt < before.startedAt ? startsAt : before.startedAt,
    };
  }
  draft.groupId = change.group.id;
  draft.episode = change.group.episode;
  change.fired.add(draft.id);
}
