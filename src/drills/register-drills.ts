import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createIntegration } from '#alerts';
import { messageOf, newId } from '#base';
import { listIncidents } from '#incidents';
import { systemActor, type Context } from '#journal';
import { addOverride, readOnCall } from '#oncall';
import { asSystem, authorise, organizationStream, type Actor, type Organization } from '#people';
import { insertDrill, selectLatestDrill, updateDrill, type Drill } from './drill-store.ts';
import { drillEnded, drillStarted } from './model/entries.ts';
import { openOrderDesk, poison, type OrderDesk } from './order-desk.ts';
import { startProbe, type Probe } from './probe.ts';

const onCallMs = 3_600_000;

/** Where a demo stands, for the button and for the command line. */
export interface DemoState {
  readonly available: boolean;
  readonly running: boolean;
  readonly incidentId: string | null;
  readonly step: string | null;
}

export interface Drills {
  startDemo(actor: Actor): Promise<DemoState>;
  readDemo(): Promise<DemoState>;
  stopDemo(actor: Actor): Promise<DemoState>;
  /** Goes on with a drill that ran when the server was stopped or killed. */
  resume(): Promise<void>;
  stop(): Promise<void>;
}

/** The demo brings its own organisation, whatever the workspace is; `dataDir` keeps the spool. */
export function registerDrills(options: {
  context: Context;
  dataDir: string;
  baseUrl: () => string;
  loadDemoOrganization: () => Promise<Organization>;
  /** Makes whoever starts the demo a member, so that the page reaches the right screen. */
  admit: (actor: Actor, organization: Organization) => Promise<void>;
}): Drills {
  const { context } = options;
  let live: { drill: Drill; desk: OrderDesk; probe: Probe } | null = null;

  async function run(drill: Drill): Promise<void> {
    const desk = await openOrderDesk({ folder: drill.folder, port: drill.port, clock: context.clock, log: context.log });
    await updateDrill(context.store.db, drill.id, { port: desk.port });
    const integration = await createIntegration(context, asSystem(systemActor), {
      organizationId: drill.organizationId,
      kind: 'alertmanager',
      name: `Demo probe ${randomBytes(3).toString('hex')}`,
      service: 'order-desk',
    });
    const probe = startProbe({
      target: desk.address,
      spool: desk.spool,
      drillId: drill.id,
      pushUrl: `${options.baseUrl()}/api/v2/alerts`,
      key: integration.key,
      clock: context.clock,
      log: context.log,
    });
    live = { drill, desk, probe };
  }

  async function halt(isOver: boolean): Promise<void> {
    const running = live;
    live = null;
    try {
      await running?.probe.stop({ isOver });
    } catch (error) {
      // The alert expires by itself after five minutes.
      context.log.warn({ error: messageOf(error) }, 'the demo probe could not take its alert back');
    }
    await running?.desk.stop();
  }

  async function readDemo(): Promise<DemoState> {
    const drill = await selectLatestDrill(context.store.db);
    if (!drill || drill.endedAt) return { available: true, running: false, incidentId: null, step: null };
    const incidents = await listIncidents(context.store.db, { organizationIds: [drill.organizationId], status: 'all', limit: 20 });
    const incident = incidents.find((candidate) => candidate.isDrill && candidate.declaredAt >= drill.startedAt);
    if (!incident)
      return {
        available: true,
        running: true,
        incidentId: null,
        step: 'The order desk is broken; its probe will raise the alert within seconds',
      };
    return {
      available: true,
      running: true,
      incidentId: incident.id,
      step: incident.resolvedAt ? 'Resolved: read the post-mortem draft' : `Incident ${incident.number} is ${incident.status}`,
    };
  }

  return {
    readDemo,
    async startDemo(actor) {
      const organization = await options.loadDemoOrganization();
      await options.admit(actor, organization);
      const latest = await selectLatestDrill(context.store.db);
      if (latest && !latest.endedAt) return readDemo();
      const now = context.clock.now();
      const id = newId('drill', now);
      // Short, because people read this path on a phone.
      const folder = join(options.dataDir, 'drills', id.slice(-5));
      await mkdir(folder, { recursive: true });
      const drill: Drill = {
        id,
        organizationId: organization.id,
        startedBy: { kind: actor.kind, id: actor.id, name: actor.name },
        startedAt: now,
        endedAt: null,
        folder,
        port: null,
      };
      await context.store.transaction(async (tx) => {
        await insertDrill(tx, drill);
        await context.journal.append(tx, {
          entry: drillStarted,
          stream: organizationStream(organization.id),
          actor,
          data: { drillId: id, what: 'a job that cannot be read stops the order desk' },
        });
      });
      const [slot] = await readOnCall(context.store.db, organization.id, now);
      if (slot && actor.kind === 'person') {
        await addOverride(context, asSystem(systemActor), {
          organizationId: organization.id,
          schedule: slot.schedule,
          person: actor.id,
          from: now,
          to: new Date(now.getTime() + onCallMs),
        });
      }
      await run(drill);
      if (live) await poison(live.desk);
      return readDemo();
    },
    async stopDemo(actor) {
      const drill = await selectLatestDrill(context.store.db);
      if (!drill || drill.endedAt) return readDemo();
      authorise(actor, 'incident.respond', drill.organizationId);
      await halt(true);
      await context.store.transaction(async (tx) => {
        await updateDrill(tx, drill.id, { ended_at: context.clock.now() });
        await context.journal.append(tx, {
          entry: drillEnded,
          stream: organizationStream(drill.organizationId),
          actor,
          data: { drillId: drill.id },
        });
      });
      await rm(drill.folder, { recursive: true, force: true });
      return readDemo();
    },
    async resume() {
      const drill = await selectLatestDrill(context.store.db);
      if (!drill || drill.endedAt) return;
      try {
        await run(drill);
      } catch (error) {
        // A demo must never keep the house from starting.
        context.log.warn({ error: messageOf(error) }, 'the demo could not go on after the restart; stop it and start it again');
      }
    },
    stop: () => halt(false),
  };
}
