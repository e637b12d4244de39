import { incidentDeclared, incidentMerged, incidentReopened, incidentResolved, runbookAttached, severityChanged } from '#incidents';
import type { Context } from '#journal';
import type { Worker } from '#store';
import { z } from 'zod';
import { keepSettings, type CommsSettings } from './settings.ts';
import { remindOfUpdate, resetUpdateClock, updateDueJob } from './update-clock.ts';

const subject = z.object({ incidentId: z.string() });
const dueData = z.object({ incidentId: z.string(), dueAt: z.iso.datetime() });

/** Hooks the room into the house: the clock of updates follows the incident. */
export function registerComms(options: { context: Context; worker: Worker; settings: CommsSettings }): void {
  const { context, worker, settings } = options;
  keepSettings(context, settings);
  for (const entry of [incidentDeclared, severityChanged, runbookAttached, incidentResolved, incidentReopened, incidentMerged]) {
    context.journal.listen(entry, `comms.clock-${entry.type}`, async ({ data }) =>
      resetUpdateClock(context, subject.parse(data).incidentId),
    );
  }
  worker.handle(updateDueJob, async (job) => remindOfUpdate(context, dueData.parse(job.data)));
}
