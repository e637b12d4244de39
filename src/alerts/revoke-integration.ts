import { fail } from '#base';
import type { Context } from '#journal';
import { authorise, organizationStream, type Actor } from '#people';
import { revokeIntegrationRow } from './intake/integration-store.ts';
import { integrationRevoked } from './model/entries.ts';

/** Ends a key at once (other nodes follow within seconds); its alerts and requests stay. */
export async function revokeIntegration(
  context: Context,
  actor: Actor,
  input: { organizationId: string; integrationId: string },
): Promise<void> {
  const { organizationId, integrationId } = input;
  authorise(actor, 'organization.manage', organizationId);
  await context.store.transaction(async (tx) => {
    const revoked =
      (await revokeIntegrationRow(tx, { id: integrationId, organizationId }, context.clock.now())) ??
      fail('not-found', 'there is no such integration');
    await context.journal.append(tx, {
      entry: integrationRevoked,
      stream: organizationStream(organizationId),
      actor,
      data: { integrationId, name: revoked.name },
    });
  });
}
