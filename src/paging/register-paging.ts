import { messageOf } from '#base';
import { deliveryFailed, deliverySent } from '#delivery';
import { incidentAcknowledged, incidentDeclared, incidentMerged, incidentReopened, incidentResolved } from '#incidents';
import type { Context, JournalEntry } from '#journal';
import type { Actor } from '#people';
import type { Worker } from '#store';
import { z } from 'zod';
import { advanceEscalation } from './advance-escalation.ts';
import { endEscalation } from './end-escalation.ts';
import { followDelivery } from './follow-delivery.ts';
import { levelJob } from './level-job.ts';
import { escalationId } from './model/page-ids.ts';
import type { Page } from './model/page.ts';
import { sendTestPage } from './send-test-page.ts';
import { defaultPagingSettings, type PagingSettings } from './settings.ts';
import { startEscalation } from './start-escalation.ts';
import { watchLateness } from './watch-lateness.ts';

const jobData = z.object({ escalationId: z.string() });
const about = z.object({ incidentId: z.string(), personId: z.string().nullish(), name: z.string().nullish() });
const watchEveryMs = 5_000;

export interface Paging {
  /** Looks once for what is late; the timer does so every 5 s. */
  watchLateness(): Promise<number>;
  sendTestPage(actor: Actor, input: { readonly organizationId: string; readonly personId?: string }): Promise<readonly Page[]>;
  /** Starts the lateness watch. */
  start(): void;
  stop(): Promise<void>;
}

/** Hooks the room into the house: it follows incidents and deliveries, and fires levels when they are due. */
export function registerPaging(options: { context: Context; worker: Worker; settings?: PagingSettings }): Paging {
  const { context, worker } = options;
  const { journal } = context;
  // Not copied: the address may become known only later.
  const settings = options.settings ?? defaultPagingSettings;
  const begin = async (entry: JournalEntry) =>
    startEscalation(context, settings, {
      id: escalationId(entry.stream, entry.position),
      incidentId: about.parse(entry.data).incidentId,
      dueAt: entry.at,
    });
  const end = (state: 'answered' | 'stopped', reason: (name: string) => string) => async (entry: JournalEntry) => {
    const { incidentId, personId, name } = about.parse(entry.data);
    await endEscalation(context, incidentId, { state, why: reason(name ?? entry.actor.name), answeredBy: personId ?? null });
  };
  journal.listen(incidentDeclared, 'paging.start', begin);
  journal.listen(incidentReopened, 'paging.restart', begin);
  journal.listen(
    incidentAcknowledged,
    'paging.answered',
    end('answered', (name) => `${name} has it`),
  );
  journal.listen(
    incidentResolved,
    'paging.resolved',
    end('stopped', (name) => `${name} resolved the incident`),
  );
  journal.listen(
    incidentMerged,
    'paging.merged',
    end('stopped', () => 'the incident was merged into another one'),
  );
  journal.listen(deliverySent, 'paging.page-sent', (entry) => followDelivery(context, entry, 'sent'));
  journal.listen(deliveryFailed, 'paging.page-failed', (entry) => followDelivery(context, entry, 'failed'));
  worker.handle(levelJob, async (job) => advanceEscalation(context, settings, jobData.parse(job.data).escalationId));

  let timer: NodeJS.Timeout | null = null;
  let looking: Promise<void> | null = null;
  return {
    watchLateness: () => watchLateness(context, settings),
    sendTestPage: (actor, input) => sendTestPage(context, settings, actor, input),
    start() {
      timer ??= setInterval(() => {
        looking ??= watchLateness(context, settings)
          .then(() => undefined)
          .catch((error: unknown) => context.log.warn({ error: messageOf(error) }, 'cannot look for late pages; trying again'))
          .finally(() => {
            looking = null;
          });
      }, watchEveryMs);
    },
    async stop() {
      if (timer) clearInterval(timer);
      timer = null;
      await looking;
    },
  };
}
