import { fail, newId } from '#base';
import type { Context } from '#journal';
import { authorise, listMembers, organizationStream, type Actor } from '#people';
import { findMember } from './find-member.ts';
import { overrideAdded, overrideRemoved } from './model/entries.ts';
import { deleteOverride, insertOverride, selectOverride, selectScheduleByName } from './oncall-store.ts';

const longestMs = 366 * 86_400_000;

/** Somebody stands in on a schedule (by name or id) from one instant to another. Returns the override's id. */
export async function addOverride(
  context: Context,
  actor: Actor,
  input: { readonly organizationId: string; readonly schedule: string; readonly person: string; readonly from: Date; readonly to: Date },
): Promise<string> {
  authorise(actor, 'oncall.override', input.organizationId);
  const lengthMs = input.to.getTime() - input.from.getTime();
  if (!(lengthMs > 0 && lengthMs <= longestMs)) {
    fail('invalid-input', 'an override ends after it begins, at most a year later', {
      fields: [{ field: 'to', message: 'after "from", within a year' }],
    });
  }
  return context.store.transaction(async (tx) => {
    const schedule =
      (await selectScheduleByName(tx, input.organizationId, input.schedule)) ?? fail('not-found', `there is no schedule ${input.schedule}`);
    const person =
      findMember(await listMembers(tx, input.organizationId), input.person) ?? fail('not-found', `nobody here is called ${input.person}`);
    const now = context.clock.now();
    const id = newId('schedule', now);
    await insertOverride(tx, {
      id,
      scheduleId: schedule.id,
      person,
      from: input.from,
      to: input.to,
      by: { id: actor.id, name: actor.name },
      now,
    });
    await context.journal.append(tx, {
      entry: overrideAdded,
      stream: organizationStream(input.organizationId),
      actor,
      data: {
        overrideId: id,
        scheduleId: schedule.id,
        schedule: schedule.name,
        personId: person.id,
        name: person.name,
        from: input.from.toISOString(),
        to: input.to.toISOString(),
      },
    });
    return id;
  });
}

/** Takes an override away again. */
export async function removeOverride(context: Context, actor: Actor, id: string): Promise<void> {
  const override = (await selectOverride(context.store.db, id)) ?? fail('not-found', 'there is no such override');
  authorise(actor, 'oncall.override', override.organizationId);
  await context.store.transaction(async (tx) => {
    await deleteOverride(tx, id);
    await context.journal.append(tx, {
      entry: overrideRemoved,
      stream: organizationStream(override.organizationId),
      actor,
      data: { overrideId: id, scheduleId: override.scheduleId, schedule: override.schedule, name: override.personName },
    });
  });
}
