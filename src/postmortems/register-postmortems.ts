import { incidentResolved } from '#incidents';
import { systemActor, type Context } from '#journal';
import { asSystem } from '#people';
import type { Worker } from '#store';
import { draftPostmortem } from './draft-postmortem.ts';

/** Hooks the room into the house: a resolved incident gets its draft by itself. */
export function registerPostmortems(options: { context: Context; worker: Worker }): void {
  const { context } = options;
  context.journal.listen(incidentResolved, 'postmortems.draft', async ({ data }) => {
    await draftPostmortem(context, asSystem(systemActor), incidentResolved.schema.parse(data).incidentId);
  });
}
