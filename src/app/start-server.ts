import { join } from 'node:path';
import { registerAlerts } from '#alerts';
import { createLog, fail, messageOf, newSecret, systemClock, type Log } from '#base';
import { initCommands } from '#commands';
import { registerComms } from '#comms';
import { closeGuardedConnections, registerDelivery } from '#delivery';
import { registerDrills } from '#drills';
import { registerExecution, startLocalRunner } from '#execution';
import { createHttpServer } from '#http';
import { registerIncidents } from '#incidents';
import { createJournal, systemActor, type Context } from '#journal';
import { registerPaging } from '#paging';
import { ensureMember, readPerson } from '#people';
import { registerPostmortems } from '#postmortems';
import { initSandboxedMarkdown } from '#runbooks';
import { registerStatusPage } from '#statuspage';
import { createWorker, migrate, openStore, startEmbeddedPostgres, type Connection } from '#store';
import type { Options } from './options.ts';
import { removeLocalAccess, writeLocalAccess } from './local-access.ts';
import { createOwnerLink } from './owner.ts';
import { readVersion } from './read-version.ts';
import { createRoomSettings } from './room-settings.ts';
import { applyOrganizationFolder } from './workspace/apply-workspace.ts';
import { readOrganizationFolder, readWorkspace } from './workspace/read-workspace.ts';
import { createWorkspaceSettings } from './workspace/workspace-settings.ts';
import { watchWorkspaceFolders } from './workspace/watch-workspace.ts';

const root = join(import.meta.dirname, '..', '..');
const demoFolder = join(root, 'examples', 'lanternfish-books');

export interface RunningServer {
  readonly baseUrl: string;
  readonly signInToken: string | null;
  readonly version: string;
  stop(): Promise<void>;
}

