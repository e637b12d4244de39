import { z } from 'zod';
import { checkText, incomingAlert, instant, limits, parseWith, readInstant, refuse, textMap, type Format } from './format.ts';

const body = z
  .array(
    z.object({
      labels: textMap,
      annotations: textMap.nullish(),
      startsAt: instant.nullish(),
      endsAt: instant.nullish(),
      generatorURL: z.string().max(limits.valueLength).nullish(),
    }),
  )
  .max(limits.alerts);
const what = "a body of Alertmanager's POST /api/v2/alerts (an array of alerts)";

/** Alertmanager's resolve_timeout: how long an alert without an end lives unless it is sent again. */
const resolveTimeoutMs = 5 * 60_000;
// Ends are rounded up to this, so that a sender who repeats itself every few seconds changes nothing each time.
const expiryGrainMs = 30_000;
const expiry = (ms: number) => new Date(Math.ceil(ms / expiryGrainMs) * expiryGrainMs);

/** Alertmanager's own push endpoint, as Prometheus uses it (interop.md section 1). */
export const alertmanagerPush: Format = {
  name: 'alertmanager-push',
  kinds: ['alertmanager'],
  parse(value, receivedAt) {
    const alerts = parseWith(body, value, what).map((alert, index) => {
      const annotations = alert.annotations ?? {};
      checkText(alert.labels, `[${index}].labels`);
      checkText(annotations, `[${index}].annotations`);
      if (!hasAny(alert.labels)) refuse(what, [{ field: `[${index}].labels`, message: 'at least one label is needed' }]);
      const startsAt = readInstant(alert.startsAt, `[${index}].startsAt`);
      const endsAt = readInstant(alert.endsAt, `[${index}].endsAt`);
      const isOver = endsAt !== null && endsAt <= receivedAt;
      return incomingAlert({
        fingerprint: null,
        state: isOver ? 'resolved' : 'firing',
        labels: alert.labels,
        annotations,
        generatorUrl: alert.generatorURL || null,
        startsAt,
        endsAt: isOver ? endsAt : null,
        expiresAt: isOver ? null : expiry(endsAt?.getTime() ?? receivedAt.getTime() + resolveTimeoutMs),
      });
    });
    return { alerts, membersHidden: false };
  },
};

function hasAny(map: object): boolean {
  for (const _ in map) return true;
  return false;
}
