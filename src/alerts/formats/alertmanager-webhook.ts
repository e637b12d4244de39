import { z } from 'zod';
import { checkText, incomingAlert, instant, limits, parseWith, readInstant, textMap, type Format } from './format.ts';

const body = z.object({
  // "4" today; Grafana sends "1" in the same shape, so the number alone refuses nobody.
  version: z.string().max(20).optional(),
  truncatedAlerts: z.number().optional(),
  alerts: z
    .array(
      z.object({
        status: z.enum(['firing', 'resolved']),
        labels: textMap,
        annotations: textMap.nullish(),
        startsAt: instant.nullish(),
        endsAt: instant.nullish(),
        generatorURL: z.string().max(limits.valueLength).nullish(),
        fingerprint: z.string().max(limits.nameLength).nullish(),
      }),
    )
    .max(limits.alerts),
});
const what = 'an Alertmanager webhook body of version 4 (its default payload)';

/** Alertmanager's webhook, version 4 (interop.md section 1). The sender says when an alert is over, so none expires. */
export const alertmanagerWebhook: Format = {
  name: 'alertmanager-webhook',
  kinds: ['alertmanager'],
  parse(value, receivedAt) {
    const message = parseWith(body, value, what);
    const alerts = message.alerts.map((alert, index) => {
      const annotations = alert.annotations ?? {};
      checkText(alert.labels, `alerts[${index}].labels`);
      checkText(annotations, `alerts[${index}].annotations`);
      const endsAt = readInstant(alert.endsAt, `alerts[${index}].endsAt`);
      const isOver = alert.status === 'resolved' || (endsAt !== null && endsAt <= receivedAt);
      return incomingAlert({
        fingerprint: alert.fingerprint ?? null,
        state: isOver ? 'resolved' : 'firing',
        labels: alert.labels,
        annotations,
        generatorUrl: alert.generatorURL || null,
        startsAt: readInstant(alert.startsAt, `alerts[${index}].startsAt`),
        endsAt: isOver ? endsAt : null,
        expiresAt: null,
      });
    });
    return { alerts, membersHidden: (message.truncatedAlerts ?? 0) > 0 };
  },
};
