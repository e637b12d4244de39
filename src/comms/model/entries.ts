import { defineEntry } from '#journal';
import { z } from 'zod';
import { messageChannels, messageKinds } from './message.ts';

const shortened = (body: string) => {
  const line =
    body
      .split('\n')
      .find((candidate) => candidate.trim() !== '')
      ?.trim() ?? '';
  return line.length > 120 ? `${line.slice(0, 119).toWellFormed()}…` : line;
};

/** Higher rooms and the status page hear what was told by this entry. */
export const updateSent = defineEntry(
  'comms.update-sent',
  z.object({
    incidentId: z.string(),
    messageId: z.string(),
    number: z.number(),
    kind: z.enum(messageKinds),
    template: z.string().nullable(),
    body: z.string(),
    channels: z.array(z.enum(messageChannels)),
    targets: z.array(z.string()),
    status: z.string(),
    unfilled: z.array(z.string()),
  }),
  (data, actor) => ({
    text: `${actor.name} told ${data.targets.join(', ')}: ${shortened(data.body)}${data.unfilled.length > 0 ? ` (sent with open fields: ${data.unfilled.join(', ')})` : ''}`,
    tone: data.unfilled.length > 0 ? 'warning' : 'neutral',
  }),
);
export const updateDue = defineEntry(
  'comms.update-due',
  z.object({ incidentId: z.string(), dueAt: z.iso.datetime(), every: z.string(), text: z.string().nullable() }),
  (data) => ({ text: `An update is due${data.text ? ` (the document says: ${data.text})` : ''}`, tone: 'warning' }),
);