/** Why we cannot listen there, in words that say what to change. */
function refuseAddress(options: Options, error: unknown): never {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  const place = `${options.host}:${options.port}`;
  if (code === 'EADDRINUSE')
    fail('bad-setting', `another program listens on ${place} already; stop it, or set TOCSIN_PORT to another port`);
  if (code === 'EACCES') fail('bad-setting', `this account may not listen on ${place}; set TOCSIN_PORT to a port above 1023`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    fail('bad-setting', `TOCSIN_HOST=${options.host} is not an address of this machine`);
  throw error;
}

/** What was started, to be stopped in the reverse order, each within its time, whatever the others do. */
function createStops(log: Log) {
  const stops: { name: string; stop: () => Promise<unknown> | void }[] = [];
  return {
    add: (name: string, stop: () => Promise<unknown> | void) => void stops.push({ name, stop }),
    async run(): Promise<void> {
      for (const { name, stop } of stops.toReversed()) {
        try {
          await stop();
        } catch (error) {
          log.warn({ part: name, error: messageOf(error) }, 'a part did not stop cleanly');
        }
      }
    },
  };
}

/**
 * Starts everything: database, migrations, rooms, workspace, runner, HTTP. When one part cannot start,
 * those that did are stopped again and the error goes on to the caller.
 */
export async function startServer(options: Options, environment: Readonly<Record<string, string | undefined>>): Promise<RunningServer> {
  const log = createLog(options.logLevel);
  const stops = createStops(log);
  try {
    return await start(options, environment, log, stops);
  } catch (error) {
    await stops.run();
    throw error;
  }
}

async function openDatabase(options: Options, log: Log, stops: ReturnType<typeof createStops>): Promise<Connection> {
  if (options.databaseUrl !== null) return { url: options.databaseUrl };
  const postgres = await startEmbeddedPostgres({ dataDir: options.dataDir, log });
  stops.add('database', () => postgres.stop());
  return postgres.connection;
}

async function start(
  options: Options,
  environment: Readonly<Record<string, string | undefined>>,
  log: Log,
  stops: ReturnType<typeof createStops>,
): Promise<RunningServer> {
  const version = await readVersion();
  const clock = systemClock;
  const { folders, strays } = await readWorkspace(options.workspace);
  for (const name of strays)
    log.warn(
      { file: name },
      'this file lies beside the folders of the organisations and belongs to none; a tocsin.yaml beside it would make the whole workspace one organisation',
    );
  const reportEnd = (error: unknown) =>
    log.warn({ error: messageOf(error) }, 'the fast Markdown parser did not survive a text; the slower one read it');
  const [connection, notFast] = await Promise.all([openDatabase(options, log, stops), initSandboxedMarkdown(reportEnd), initCommands()]);
  if (notFast)
    log.warn(
      { error: notFast.message },
      'the fast Markdown parser (folder wasm/) does not start, so the slower one reads runbooks; npm start installs what is missing',
    );
  const store = openStore({ connection, log });
  stops.add('store', () => store.stop());
  await store.ping();
  await migrate(store.db);

  const worker = createWorker({ store, clock, log });
  const journal = createJournal({ clock, worker, db: store.db });
  const context: Context = { store, clock, journal, log };
  const workspaceSettings = createWorkspaceSettings(environment);
  let baseUrl = options.publicUrl ?? '';
  const roomSettings = await createRoomSettings({ options, environment, workspace: workspaceSettings, baseUrl: () => baseUrl });

  const delivery = registerDelivery({ context, worker, settings: roomSettings.delivery });
  stops.add('delivery', async () => {
    delivery.stop();
    await closeGuardedConnections();
  });
  const alerts = registerAlerts({ context, worker });
  stops.add('alerts', () => alerts.stop());
  const incidents = registerIncidents({ context });
  const paging = registerPaging({ context, worker, settings: roomSettings.paging });
  stops.add('paging', () => paging.stop());
  const runner = startLocalRunner({
    folder: join(options.dataDir, 'runner'),
    path: environment['PATH'] ?? '/usr/local/bin:/usr/bin:/bin',
    log,
    now: () => clock.now(),
  });
  stops.add('runner', () => runner.stop());
  const execution = registerExecution({ context, settings: roomSettings.execution, runner });
  incidents.addResolveGuard(execution.resolveGuard);
  stops.add('execution', () => execution.stop());
  registerComms({ context, worker, settings: roomSettings.comms });
  registerStatusPage({ context, worker });
  registerPostmortems({ context, worker });

  for (const folder of folders) await applyOrganizationFolder(context, workspaceSettings, folder);
  const watching = watchWorkspaceFolders(context, options.workspace, folders, (folder, documents) =>
    applyOrganizationFolder(context, workspaceSettings, folder, documents),
  );
  stops.add('workspace watch', () => watching.stop());

  const drills = registerDrills({
    context,
    dataDir: options.dataDir,
    baseUrl: () => localUrl,
    loadDemoOrganization: async () => applyOrganizationFolder(context, workspaceSettings, await readOrganizationFolder(demoFolder)),
    admit: async (actor, organization) => {
      if (actor.kind === 'person')
        await ensureMember(context, systemActor, {
          organizationId: organization.id,
          name: actor.name,
          email: (await readPerson(context.store.db, { id: actor.id }))?.email ?? null,
          role: 'admin',
        });
    },
  });
  stops.add('drills', () => drills.stop());

  // Without a token of one's own the command line on this machine still gets in, by a file that only this account can read.
  const adminToken = options.adminToken ?? newSecret();
  const server = await createHttpServer({
    context,
    worker,
    alerts,
    incidents,
    paging,
    execution,
    drills,
    adminToken,
    version,
    pageFolder: join(root, 'web', 'dist'),
    isSecure: options.publicUrl?.startsWith('https://') ?? false,
    baseUrl: () => baseUrl,
  });
  stops.add('http', () => server.close());
  worker.start();
  stops.add('worker', () => worker.stop());
  await server.listen({ host: options.host, port: options.port }).catch((error: unknown) => refuseAddress(options, error));
  const address = server.server.address();
  const port = address !== null && typeof address === 'object' ? address.port : options.port;
  // Behind every address there is a loopback one, except when a single other address was asked for.
  const isAny = options.host === '0.0.0.0' || options.host === '::';
  const localUrl = `http://${isAny ? '127.0.0.1' : options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`;
  baseUrl ||= localUrl;
  await writeLocalAccess(options.dataDir, { url: localUrl, token: adminToken });
  stops.add('local access', () => removeLocalAccess(options.dataDir));
  await execution.start();
  paging.start();
  await drills.resume();
  return { baseUrl, version, signInToken: await createOwnerLink(context), stop: () => stops.run() };
}
