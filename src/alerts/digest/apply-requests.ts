import type { Match } from '#runbooks';
import { applyAlert, type Verdict } from '../model/apply-alert.ts';
import { groupKey, serviceOf } from '../model/alert-group.ts';
import type { IncomingAlert, KnownAlert } from '../model/alert.ts';

/** A request that was read: what digesting needs of it. */
export interface ReadRequest {
  readonly id: number;
  readonly organizationId: string;
  readonly integrationId: string | null;
  /** The integration's service, for alerts that do not say one. */
  readonly service: string | null;
  readonly receivedAt: Date;
  readonly membersHidden: boolean;
  readonly alerts: readonly (IncomingAlert & { readonly content: string })[];
}

/** One alert while a batch of requests passes over it. */
export interface AlertDraft {
  readonly organizationId: string;
  readonly fingerprint: string;
  readonly id: string;
  known: KnownAlert | null;
  /** What is shown, from the last message that changed anything. */
  shown: {
    readonly alert: IncomingAlert & { readonly content: string };
    readonly request: ReadRequest;
    readonly service: string | null;
  } | null;
  groupId: string | null;
  episode: number;
  isExtended: boolean;
}

/** Something that a group must hear of, in the order of the log. */
export type GroupEvent =
  | {
      readonly kind: 'fired';
      readonly draft: AlertDraft;
      readonly key: string;
      readonly service: string | null;
      readonly matches: readonly Match[];
      readonly alert: IncomingAlert;
      readonly startsAt: Date;
      readonly membersHidden: boolean;
    }
  | { readonly kind: 'resolved' | 'hidden'; readonly draft: AlertDraft };

export interface Applied {
  readonly drafts: ReadonlyMap<string, AlertDraft>;
  readonly events: readonly GroupEvent[];
}

export const alertKey = (organizationId: string, fingerprint: string) => `${organizationId} ${fingerprint}`;

/**
 * Passes requests, in the order of the log, over what is known. Pure: `known` holds every stored alert that the
 * requests speak of, `match` answers from a fixed catalogue. What is written follows from the drafts and events.
 */
export function applyRequests(options: {
  readonly requests: readonly ReadRequest[];
  readonly known: ReadonlyMap<string, KnownAlert>;
  readonly match: (organizationId: string, alert: IncomingAlert) => readonly Match[];
  readonly newAlertId: (receivedAt: Date) => string;
}): Applied {
  const drafts = new Map<string, AlertDraft>();
  const events: GroupEvent[] = [];
  for (const request of options.requests) {
    for (const alert of request.alerts) {
      const key = alertKey(request.organizationId, alert.fingerprint);
      let draft = drafts.get(key);
      if (!draft) {
        const known = options.known.get(key) ?? null;
        draft = {
          organizationId: request.organizationId,
          fingerprint: alert.fingerprint,
          id: known?.id ?? options.newAlertId(request.receivedAt),
          known,
          shown: null,
          groupId: known?.groupId ?? null,
          episode: known?.episode ?? 0,
          isExtended: false,
        };
        drafts.set(key, draft);
      }
      const verdict = applyAlert(draft.known, alert, alert.content, request.receivedAt);
      const event = eventOf(draft, verdict, alert, request, options.match);
      if (event) events.push(event);
      take(draft, verdict, alert, request);
    }
  }
  return { drafts, events };
}

function eventOf(
  draft: AlertDraft,
  verdict: Verdict,
  alert: IncomingAlert,
  request: ReadRequest,
  match: (organizationId: string, alert: IncomingAlert) => readonly Match[],
): GroupEvent | null {
  const { membersHidden, organizationId } = request;
  switch (verdict.change) {
    case 'new':
    case 'refired': {
      const matches = match(organizationId, alert);
      const service = serviceOf(alert.labels, request.service);
      const key = groupKey({ name: alert.name, service, match: matches[0] ?? null });
      return { kind: 'fired', draft, key, service, matches, alert, startsAt: verdict.startsAt, membersHidden };
    }
    case 'resolved':
      return { kind: 'resolved', draft };
    case 'updated':
    case 'extended':
    case 'none':
      return membersHidden ? { kind: 'hidden', draft } : null;
  }
}

function take(draft: AlertDraft, verdict: Verdict, alert: IncomingAlert & { readonly content: string }, request: ReadRequest): void {
  const { change, state, startsAt, endsAt, expiresAt, resolvedBy } = verdict;
  const isFirst = draft.known === null;
  if (change === 'none' && !isFirst) return;
  if (change === 'extended') draft.isExtended = true;
  // The end of an alert says nothing new about it, but its annotations may (the last value).
  else draft.shown = { alert, request, service: serviceOf(alert.labels, request.service) };
  const { id, groupId, episode } = draft;
  const content = draft.shown?.alert.content ?? draft.known?.content ?? alert.content;
  draft.known = { id, state, startsAt, endsAt, expiresAt, resolvedBy, groupId, episode, content };
}
