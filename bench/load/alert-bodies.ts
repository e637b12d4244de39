/** Alerts as a Prometheus of a mid-sized cluster sends them: about 700 bytes each, `distinct` of them, over and over. */
export function pushAlert(n: number, startsAt: string) {
  return {
    labels: {
      alertname: `BenchAlert${n % 20}`,
      service: `service-${n % 50}`,
      severity: n % 3 === 0 ? 'critical' : 'warning',
      cluster: 'eu-central-1',
      namespace: `team-${n % 10}`,
      job: 'kubernetes-pods',
      instance: `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}:9100`,
      pod: `service-${n % 50}-7c9f8d6b5-${n}`,
    },
    annotations: {
      summary: `Error rate of service-${n % 50} is above 5 %`,
      description:
        'The share of failed requests has been above the limit for five minutes; see the dashboard for the routes that are concerned.',
    },
    startsAt,
    generatorURL: 'http://prometheus.example:9090/graph?g0.expr=rate%28http_requests_total%5B5m%5D%29&g0.tab=1',
  };
}

/** Ready bodies of `batch` alerts each, that together hold `distinct` alerts. */
export function pushBodies(options: { batch: number; distinct: number; startsAt: string; first?: number }): readonly Buffer[] {
  const { batch, distinct, startsAt, first = 0 } = options;
  return Array.from({ length: Math.ceil(distinct / batch) }, (_, body) =>
    Buffer.from(JSON.stringify(Array.from({ length: batch }, (__, n) => pushAlert(first + ((body * batch + n) % distinct), startsAt)))),
  );
}
