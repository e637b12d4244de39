import { fail } from '#base';
import type { Context } from '#journal';
import { hashKey } from '../create-integration.ts';
import type { ReadAhead } from '../digest/read-ahead.ts';
import { readJson } from '../formats/format.ts';
import { formatNamed } from '../formats/formats.ts';
import { selectIntegrationByKey, type Integration } from './integration-store.ts';
import type { RequestLog } from './request-log.ts';

/** What came in, and by whose leave: an integration's key, or somebody whom the transport has authorised already. */
export interface AcceptInput {
  /** `alertmanager-webhook`, `alertmanager-push`; see formats/formats.ts. */
  readonly format: string;
  readonly credential: { readonly key: string } | { readonly organizationId: string };
  readonly body: Buffer;
}

export type Accept = (input: AcceptInput) => Promise<{ readonly alerts: number }>;

// A revoked key works on other nodes for at most this long.
const keyLifeMs = 5_000;
const maxCachedKeys = 10_000;

/**
 * Makes the verb that takes requests in: validate, append the raw bytes, answer after commit.
 * `invalid-input` names the wrong fields, `too-large` the limit, `not-authenticated` an unknown key,
 * `overloaded` asks the sender to come again. What was read is handed to `remember` for the digester.
 */
export function createAccept(context: Context, requestLog: RequestLog, remember: ReadAhead['remember']): Accept {
  // The look-up itself is kept, so that a thousand requests at once ask the database once.
  const cache = new Map<string, { found: Promise<Integration | null>; until: number }>();

  async function integrationOf(key: string, kinds: readonly string[]): Promise<Integration> {
    const hash = hashKey(key);
    const cacheKey = hash.toString('base64');
    const now = context.clock.now().getTime();
    let known = cache.get(cacheKey);
    if (!known || known.until <= now) {
      if (cache.size >= maxCachedKeys) cache.clear();
      known = { found: find(hash), until: now + keyLifeMs };
      cache.set(cacheKey, known);
    }
    let integration: Integration | null = null;
    try {
      integration = await known.found;
    } finally {
      // Neither a failure nor a stranger is remembered.
      if (!integration) cache.delete(cacheKey);
    }
    return integration && kinds.includes(integration.kind) ? integration : refuseKey();
  }

  async function find(hash: Buffer): Promise<Integration | null> {
    try {
      return await selectIntegrationByKey(context.store.db, hash);
    } catch (cause) {
      // A 4xx would make the sender give up on alerts that a retry would save.
      return fail('overloaded', 'the key cannot be checked now; send the alerts again', { cause });
    }
  }

  return async ({ format: formatName, credential, body }) => {
    const format = formatNamed(formatName);
    const origin =
      'key' in credential
        ? await integrationOf(credential.key, format.kinds).then(({ id, organizationId }) => ({ integrationId: id, organizationId }))
        : { integrationId: null, organizationId: credential.organizationId };
    const receivedAt = context.clock.now();
    const read = format.parse(readJson(body), receivedAt);
    const id = await requestLog.append({ ...origin, format: format.name, body, receivedAt });
    remember(id, read, body.length);
    return { alerts: read.alerts.length };
  };
}

function refuseKey(): never {
  return fail('not-authenticated', 'this key is not known here, or not for this kind of alert; make one under Integrations');
}
