import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { countWaiting } from '#alerts';
import type { Context } from '#journal';
import { readPagingFigures } from '#paging';
import { countJobs } from '#store';

/** Prometheus text format 0.0.4; the content type is mandatory since Prometheus 3.0. */
export function addMetricsRoute(server: FastifyInstance, options: { context: Context }): void {
  const { context } = options;
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [registry] });
  const waitingRequests = gauge('tocsin_intake_waiting_requests', 'Requests that were accepted and are not digested yet');
  const waitingJobs = gauge('tocsin_jobs_waiting', 'Jobs that wait for their time or a worker');
  const failedJobs = gauge('tocsin_jobs_failed', 'Jobs that failed for good: a person must look at them');
  const lateJobs = gauge('tocsin_jobs_oldest_late_seconds', 'How late the oldest due job is');
  const latePages = gauge('tocsin_escalations_late', 'Escalation levels whose time passed and that did not fire');
  const requests = new Histogram({
    name: 'http_server_request_duration_seconds',
    help: 'Duration of HTTP requests',
    labelNames: ['http_request_method', 'http_route', 'http_response_status_code'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  server.addHook('onResponse', async (request, reply) => {
    requests.observe(
      {
        http_request_method: request.method,
        http_route: request.routeOptions.url ?? 'none',
        http_response_status_code: String(reply.statusCode),
      },
      reply.elapsedTime / 1000,
    );
  });
  server.get('/metrics', async (_request, reply) => {
    const now = context.clock.now();
    const jobs = await countJobs(context.store.db, now);
    const paging = await readPagingFigures(context.store.db, now);
    waitingRequests.set((await countWaiting(context.store.db)).waiting);
    waitingJobs.set(jobs.waiting);
    failedJobs.set(jobs.failed);
    lateJobs.set(jobs.oldestLateMs / 1000);
    latePages.set(paging.late);
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}
