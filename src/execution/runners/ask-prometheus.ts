import { z } from 'zod';
import { guardedRequest } from './guarded-request.ts';

export type PrometheusAnswer<Data> = { readonly ok: true; readonly data: Data } | { readonly ok: false; readonly reason: string };

/**
 * Asks the API of a Prometheus at `url` (with or without a path prefix and a login) and reads the `data` of its answer,
 * https://prometheus.io/docs/prometheus/latest/querying/api/. With `form` it is a POST. Never throws: `reason` says what is wrong.
 */
export async function askPrometheus<Data>(input: {
  url: string;
  path: string;
  form: Readonly<Record<string, string>> | null;
  data: z.ZodType<Data>;
  limitBytes: number;
  signal: AbortSignal;
}): Promise<PrometheusAnswer<Data>> {
  const base = URL.parse(input.url);
  if (!base) return { ok: false, reason: 'the connection has no valid address' };
  const target = new URL(`${base.pathname.replace(/\/$/, '')}${input.path}`, base);
  const login = Buffer.from(`${decodeURIComponent(base.username)}:${decodeURIComponent(base.password)}`).toString('base64');
  const result = await guardedRequest({
    method: input.form === null ? 'GET' : 'POST',
    url: new URL(target.pathname + target.search, base.origin).href,
    headers: [
      ...(input.form === null ? [] : [['content-type', 'application/x-www-form-urlencoded'] as [string, string]]),
      ...(base.username === '' ? [] : [['authorization', `Basic ${login}`] as [string, string]]),
    ],
    body: input.form === null ? null : new URLSearchParams(input.form).toString(),
    allowedOrigins: [base.origin],
    limitBytes: input.limitBytes,
    signal: input.signal,
  });
  if (!result.ok) return { ok: false, reason: `Prometheus does not answer: ${result.reason}` };
  if (result.answer.cut) return { ok: false, reason: `its answer is more than ${input.limitBytes / 1024 / 1024} MiB` };
  let body: unknown;
  try {
    body = JSON.parse(result.answer.body);
  } catch {
    return { ok: false, reason: `this is not Prometheus: HTTP ${result.answer.status} without JSON` };
  }
  const shape = z.object({ status: z.enum(['success', 'error']), error: z.string().optional(), data: input.data.optional() });
  const parsed = shape.safeParse(body);
  if (!parsed.success) return { ok: false, reason: `Prometheus answered in an unknown form (HTTP ${result.answer.status})` };
  const { status, error, data } = parsed.data;
  if (status === 'error' || data === undefined) return { ok: false, reason: error ?? 'Prometheus reports an error without a reason' };
  return { ok: true, data };
}
