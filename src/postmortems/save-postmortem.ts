import { fail, withoutNul } from '#base';
import { incidentStream, readIncidentAs } from '#incidents';
import type { Context } from '#journal';
import type { Actor } from '#people';
import { z } from 'zod';
import { postmortemPublished, postmortemSaved } from './model/entries.ts';
import { markPublished, selectPostmortem, updateBody } from './postmortem-store.ts';

const saveInput = z.object({ incidentId: z.string(), body: z.string().max(500_000), version: z.number().int() });

/** Saves the text. `conflict` when somebody saved since `version`: nothing of theirs is lost. A published one may still be mended. */
export async function savePostmortem(context: Context, actor: Actor, input: z.input<typeof saveInput>): Promise<void> {
  const { incidentId, body, version } = saveInput.parse(input);
  await readIncidentAs(context, actor, incidentId, 'postmortem.write');
  await context.store.transaction(async (tx) => {
    const row = (await selectPostmortem(tx, incidentId)) ?? fail('not-found', 'no post-mortem has been drafted yet');
    if (!(await updateBody(tx, { id: row.id, body: withoutNul(body), version, now: context.clock.now() }))) {
      fail('conflict', 'somebody saved this post-mortem meanwhile; look at their text before you save yours');
    }
    await context.journal.append(tx, {
      entry: postmortemSaved,
      stream: incidentStream(incidentId),
      actor,
      data: { incidentId, postmortemId: row.id, version: version + 1 },
    });
  });
}

/** Publishes it inside the organisation. Publishing again changes nothing. */
export async function publishPostmortem(context: Context, actor: Actor, incidentId: string): Promise<void> {
  await readIncidentAs(context, actor, incidentId, 'postmortem.write');
  await context.store.transaction(async (tx) => {
    const row = (await selectPostmortem(tx, incidentId)) ?? fail('not-found', 'no post-mortem has been drafted yet');
    if (!(await markPublished(tx, row.id, context.clock.now()))) return;
    await context.journal.append(tx, {
      entry: postmortemPublished,
      stream: incidentStream(incidentId),
      actor,
      data: { incidentId, postmortemId: row.id, version: row.version },
    });
  });
}
