import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { registerAlerts } from '#alerts';
import { fail, silentLog } from '#base';
import { registerComms } from '#comms';
import { registerDelivery } from '#delivery';
import { registerDrills } from '#drills';
import { registerExecution, startLocalRunner } from '#execution';
import { registerIncidents } from '#incidents';
import type { Context } from '#journal';
import { registerPaging } from '#paging';
import type { Organization } from '#people';
import { registerPostmortems } from '#postmortems';
import { registerStatusPage } from '#statuspage';
import type { Worker } from '#store';
import { createHttpServer } from './create-http-server.ts';

export const adminToken = 'an-administrators-token-of-more-than-32-characters';

/** For tests: the whole server as `app` composes it, without a runner process and without a port. */
export async function openHttp(
  house: { context: Context; worker: Worker; organization: Organization },
  over: { isSecure?: boolean; prometheus?: () => string | null } = {},
): Promise<{ server: FastifyInstance; close(): Promise<void> }> {
  const { context, worker } = house;
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-http-'));
  const delivery = registerDelivery({
    context,
    worker,
    settings: { mayCallPrivateAddresses: () => false, webhookSecretFor: () => 'secret', mailFor: () => null, slackFor: () => null },
  });
  const alerts = registerAlerts({ context, worker, digests: false });
  const incidents = registerIncidents({ context });
  const paging = registerPaging({ context, worker, settings: { publicUrl: null, canMail: () => false, pagesDrills: true } });
  const runner = startLocalRunner({
    folder: join(folder, 'runner'),
    path: '/usr/bin:/bin',
    log: silentLog,
    now: () => context.clock.now(),
  });
  const execution = registerExecution({
    context,
    worker,
    runner,
    settings: {
      autoRun: 'off',
      connectionsFor: () => {
        const url = over.prometheus?.() ?? null;
        return url === null ? [] : [{ name: 'monitoring', kind: 'prometheus', url }];
      },
      environmentFor: () => ({}),
    },
  });
  registerComms({
    context,
    worker,
    settings: { slackChannelFor: () => null, subscribersFor: () => [], canMail: () => false, publicUrl: () => 'http://127.0.0.1:1' },
  });
  registerStatusPage({ context, worker });
  registerPostmortems({ context, worker });
  const drills = registerDrills({
    context,
    dataDir: folder,
    baseUrl: () => 'http://127.0.0.1:1',
    loadDemoOrganization: async () => fail('not-ready', 'there is no demo in this test'),
    admit: async () => undefined,
  });
  const server = await createHttpServer({
    context,
    worker,
    alerts,
    incidents,
    paging,
    execution,
    drills,
    adminToken,
    version: '0.0.0',
    pageFolder: null,
    isSecure: over.isSecure ?? false,
    baseUrl: () => 'http://127.0.0.1:1',
  });
  return {
    server,
    async close() {
      await server.close();
      await drills.stop();
      await execution.stop();
      await alerts.stop();
      delivery.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
