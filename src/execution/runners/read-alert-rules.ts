import { z } from 'zod';
import { askPrometheus } from './ask-prometheus.ts';

const texts = z.record(z.string(), z.string()).default({});
const rulesShape = z.object({
  groups: z.array(
    z.object({
      name: z.string(),
      file: z.string().default(''),
      rules: z.array(
        z.object({
          type: z.string(),
          name: z.string(),
          state: z.enum(['firing', 'pending', 'inactive', 'unknown']).catch('unknown').default('unknown'),
          labels: texts,
          annotations: texts,
        }),
      ),
    }),
  ),
});

/** An alerting rule that a Prometheus has loaded. */
export interface PrometheusRule {
  readonly name: string;
  readonly group: string;
  readonly file: string;
  readonly state: 'firing' | 'pending' | 'inactive' | 'unknown';
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

const limitBytes = 32 * 1024 * 1024;

/** Asks the named Prometheus for its alerting rules. `url` is the server's address, with or without a path prefix. */
export async function readPrometheusRules(input: {
  url: string;
  signal: AbortSignal;
}): Promise<{ readonly ok: true; readonly rules: readonly PrometheusRule[] } | { readonly ok: false; readonly reason: string }> {
  const answer = await askPrometheus({
    ...input,
    path: '/api/v1/rules?type=alert&exclude_alerts=true',
    form: null,
    data: rulesShape,
    limitBytes,
  });
  if (!answer.ok) return answer;
  return {
    ok: true,
    rules: answer.data.groups.flatMap(({ name: group, file, rules }) =>
      // An older server does not know the filter and answers with recording rules, too.
      rules.flatMap(({ type, name, state, labels, annotations }) =>
        type === 'alerting' ? [{ name, group, file, state, labels, annotations }] : [],
      ),
    ),
  };
}
