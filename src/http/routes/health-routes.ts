import type { FastifyInstance } from 'fastify';
import type { Context } from '#journal';
import { countJobs, type Worker } from '#store';

/** /healthz: the process is up. /readyz: it can do its work. */
export function addHealthRoutes(
  server: FastifyInstance,
  options: { context: Context; worker: Worker; isRunnerReady: () => boolean },
): void {
  const { context, worker } = options;
  server.get('/healthz', (_request, reply) => reply.type('application/json').send({ status: 'up' }));
  server.get('/readyz', async (_request, reply) => {
    const problems: string[] = [];
    try {
      await context.store.ping();
      const jobs = await countJobs(context.store.db, context.clock.now());
      if (jobs.oldestLateMs > 30_000) problems.push(`the oldest due job has waited ${Math.round(jobs.oldestLateMs / 1000)} seconds`);
    } catch (error) {
      problems.push(error instanceof Error ? error.message : String(error));
    }
    const look = worker.lastLookAt();
    if (!look || context.clock.now().getTime() - look.getTime() > 10_000) problems.push('the worker does not look for jobs');
    if (!options.isRunnerReady()) problems.push('the runner is not connected');
    return reply
      .code(problems.length === 0 ? 200 : 503)
      .type('application/json')
      .send({ status: problems.length === 0 ? 'ready' : 'not ready', problems });
  });
}
