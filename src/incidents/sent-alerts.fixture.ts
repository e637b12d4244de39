/** One alert as Alertmanager's webhook sends it; `endsAt` makes it a resolved one. */
export interface SentAlert {
  readonly labels?: Record<string, string>;
  readonly endsAt?: string;
}

/** A webhook of version 4 with these alerts, as raw bytes. */
export function webhookOf(sent: readonly SentAlert[]): Buffer {
  return Buffer.from(
    JSON.stringify({
      version: '4',
      groupKey: '{}',
      status: 'firing',
      truncatedAlerts: 0,
      alerts: sent.map(({ labels, endsAt }) => ({
        status: endsAt ? 'resolved' : 'firing',
        labels: { alertname: 'GateReaderDown', service: 'gates', instance: 'a', ...labels },
        annotations: { summary: 'nobody can board' },
        startsAt: '2026-01-05T02:10:00Z',
        endsAt: endsAt ?? '0001-01-01T00:00:00Z',
      })),
    }),
  );
}
