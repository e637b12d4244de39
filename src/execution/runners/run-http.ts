import { describeDuration } from '#base';
import { guardedRequest } from './guarded-request.ts';
import type { HttpPlan } from './protocol.ts';
import type { StepTask, TaskContext } from './task.ts';

/** Sends one request and prints the answer as HTTP does: status line, headers, body. 4xx and 5xx are failures. */
export function runHttp(plan: HttpPlan, context: TaskContext): StepTask {
  const { order } = context;
  const abort = new AbortController();
  let stopNote: string | null = null;
  function stop(note: string) {
    stopNote ??= note;
    abort.abort();
  }
  const limit = setTimeout(() => stop(`stopped after ${describeDuration(order.timeLimitMs)}, the limit of this step`), order.timeLimitMs);
  async function send(): Promise<Awaited<StepTask['ended']>> {
    let last = 'nothing was sent';
    for (const request of plan.requests) {
      const result = await guardedRequest({
        ...request,
        allowedOrigins: plan.allowedOrigins,
        limitBytes: order.outputLimitBytes,
        signal: abort.signal,
      });
      if (!result.ok) {
        clearTimeout(limit);
        context.stderr(Buffer.from(`${stopNote ?? result.reason}\n`));
        // A request that changes something and got no answer may have taken effect.
        if (result.sent && !order.readOnly)
          return { state: 'unknown', exitCode: null, note: `sent, but no answer came: ${stopNote ?? result.reason}` };
        return { state: stopNote === null ? 'failed' : 'stopped', exitCode: null, note: stopNote ?? result.reason };
      }
      const { answer } = result;
      const head = [`HTTP ${answer.status} ${answer.statusText}`, ...answer.headers.map(([name, value]) => `${name}: ${value}`)];
      context.stdout(Buffer.from(`${head.join('\n')}\n\n${answer.body}${answer.cut ? '\n[the answer was longer]' : ''}\n`));
      last = `HTTP ${answer.status}`;
      if (answer.status >= 400) {
        clearTimeout(limit);
        return { state: 'failed', exitCode: null, note: last };
      }
    }
    clearTimeout(limit);
    return { state: 'exited', exitCode: 0, note: last };
  }
  return { stop, ended: send() };
}
