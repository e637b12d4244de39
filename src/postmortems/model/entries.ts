import { defineEntry } from '#journal';
import { z } from 'zod';

const base = { incidentId: z.string(), postmortemId: z.string() };

export const postmortemDrafted = defineEntry(
  'postmortem.drafted',
  z.object({ ...base, template: z.string().nullable(), file: z.string().nullable(), line: z.number().nullable() }),
  (data) => ({
    text:
      data.template === null
        ? "Post-mortem drafted in Tocsin's own form"
        : `Post-mortem drafted in the document's own form: ${data.template}${data.file ? ` (${data.file}, line ${data.line ?? 0})` : ''}`,
    tone: 'neutral',
  }),
);
export const postmortemSaved = defineEntry('postmortem.saved', z.object({ ...base, version: z.number() }), (data, actor) => ({
  text: `${actor.name} saved the post-mortem (version ${data.version})`,
  tone: 'neutral',
}));
export const postmortemPublished = defineEntry('postmortem.published', z.object({ ...base, version: z.number() }), (data, actor) => ({
  text: `${actor.name} published the post-mortem (version ${data.version})`,
  tone: 'good',
}));

const item = {
  incidentId: z.string(),
  actionItemId: z.string(),
  title: z.string(),
  owner: z.string().nullable(),
  due: z.string().nullable(),
  category: z.string().nullable(),
  status: z.enum(['open', 'done']),
};
export const actionItemCreated = defineEntry('action-item.created', z.object(item), (data, actor) => ({
  text: `${actor.name} noted something to do: ${data.title}${data.owner ? ` (${data.owner}${data.due ? `, by ${data.due}` : ''})` : ''}`,
  tone: 'neutral',
}));
export const actionItemChanged = defineEntry('action-item.changed', z.object({ ...item, changed: z.array(z.string()) }), (data, actor) => ({
  text:
    data.status === 'done' && data.changed.includes('status')
      ? `${actor.name} finished: ${data.title}`
      : `${actor.name} changed ${data.changed.join(', ')} of: ${data.title}`,
  tone: data.status === 'done' ? 'good' : 'neutral',
}));
