import { setImmediate } from 'node:timers/promises';
import { messageOf, newId } from '#base';
import type { Context } from '#journal';
import type { Match } from '#runbooks';
import type { Db } from '#store';
import { contentHash } from '../formats/format.ts';
import { touchIntegrations } from '../intake/integration-store.ts';
import type { IncomingAlert } from '../model/alert.ts';
import { alertKey, applyRequests, type AlertDraft, type ReadRequest } from './apply-requests.ts';
import { applyToGroups } from './apply-to-groups.ts';
import {
  extendExpiry,
  insertAlerts,
  lockDigest,
  markDigested,
  selectGroups,
  selectKnownAlerts,
  selectWaiting,
  updateAlerts,
  type AlertRow,
  type LoggedRequest,
} from './digest-store.ts';
import type { MatcherCache } from './matcher-cache.ts';
import type { ReadAhead } from './read-ahead.ts';
import { scheduleExpiry } from './expire-alerts.ts';
import { readLogged } from './read-request.ts';
import { announceGroups, setAside } from './write-changes.ts';

export interface BatchResult {
  readonly requests: number;
  readonly alerts: number;
  /** Whether more may be waiting: the batch was as big as a batch may be. */
  readonly isMore: boolean;
}

/**
 * Digests the oldest waiting requests in one transaction: all of it or nothing, so a death at any point
 * leaves the log as the next digester needs it. Answers how much was done; 0 requests means that none waits.
 */
export async function digestBatch(
  context: Context,
  memory: { matchers: MatcherCache; readAhead: ReadAhead },
  limit: { requests: number; bytes: number },
  onTaken: (logged: readonly LoggedRequest[]) => void = () => undefined,
): Promise<BatchResult> {
  const { matchers, readAhead } = memory;
  const result = await context.store.transaction(async (tx) => {
    await lockDigest(tx);
    const logged = await selectWaiting(tx, { ...limit, read: readAhead.ids() });
    onTaken(logged);
    if (logged.length === 0) return { requests: 0, alerts: 0, isMore: false, last: 0 };
    const now = context.clock.now();
    const requests: ReadRequest[] = [];
    for (const [index, request] of logged.entries()) {
      // Senders that wait for their answer get their turn.
      if (index % 25 === 24) await setImmediate();
      const read = readRequest(request, readAhead);
      if ('error' in read) await setAside(context, tx, request, read.error);
      else requests.push(read);
    }
    const match = await matchers.prepare(tx, [...new Set(requests.map((request) => request.organizationId))]);
    await apply(context, tx, requests, match);
    await markDigested(
      tx,
      requests.map((request) => request.id),
      now,
    );
    await touchIntegrations(tx, [...new Set(requests.flatMap((request) => request.integrationId ?? []))], now);
    return {
      requests: logged.length,
      alerts: requests.reduce((sum, request) => sum + request.alerts.length, 0),
      isMore: logged.length >= limit.requests || logged.reduce((sum, request) => sum + request.bytes, 0) >= limit.bytes,
      last: logged.at(-1)?.id ?? 0,
    };
  });
  readAhead.forgetUpTo(result.last);
  return result;
}

/** Reads a request again, from its bytes. It was valid when it was accepted; if it is not now, it is set aside. */
function readRequest(request: LoggedRequest, readAhead: ReadAhead): ReadRequest | { error: string } {
  try {
    const { alerts, membersHidden } = readAhead.get(request.id) ?? readLogged(request);
    const { id, organizationId, integrationId, service, receivedAt } = request;
    return {
      id,
      organizationId,
      integrationId,
      service,
      receivedAt,
      membersHidden,
      alerts: alerts.map((alert) => ({ ...alert, content: contentHash(alert) })),
    };
  } catch (error) {
    return { error: messageOf(error) };
  }
}

async function apply(
  context: Context,
  tx: Db,
  requests: readonly ReadRequest[],
  match: (organizationId: string, alert: IncomingAlert) => readonly Match[],
): Promise<void> {
  const keys = new Map<string, { organizationId: string; fingerprint: string }>();
  for (const { organizationId, alerts } of requests)
    for (const { fingerprint } of alerts) keys.set(alertKey(organizationId, fingerprint), { organizationId, fingerprint });
  const stored = await selectKnownAlerts(tx, [...keys.values()]);
  const known = new Map(stored.map((alert) => [alertKey(alert.organizationId, alert.fingerprint), alert]));
  const { drafts, events } = applyRequests({ requests, known, match, newAlertId: (at) => newId('alert', at) });

  if (events.length > 0) {
    const ids = new Set<string>();
    const groupKeys = new Map<string, { organizationId: string; key: string }>();
    for (const event of events) {
      if (event.draft.groupId !== null) ids.add(event.draft.groupId);
      if (event.kind === 'fired')
        groupKeys.set(`${event.draft.organizationId} ${event.key}`, { organizationId: event.draft.organizationId, key: event.key });
    }
    const groups = await selectGroups(tx, { ids: [...ids], keys: [...groupKeys.values()] });
    await announceGroups(context, tx, applyToGroups(events, groups));
  }
  const all = [...drafts.values()];
  const now = context.clock.now();
  await insertAlerts(
    tx,
    all.flatMap((draft) => (known.has(alertKey(draft.organizationId, draft.fingerprint)) ? [] : (rowOf(draft) ?? []))),
    now,
  );
  await updateAlerts(
    tx,
    all.flatMap((draft) => (known.has(alertKey(draft.organizationId, draft.fingerprint)) ? (rowOf(draft) ?? []) : [])),
    now,
  );
  const extended = all.filter((draft) => draft.isExtended && draft.shown === null);
  await extendExpiry(
    tx,
    extended.map((draft) => ({ id: draft.id, expiresAt: draft.known?.expiresAt ?? null })),
  );
  await scheduleExpiry(
    tx,
    all.flatMap((draft) => ((draft.shown ?? draft.isExtended) && draft.known?.expiresAt ? draft.known.expiresAt : [])),
  );
}

function rowOf(draft: AlertDraft): AlertRow | null {
  const { shown, known } = draft;
  if (!shown || !known) return null;
  return {
    id: draft.id,
    organization_id: draft.organizationId,
    fingerprint: draft.fingerprint,
    integration_id: shown.request.integrationId,
    group_id: draft.groupId,
    episode: draft.episode,
    name: shown.alert.name,
    state: known.state,
    service: shown.service,
    labels: shown.alert.labels,
    annotations: shown.alert.annotations,
    generator_url: shown.alert.generatorUrl,
    content: shown.alert.content,
    starts_at: known.startsAt,
    ends_at: known.endsAt,
    expires_at: known.expiresAt,
    resolved_by: known.resolvedBy,
    request_id: shown.request.id,
  };
}
