import { fail, newId, withoutNul } from '#base';
import { incidentStream, readIncidentAs } from '#incidents';
import type { Context } from '#journal';
import { authorise, listMembers, type Actor } from '#people';
import type { Db } from '#store';
import { z } from 'zod';
import { insertActionItem, lockActionItem, selectActionItem, updateActionItem, type ActionItemRow } from './action-item-store.ts';
import { actionItemChanged, actionItemCreated } from './model/entries.ts';
import { actionItemOf, type ActionItem } from './read-postmortem.ts';

const fields = z.object({
  title: z.string().trim().min(1).max(500),
  /** Id of a member. */
  owner: z.string().nullable().optional(),
  due: z.iso.date().nullable().optional(),
  category: z.string().trim().max(100).nullable().optional(),
});
const createInput = fields.extend({ incidentId: z.string() });
const patchInput = fields.partial().extend({ id: z.string(), status: z.enum(['open', 'done']).optional() });

async function memberId(db: Db, organizationId: string, owner: string | null | undefined): Promise<string | null> {
  if (owner === null || owner === undefined || owner === '') return null;
  const found = (await listMembers(db, organizationId)).find(
    ({ id, handle, email }) => id === owner || handle === owner || email === owner,
  );
  return (
    found?.id ??
    fail('invalid-input', 'the owner must be a member of the organisation', {
      fields: [{ field: 'owner', message: 'nobody here is called that' }],
    })
  );
}

const entryData = (row: ActionItemRow) => ({
  incidentId: row.incidentId,
  actionItemId: row.id,
  title: row.title,
  owner: row.ownerName,
  due: row.due,
  category: row.category,
  status: row.status,
});

/** Notes something to be done after an incident. */
export async function createActionItem(context: Context, actor: Actor, input: z.input<typeof createInput>): Promise<ActionItem> {
  const parsed = withoutNul(createInput.parse(input));
  const incident = await readIncidentAs(context, actor, parsed.incidentId, 'postmortem.write');
  return context.store.transaction(async (tx) => {
    const now = context.clock.now();
    const id = newId('action', now);
    const ownerId = await memberId(tx, incident.organizationId, parsed.owner);
    await insertActionItem(tx, {
      id,
      organizationId: incident.organizationId,
      incidentId: incident.id,
      title: parsed.title,
      ownerId,
      due: parsed.due ?? null,
      category: parsed.category || null,
      now,
    });
    const row = (await selectActionItem(tx, id)) ?? fail('internal', 'the action item that was just written is gone');
    await context.journal.append(tx, { entry: actionItemCreated, stream: incidentStream(incident.id), actor, data: entryData(row) });
    return actionItemOf(row);
  });
}

/** Changes what is given; `null` clears. */
export async function patchActionItem(context: Context, actor: Actor, input: z.input<typeof patchInput>): Promise<ActionItem> {
  const parsed = withoutNul(patchInput.parse(input));
  return context.store.transaction(async (tx) => {
    await lockActionItem(tx, parsed.id);
    const before = (await selectActionItem(tx, parsed.id)) ?? fail('not-found', 'there is no such action item');
    authorise(actor, 'postmortem.write', before.organizationId);
    const next = {
      id: before.id,
      title: parsed.title ?? before.title,
      ownerId: parsed.owner === undefined ? before.ownerId : await memberId(tx, before.organizationId, parsed.owner),
      due: parsed.due === undefined ? before.due : parsed.due,
      category: parsed.category === undefined ? before.category : parsed.category || null,
      status: parsed.status ?? before.status,
    };
    const changed = [
      ...(next.title === before.title ? [] : ['title']),
      ...(next.ownerId === before.ownerId ? [] : ['owner']),
      ...(next.due === before.due ? [] : ['due']),
      ...(next.category === before.category ? [] : ['category']),
      ...(next.status === before.status ? [] : ['status']),
    ];
    if (changed.length === 0) return actionItemOf(before);
    await updateActionItem(tx, { ...next, now: context.clock.now() });
    const row = (await selectActionItem(tx, before.id)) ?? fail('internal', 'the action item that was just written is gone');
    await context.journal.append(tx, {
      entry: actionItemChanged,
      stream: incidentStream(before.incidentId),
      actor,
      data: { ...entryData(row), changed },
    });
    return actionItemOf(row);
  });
}
