import { z } from 'zod';
import { guardedRequest } from './guarded-request.ts';

const texts = z.record(z.string(), z.string()).default({});
const answerShape = z.object({
  status: z.enum(['success', 'error']),
  error: z.string().optional(),
  data: z
    .object({
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
    })
    .optional(),
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
  const base = URL.parse(input.url);
  if (!base) return { ok: false, reason: 'the connection has no valid address' };
  const target = new URL(`${base.pathname.replace(/\/$/, '')}/api/v1/rules?type=alert&exclude_alerts=true`, base);
  const login = Buffer.from(`${decodeURIComponent(base.username)}:${decodeURIComponent(base.password)}`).toString('base64');
  const result = await guardedRequest({
    method: 'GET',
    url: new URL(target.pathname + target.search, base.origin).href,
    headers: base.username === '' ? [] : [['authorization', `Basic ${login}`]],
    body: null,
    allowedOrigins: [base.origin],
    limitBytes,
    signal: input.signal,
  });
  if (!result.ok) return { ok: false, reason: `Prometheus does not answer: ${result.reason}` };
  if (result.answer.cut) return { ok: false, reason: `its rules are more than ${limitBytes / 1024 / 1024} MiB` };
  let body: unknown;
  try {
    body = JSON.parse(result.answer.body);
  } catch {
    return { ok: false, reason: `this is not Prometheus: HTTP ${result.answer.status} without JSON` };
  }
  const parsed = answerShape.safeParse(body);
  if (!parsed.success) return { ok: false, reason: `Prometheus answered in an unknown form (HTTP ${result.answer.status})` };
  const { data } = parsed.data;
  if (parsed.data.status === 'error' || !data)
    return { ok: false, reason: parsed.data.error ?? 'Prometheus reports an error without a reason' };
  return {
    ok: true,
    rules: data.groups.flatMap(({ name: group, file, rules }) =>
      // An older server does not know the filter and answers with recording rules, too.
      rules.flatMap(({ type, name, state, labels, annotations }) =>
        type === 'alerting' ? [{ name, group, file, state, labels, annotations }] : [],
      ),
    ),
  };
}
