import { defineEntry } from '#journal';
import { z } from 'zod';

const names = (list: readonly string[]) => (list.length === 0 ? 'none' : list.join(', '));
const gaps = (missing: readonly string[]) => (missing.length === 0 ? '' : `; missing: ${missing.join(', ')}`);

export const schedulesApplied = defineEntry(
  'oncall.schedules-applied',
  z.object({ schedules: z.array(z.string()), missing: z.array(z.string()) }),
  (data) => ({ text: `Schedules: ${names(data.schedules)}${gaps(data.missing)}`, tone: data.missing.length > 0 ? 'warning' : 'neutral' }),
);
export const policiesApplied = defineEntry('oncall.policies-applied', z.object({ policies: z.array(z.string()) }), (data) => ({
  text: `Escalation policies: ${names(data.policies)}`,
  tone: 'neutral',
}));
export const overrideAdded = defineEntry(
  'oncall.override-added',
  z.object({
    overrideId: z.string(),
    scheduleId: z.string(),
    schedule: z.string(),
    personId: z.string(),
    name: z.string(),
    from: z.iso.datetime(),
    to: z.iso.datetime(),
  }),
  (data, actor) => ({ text: `${actor.name} put ${data.name} on ${data.schedule} from ${data.from} to ${data.to}`, tone: 'neutral' }),
);
export const overrideRemoved = defineEntry(
  'oncall.override-removed',
  z.object({ overrideId: z.string(), scheduleId: z.string(), schedule: z.string(), name: z.string() }),
  (data, actor) => ({ text: `${actor.name} took ${data.name} off ${data.schedule} again`, tone: 'neutral' }),
);
