import { canonicalJson, fail, newId } from '#base';
import type { Context } from '#journal';
import { authorise, listMembers, organizationStream, type Actor } from '#people';
import { z } from 'zod';
import { findMember } from './find-member.ts';
import { schedulesApplied } from './model/entries.ts';
import { rotationProblem } from './model/rotation.ts';
import { weekdays, type Layer } from './model/schedule.ts';
import { deleteSchedules, lockSchedules, upsertSchedule } from './oncall-store.ts';

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day such as 22:00');
const scheduleInput = z.object({
  name: z.string().trim().min(1).max(200),
  team: z.string().optional(),
  timeZone: z.string().optional(),
  layers: z
    .array(
      z.object({
        name: z.string().optional(),
        people: z.array(z.string().min(1)).min(1).max(200),
        start: z.string(),
        every: z.string(),
        restrictions: z
          .array(z.object({ from: clockTime, to: clockTime, days: z.array(z.enum(weekdays)).optional() }))
          .max(50)
          .optional(),
      }),
    )
    .min(1)
    .max(20),
});
export type ScheduleInput = z.input<typeof scheduleInput>;

/**
 * Makes the organisation's schedules those of its workspace: new ones are added, changed ones changed
 * (overrides stay), absent ones removed. People are given by handle, e-mail address or name; a name that nobody
 * bears stays in its place as a visible gap. Returns those gaps in words. `timeZone` of a schedule falls back to the organisation's.
 */
export async function applySchedules(
  context: Context,
  actor: Actor,
  organizationId: string,
  schedules: readonly ScheduleInput[],
  options: { readonly timeZone?: string } = {},
): Promise<readonly string[]> {
  authorise(actor, 'organization.manage', organizationId);
  const parsed = schedules.map((schedule) => scheduleInput.parse(schedule));
  for (const { name, layers, timeZone = options.timeZone ?? 'UTC' } of parsed) {
    for (const layer of layers) {
      const problem = rotationProblem({ ...layer, timeZone });
      if (problem) fail('invalid-input', `schedule ${name}: ${problem}`, { fields: [{ field: `schedules.${name}`, message: problem }] });
    }
  }
  const missing: string[] = [];
  await context.store.transaction(async (tx) => {
    const members = await listMembers(tx, organizationId);
    const stored = await lockSchedules(tx, organizationId);
    const wanted = parsed.map((schedule) => ({
      id: stored.find(({ name }) => name === schedule.name)?.id ?? newId('schedule', context.clock.now()),
      name: schedule.name,
      team: schedule.team ?? null,
      timeZone: schedule.timeZone ?? options.timeZone ?? 'UTC',
      layers: schedule.layers.map((layer, index): Layer => ({
        name: layer.name ?? `Layer ${index + 1}`,
        people: layer.people.map((named) => {
          const member = findMember(members, named);
          if (!member) missing.push(`${named} in schedule ${schedule.name}`);
          return member ? { id: member.id, name: member.name } : { id: null, name: named };
        }),
        start: layer.start,
        every: layer.every,
        restrictions: layer.restrictions ?? [],
      })),
    }));
    const changed = wanted.filter(
      (schedule) => canonicalJson(stored.find(({ id }) => id === schedule.id) ?? null) !== canonicalJson(schedule),
    );
    const gone = stored.filter(({ id }) => !wanted.some((schedule) => schedule.id === id));
    if (changed.length === 0 && gone.length === 0) return;
    for (const schedule of changed) await upsertSchedule(tx, organizationId, schedule);
    await deleteSchedules(
      tx,
      gone.map(({ id }) => id),
    );
    await context.journal.append(tx, {
      entry: schedulesApplied,
      stream: organizationStream(organizationId),
      actor,
      data: { schedules: wanted.map(({ name }) => name), missing },
    });
  });
  return [...new Set(missing)];
}
