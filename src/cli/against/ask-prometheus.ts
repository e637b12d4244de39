import { z } from 'zod';
import { fail, messageOf } from '#base';
import type { PrometheusFacts } from '#runbooks/lint';

const timeLimitMs = 10_000;
const rulesAnswer = z.object({
  data: z.object({
    groups: z.array(
      z.object({
        rules: z.array(z.object({ type: z.string(), name: z.string(), annotations: z.record(z.string(), z.string()).optional() })),
      }),
    ),
  }),
});
const namesAnswer = z.object({ data: z.array(z.string()) });

/** Asks a Prometheus for its alert rules and the names of its metrics; both calls only read. */
export async function askPrometheus(address: string): Promise<PrometheusFacts> {
  const url = URL.parse(address);
  if (url === null || !/^https?:$/.test(url.protocol))
    return fail('bad-setting', `--against prometheus=${address}: this is no http address; write --against prometheus=http://HOST:9090`);
  const authorization =
    url.username === ''
      ? null
      : `Basic ${Buffer.from(`${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`).toString('base64')}`;
  url.username = '';
  url.password = '';
  const shown = url.href.replace(/\/+$/, '');
  async function ask<T>(path: string, schema: z.ZodType<T>): Promise<T> {
    try {
      const response = await fetch(`${shown}${path}`, {
        headers: authorization === null ? {} : { authorization },
        signal: AbortSignal.timeout(timeLimitMs),
      });
      if (!response.ok) throw new Error(`it answers ${response.status}`);
      return schema.parse(await response.json());
    } catch (error) {
      const why = error instanceof z.ZodError ? 'its answer is not that of a Prometheus' : reasonOf(error);
      return fail('not-ready', `${shown}${path}: Prometheus cannot be asked: ${why}; check the address and that it runs`, { cause: error });
    }
  }
  const [rules, metrics] = [await ask('/api/v1/rules?type=alert', rulesAnswer), await ask('/api/v1/label/__name__/values', namesAnswer)];
  return {
    address: shown,
    alertRules: rules.data.groups.flatMap((group) =>
      group.rules
        .filter(({ type }) => type === 'alerting')
        .map(({ name, annotations }) => ({ name, runbookUrl: annotations?.['runbook_url'] ?? null })),
    ),
    metrics: new Set(metrics.data),
  };
}

/** `fetch failed` says nothing; its cause does. */
const reasonOf = (error: unknown): string => messageOf(error instanceof Error && error.cause instanceof Error ? error.cause : error);
