import { describeDuration } from '#base';
import { z } from 'zod';
import { askPrometheus } from './ask-prometheus.ts';
import type { PromqlPlan } from './protocol.ts';
import type { StepTask, TaskContext } from './task.ts';
import { textTable } from './text-table.ts';

const sample = z.tuple([z.number(), z.string()]);
const queryShape = z.discriminatedUnion('resultType', [
  z.object({
    resultType: z.literal('vector'),
    result: z.array(z.object({ metric: z.record(z.string(), z.string()), value: sample.optional() })),
  }),
  z.object({
    resultType: z.literal('matrix'),
    result: z.array(z.object({ metric: z.record(z.string(), z.string()), values: z.array(sample).optional() })),
  }),
  z.object({ resultType: z.literal('scalar'), result: sample }),
  z.object({ resultType: z.literal('string'), result: sample }),
]);

export interface Series {
  readonly name: string;
  readonly value: string;
}
export type QueryResult = { readonly ok: true; readonly series: readonly Series[] } | { readonly ok: false; readonly reason: string };

const shownSeries = 200;
const answerLimit = 8 * 1024 * 1024;

function seriesName(metric: Readonly<Record<string, string>>): string {
  const { __name__: name, ...labels } = metric;
  const inner = Object.entries(labels)
    .map(([key, value]) => `${key}=${JSON.stringify(value)}`)
    .join(', ');
  return `${name ?? ''}${inner === '' && name !== undefined ? '' : `{${inner}}`}`;
}

/** Asks the named Prometheus an instant query. `url` is the server's address, with or without a path prefix. */
export async function queryPrometheus(input: { url: string; query: string; signal: AbortSignal }): Promise<QueryResult> {
  const { url, query, signal } = input;
  const answer = await askPrometheus({ url, signal, path: '/api/v1/query', form: { query }, data: queryShape, limitBytes: answerLimit });
  if (!answer.ok) return answer;
  const { data } = answer;
  switch (data.resultType) {
    case 'vector':
      return { ok: true, series: data.result.map((item) => ({ name: seriesName(item.metric), value: item.value?.[1] ?? 'a histogram' })) };
    case 'matrix':
      return { ok: true, series: data.result.map((item) => ({ name: seriesName(item.metric), value: item.values?.at(-1)?.[1] ?? '' })) };
    default:
      return { ok: true, series: [{ name: data.resultType, value: data.result[1] }] };
  }
}

/** Runs a query and prints the series as a table. */
export function runPromql(plan: PromqlPlan, context: TaskContext): StepTask {
  const abort = new AbortController();
  let stopNote: string | null = null;
  function stop(note: string) {
    stopNote ??= note;
    abort.abort();
  }
  const limit = setTimeout(
    () => stop(`stopped after ${describeDuration(context.order.timeLimitMs)}, the limit of this step`),
    context.order.timeLimitMs,
  );
  async function ask(): Promise<Awaited<StepTask['ended']>> {
    let count = 0;
    for (const query of plan.queries) {
      const result = await queryPrometheus({ url: plan.url, query, signal: abort.signal });
      if (!result.ok) {
        clearTimeout(limit);
        context.stderr(Buffer.from(`${stopNote ?? result.reason}\n`));
        return { state: stopNote === null ? 'failed' : 'stopped', exitCode: null, note: stopNote ?? result.reason };
      }
      count += result.series.length;
      const rows = result.series.slice(0, shownSeries).map((series) => [series.name, series.value]);
      const more = result.series.length > shownSeries ? `${result.series.length - shownSeries} more series are not shown\n` : '';
      context.stdout(
        Buffer.from(rows.length === 0 ? 'no series: nothing matches this query now\n' : textTable(['series', 'value'], rows) + more),
      );
    }
    clearTimeout(limit);
    return { state: 'exited', exitCode: 0, note: `${count} series` };
  }
  return { stop, ended: ask() };
}
