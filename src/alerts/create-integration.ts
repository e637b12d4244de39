import { createHash } from 'node:crypto';
import { fail, newId, newSecret } from '#base';
import type { Context } from '#journal';
import { authorise, organizationStream, type Actor } from '#people';
import { z } from 'zod';
import { integrationKinds } from './formats/formats.ts';
import { parseWith } from './formats/format.ts';
import { insertIntegration, selectIntegrationByKey, updateIntegrationService, type Integration } from './intake/integration-store.ts';
import { integrationCreated } from './model/entries.ts';

const input = z.object({
  organizationId: z.string(),
  kind: z.string().refine((kind) => integrationKinds.includes(kind), { error: `must be one of ${integrationKinds.join(', ')}` }),
  name: z.string().trim().min(1).max(100),
  service: z.string().trim().min(1).max(200).nullish(),
  key: z.string().min(16, 'needs at least 16 characters').max(500).optional(),
});

export const hashKey = (key: string) => createHash('sha256').update(key).digest();

/**
 * Opens a way in for alerts. The key is answered once and stored only as its hash. A key that was given
 * (from the workspace) and is known already answers its integration, its service brought up to date;
 * `conflict` when the key belongs to another organisation.
 */
export async function createIntegration(
  context: Context,
  actor: Actor,
  request: z.input<typeof input>,
): Promise<{ integration: Integration; key: string }> {
  authorise(actor, 'organization.manage', request.organizationId);
  const { organizationId, kind, name, service = null, key = newSecret() } = parseWith(input, request, 'an integration');
  return context.store.transaction(async (tx) => {
    const existing = await selectIntegrationByKey(tx, hashKey(key));
    if (existing) {
      if (existing.organizationId !== organizationId) fail('conflict', 'this key is in use already; choose another');
      if (existing.service !== service) await updateIntegrationService(tx, existing.id, service);
      return { integration: { ...existing, service }, key };
    }
    const now = context.clock.now();
    const integration = { id: newId('key', now), organizationId, kind, name, service, createdAt: now };
    await insertIntegration(tx, { ...integration, keyHash: hashKey(key) });
    await context.journal.append(tx, {
      entry: integrationCreated,
      stream: organizationStream(organizationId),
      actor,
      data: { integrationId: integration.id, kind, name, service },
    });
    return { integration: { ...integration, lastUsedAt: null }, key };
  });
}
