import { defineEntry, type EntryType } from '#journal';
import { z } from 'zod';
import { componentStatuses, impacts, publicStatuses, statusWords } from './component.ts';

const publicRef = { incidentId: z.string().nullable(), publicIncidentId: z.string(), name: z.string(), status: z.enum(publicStatuses) };

export const incidentPublished = defineEntry(
  'statuspage.incident-published',
  z.object({ ...publicRef, impact: z.enum(impacts), components: z.array(z.string()) }),
  (data) => ({
    text: `On the public status page now: ${data.name}${data.components.length > 0 ? ` (${data.components.join(', ')})` : ''}`,
    tone: 'warning',
  }),
);
export const incidentUpdated = defineEntry('statuspage.incident-updated', z.object(publicRef), (data) => ({
  text: `The public status page says ${data.status}: ${data.name}`,
  tone: data.status === 'resolved' ? 'good' : 'neutral',
}));
export const componentsApplied = defineEntry('statuspage.components-applied', z.object({ components: z.array(z.string()) }), (data) => ({
  text: `Components of the status page: ${data.components.join(', ') || 'none'}`,
  tone: 'neutral',
}));
export const componentChanged = defineEntry(
  'statuspage.component-changed',
  z.object({ componentId: z.string(), name: z.string(), from: z.enum(componentStatuses), to: z.enum(componentStatuses) }),
  (data, actor) => ({
    text: `${actor.name} set ${data.name} to ${statusWords[data.to].toLowerCase()}`,
    tone: data.to === 'operational' ? 'good' : 'warning',
  }),
);

/** What this room reads of the entry that `comms` writes: a level-mate is heard, not imported. */
const told = z.object({ incidentId: z.string(), body: z.string(), channels: z.array(z.string()), status: z.string() });
export const updateTold: EntryType<typeof told> = { type: 'comms.update-sent', schema: told };
