import { defineEntry } from '#journal';
import { z } from 'zod';

export const drillStarted = defineEntry('drills.started', z.object({ drillId: z.string(), what: z.string() }), (data, actor) => ({
  text: `${actor.name} started a drill: ${data.what}`,
  tone: 'warning',
}));
export const drillEnded = defineEntry('drills.ended', z.object({ drillId: z.string() }), (_, actor) => ({
  text: `${actor.name} ended the drill`,
  tone: 'neutral',
}));
