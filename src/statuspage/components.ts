import { fail, newId } from '#base';
import type { Context } from '#journal';
import { authorise, organizationStream, type Actor } from '#people';
import type { Db } from '#store';
import { z } from 'zod';
import { componentStatuses, componentStatusOf, worstStatus, type ComponentStatus } from './model/component.ts';
import { componentChanged, componentsApplied } from './model/entries.ts';
import {
  insertChange,
  replaceServices,
  selectComponents,
  selectOpenImpacts,
  touchPage,
  upsertComponent,
  type ComponentRow,
} from './statuspage-store.ts';

const componentSettings = z.object({
  components: z.array(z.object({ name: z.string().trim().min(1).max(200), description: z.string().max(500).optional() })),
  services: z.array(z.object({ service: z.string(), component: z.string().trim().min(1).max(200) })).default([]),
});

/** Writes a component's new status, and keeps the change for the history. */
export async function setStatus(tx: Db, row: ComponentRow, status: ComponentStatus, now: Date): Promise<void> {
  if (row.status === status) return;
  await upsertComponent(tx, { ...row, status, now });
  await insertChange(tx, { componentId: row.id, at: now, status });
}

/** Sets components to what the open incidents that touch them say; operational when none does. */
export async function recomputeComponents(tx: Db, organizationId: string, componentIds: readonly string[], now: Date): Promise<void> {
  for (const row of await selectComponents(tx, organizationId, { withRetired: true })) {
    if (!componentIds.includes(row.id)) continue;
    await setStatus(tx, row, worstStatus((await selectOpenImpacts(tx, row.id)).map(componentStatusOf)), now);
  }
}

/**
 * Takes over what the workspace says: components in this order, and which service belongs to which. One that is named
 * only by a service is made as well; one that is no longer named is retired with its history. The same again changes nothing.
 */
export async function applyComponents(
  context: Context,
  actor: Actor,
  organizationId: string,
  input: z.input<typeof componentSettings>,
): Promise<void> {
  authorise(actor, 'organization.manage', organizationId);
  const { components, services } = componentSettings.parse(input);
  const wanted = new Map<string, string | null>();
  for (const { name, description } of components) if (!wanted.has(name)) wanted.set(name, description ?? null);
  for (const { component } of services) if (!wanted.has(component)) wanted.set(component, null);
  await context.store.transaction(async (tx) => {
    const now = context.clock.now();
    const known = await selectComponents(tx, organizationId, { withRetired: true });
    const idByName = new Map<string, string>();
    let hasChanged = false;
    let position = 0;
    for (const [name, description] of wanted) {
      position++;
      const before = known.find((row) => row.name === name);
      const id = before?.id ?? newId('component', now);
      idByName.set(name, id);
      if (before && before.description === description && before.position === position && before.retiredAt === null) continue;
      hasChanged = true;
      await upsertComponent(tx, {
        id,
        organizationId,
        name,
        description,
        position,
        status: before?.status ?? 'operational',
        retiredAt: null,
        now,
      });
      if (!before) await insertChange(tx, { componentId: id, at: now, status: 'operational' });
    }
    for (const row of known) {
      if (wanted.has(row.name) || row.retiredAt) continue;
      hasChanged = true;
      await upsertComponent(tx, { ...row, retiredAt: now, now });
    }
    await replaceServices(
      tx,
      organizationId,
      services.flatMap(({ service, component }) => {
        const componentId = idByName.get(component);
        return componentId === undefined ? [] : [{ service, componentId }];
      }),
    );
    if (!hasChanged) return;
    await touchPage(tx, organizationId, now);
    await context.journal.append(tx, {
      entry: componentsApplied,
      stream: organizationStream(organizationId),
      actor,
      data: { components: [...wanted.keys()] },
    });
  });
}

/** Sets a component by hand (maintenance, an outage that no incident covers). `not-found` when the organisation has none such. */
export async function setComponentStatus(
  context: Context,
  actor: Actor,
  input: { organizationId: string; componentId: string; status: ComponentStatus },
): Promise<void> {
  authorise(actor, 'message.send', input.organizationId);
  const status = z.enum(componentStatuses).parse(input.status);
  await context.store.transaction(async (tx) => {
    const now = context.clock.now();
    await touchPage(tx, input.organizationId, now);
    const row =
      (await selectComponents(tx, input.organizationId)).find(({ id }) => id === input.componentId) ??
      fail('not-found', 'there is no such component');
    if (row.status === status) return;
    await setStatus(tx, row, status, now);
    await context.journal.append(tx, {
      entry: componentChanged,
      stream: organizationStream(input.organizationId),
      actor,
      data: { componentId: row.id, name: row.name, from: row.status, to: status },
    });
  });
}
