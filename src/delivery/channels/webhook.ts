import { createHmac } from 'node:crypto';
import { isTocsinError, type Clock } from '#base';
import { createGuardedFetch, type GuardedAnswer } from '../guarded-fetch.ts';
import type { Deliverer, Outcome } from '../model/message.ts';
import { oneLine } from '../model/plain-text.ts';
import type { DeliverySettings } from '../settings.ts';

/**
 * `X-Tocsin-Signature: t=<unix seconds>,v1=<hex>`, v1 = HMAC-SHA256(secret, `${t}.${raw body}`):
 * the receiver checks the raw bytes and refuses an old t (replay).
 */
function signWebhook(secret: string, body: string, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1000);
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}

/** POST of JSON to an address from the workspace, signed, with the delivery's id as idempotency key. */
export function createWebhookDeliverer(options: { settings: DeliverySettings; clock: Clock }): Deliverer {
  return {
    async deliver({ id, organizationId, target, message }) {
      const { subject, text, link, data } = message;
      const body = JSON.stringify({ id, subject, text, link: link ?? null, ...data });
      const fetchGuarded = createGuardedFetch({ allowPrivateAddresses: options.settings.mayCallPrivateAddresses(organizationId) });
      try {
        const answer = await fetchGuarded(target, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'idempotency-key': id,
            'x-tocsin-signature': signWebhook(options.settings.webhookSecretFor(organizationId), body, options.clock.now()),
          },
          body,
        });
        return outcomeOf(answer);
      } catch (error) {
        if (!isTocsinError(error)) throw error;
        return {
          state: 'failed',
          detail: error.message,
          isFinal: error.code === 'outside-refused',
          isUnreachable: error.code === 'delivery-failed',
        };
      }
    },
  };
}

/** 2xx is done; 408, 425, 429 and 5xx may pass; anything else will say the same tomorrow. */
function outcomeOf({ status, retryAfter, body }: GuardedAnswer): Outcome {
  if (status >= 200 && status < 300) return { state: 'sent', detail: `answered ${status}`, result: { status } };
  const detail =
    status >= 300 && status < 400 ? `answered ${status}; redirects are not followed` : `answered ${status} ${oneLine(body, 200)}`.trim();
  const mayPass = status === 408 || status === 425 || status === 429 || status >= 500;
  const seconds = retryAfter === null ? NaN : Number(retryAfter);
  return {
    state: 'failed',
    detail,
    isFinal: !mayPass,
    ...(Number.isFinite(seconds) && seconds > 0 ? { retryAfterMs: seconds * 1000 } : {}),
  };
}
