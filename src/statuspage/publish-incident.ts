import { fail, newId, withoutNul } from '#base';
import type { Context } from '#journal';
import { authorise, type Actor } from '#people';
import { z } from 'zod';
import { impacts, publicStatuses } from './model/component.ts';
import { selectComponents, selectPublicIncident } from './statuspage-store.ts';
import { insertOnPage, updateOnPage } from './write-incident.ts';

/** `POST /api/incidents`, the form that runbooks of the field write with curl; Statuspage's wrapping and words are taken as well. */
export const publishIncidentInput = z.object({
  name: z.string().trim().min(1).max(300),
  status: z.enum(publicStatuses).default('investigating'),
  message: z.string().trim().min(1).max(20_000),
  impact: z.enum(impacts).default('minor'),
  /** Names or ids of components. */
  components: z.array(z.string()).max(100).default([]),
});
/** `PATCH /api/incidents/{id}`. */
export const updatePublicIncidentInput = z
  .object({
    name: z.string().trim().min(1).max(300).optional(),
    status: z.enum(publicStatuses).optional(),
    message: z.string().trim().min(1).max(20_000).optional(),
    impact: z.enum(impacts).optional(),
  })
  .refine((input) => Object.values(input).some((value) => value !== undefined), 'says nothing to change');

/** Puts an incident on the public page by hand, without one of ours behind it. Answers its id. */
export async function publishIncident(
  context: Context,
  actor: Actor,
  input: z.input<typeof publishIncidentInput> & { organizationId: string },
): Promise<{ id: string }> {
  const { organizationId, ...rest } = input;
  authorise(actor, 'message.send', organizationId);
  const parsed = withoutNul(publishIncidentInput.parse(rest));
  return context.store.transaction(async (tx) => {
    const now = context.clock.now();
    const known = await selectComponents(tx, organizationId);
    const componentIds = parsed.components.map(
      (wanted) =>
        known.find((row) => row.id === wanted || row.name.toLowerCase() === wanted.toLowerCase())?.id ??
        fail('invalid-input', 'there is no such component', {
          fields: [{ field: 'components', message: `no component ${JSON.stringify(wanted.slice(0, 100))}` }],
        }),
    );
    const id = newId('incident', now);
    await insertOnPage(
      context,
      tx,
      {
        id,
        organizationId,
        incidentId: null,
        name: parsed.name,
        impact: parsed.impact,
        startedAt: now,
        componentIds: [...new Set(componentIds)],
      },
      { updateId: newId('update', now), status: parsed.status, body: parsed.message, actor },
    );
    return { id };
  });
}

const standing = {
  investigating: 'We are investigating.',
  identified: 'The cause has been identified.',
  monitoring: 'A fix is in place and we are watching.',
  resolved: 'This incident has been resolved.',
  postmortem: 'The review of this incident is available.',
} as const;

/** Says something new about a public incident. Without a message, the status speaks in a plain sentence. */
export async function updatePublicIncident(
  context: Context,
  actor: Actor,
  input: z.input<typeof updatePublicIncidentInput> & { id: string },
): Promise<{ id: string }> {
  const { id, ...rest } = input;
  const parsed = withoutNul(updatePublicIncidentInput.parse(rest));
  return context.store.transaction(async (tx) => {
    const row = (await selectPublicIncident(tx, { id })) ?? fail('not-found', 'there is no such incident on the status page');
    authorise(actor, 'message.send', row.organizationId);
    const status = parsed.status ?? row.status;
    const change = {
      ...(parsed.name === undefined ? {} : { name: parsed.name }),
      ...(parsed.impact === undefined ? {} : { impact: parsed.impact }),
    };
    await updateOnPage(
      context,
      tx,
      row,
      { updateId: newId('update', context.clock.now()), status, body: parsed.message ?? standing[status], actor },
      change,
    );
    return { id };
  });
}
