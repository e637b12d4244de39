import type { FastifyInstance } from 'fastify';
import type { Alerts } from '#alerts';
import type { Drills } from '#drills';
import type { Execution } from '#execution';
import type { Incidents } from '#incidents';
import type { Context } from '#journal';
import type { Paging } from '#paging';
import type { Worker } from '#store';
import { createServer } from './create-server.ts';
import { createLiveFeed } from './live-feed.ts';
import { alertRoutes } from './routes/alert-routes.ts';
import { catalogueRoutes } from './routes/catalogue-routes.ts';
import { coverageRoutes } from './routes/coverage-routes.ts';
import { drillRoutes } from './routes/drill-routes.ts';
import { addEventRoutes } from './routes/event-routes.ts';
import { addHealthRoutes } from './routes/health-routes.ts';
import { homeRoutes } from './routes/home-routes.ts';
import { incidentRoutes } from './routes/incident-routes.ts';
import { addIntakeRoutes } from './routes/intake-routes.ts';
import { addMetricsRoute } from './routes/metrics-routes.ts';
import { matchingRoutes } from './routes/matching-routes.ts';
import { onCallRoutes } from './routes/oncall-routes.ts';
import { peopleRoutes } from './routes/people-routes.ts';
import { addPublicRoutes } from './routes/public-routes.ts';
import { ruleRoutes } from './routes/rule-routes.ts';
import { addOutputRoute, runRoutes } from './routes/run-routes.ts';
import { runbookUseRoutes } from './routes/runbook-use-routes.ts';
import { addSignInLink, sessionRoutes } from './routes/session-routes.ts';
import { addPostmortemExport, tellingRoutes } from './routes/telling-routes.ts';
import { addTimelineRoutes } from './routes/timeline-routes.ts';

export interface HttpParts {
  readonly context: Context;
  readonly worker: Worker;
  readonly alerts: Alerts;
  readonly incidents: Incidents;
  readonly paging: Paging;
  readonly execution: Execution;
  readonly drills: Drills;
  readonly adminToken: string | null;
  readonly version: string;
  readonly pageFolder: string | null;
  readonly isSecure: boolean;
  /** Where people reach this server, for links. */
  readonly baseUrl: () => string;
}

/** The whole API, the page, the public status page and the ways in for alerts, on one server. */
export async function createHttpServer(parts: HttpParts): Promise<FastifyInstance> {
  const { context, adminToken, baseUrl } = parts;
  const feed = createLiveFeed(context);
  const endpoints = [
    ...sessionRoutes(context, parts.isSecure),
    ...homeRoutes(context, parts.drills),
    ...incidentRoutes(context, parts.incidents, parts.execution),
    ...runRoutes(context, parts.execution),
    ...tellingRoutes(context, { baseUrl }),
    ...catalogueRoutes(context),
    ...runbookUseRoutes(context),
    ...ruleRoutes(),
    ...matchingRoutes(context),
    ...coverageRoutes(context, parts.execution),
    ...alertRoutes(context),
    ...onCallRoutes(context, parts.paging),
    ...peopleRoutes(context, { baseUrl }),
    ...drillRoutes(parts.drills),
  ];
  const server = await createServer(parts, endpoints, (plain) => {
    addSignInLink(plain, context, parts.isSecure);
    addTimelineRoutes(plain, { context, adminToken, feed });
    addEventRoutes(plain, { context, adminToken, feed });
    addOutputRoute(plain, { context, adminToken });
    addPostmortemExport(plain, { context, adminToken });
    addIntakeRoutes(plain, { context, adminToken, accept: parts.alerts.accept });
    addPublicRoutes(plain, { context, adminToken, baseUrl });
    addMetricsRoute(plain, { context });
    addHealthRoutes(plain, { context, worker: parts.worker, isRunnerReady: () => parts.execution.runner.isReady() });
  });
  server.addHook('onClose', async () => feed.stop());
  return server;
}
