import { systemActor, type Context } from '#journal';
import { organizationStream } from '#people';
import type { Db } from '#store';
import { groupChanged, requestSetAside } from '../model/entries.ts';
import type { GroupChange } from './apply-to-groups.ts';
import { markSetAside, upsertGroups, type LoggedRequest } from './digest-store.ts';

const maxIds = 50;

/** Writes the groups and one entry for each whose alerts fired or ended; higher rooms hear it. */
export async function announceGroups(context: Context, tx: Db, changes: readonly GroupChange[]): Promise<void> {
  await upsertGroups(
    tx,
    changes.map(({ group }) => group),
    context.clock.now(),
  );
  for (const { group, fired, resolved } of changes) {
    if (fired.size === 0 && resolved.size === 0) continue;
    await context.journal.append(tx, {
      entry: groupChanged,
      stream: organizationStream(group.organizationId),
      actor: systemActor,
      data: {
        groupId: group.id,
        title: group.title,
        firing: group.firing,
        newAlerts: [...fired].slice(0, maxIds),
        resolvedAlerts: [...resolved].slice(0, maxIds),
        newCount: fired.size,
        resolvedCount: resolved.size,
        total: group.members,
      },
    });
  }
}

/** Puts a request aside that cannot be digested: visible, with its error, and out of the others' way. */
export async function setAside(context: Context, tx: Db, request: LoggedRequest, error: string): Promise<void> {
  await markSetAside(tx, request.id, error, context.clock.now());
  await context.journal.append(tx, {
    entry: requestSetAside,
    stream: organizationStream(request.organizationId),
    actor: systemActor,
    data: { requestId: request.id, format: request.format, error: error.slice(0, 500) },
  });
  context.log.error({ request: request.id, format: request.format, error }, 'an accepted request cannot be digested and was set aside');
}
