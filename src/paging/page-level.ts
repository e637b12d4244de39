import { queueDelivery, type DeliveryChannel } from '#delivery';
import { incidentStream, type Incident } from '#incidents';
import { systemActor, type Context } from '#journal';
import type { ContactMethod, Found, OnCallDirectory } from '#oncall';
import type { Db } from '#store';
import { paged } from './model/entries.ts';
import type { Escalation } from './model/escalation.ts';
import { pageMessage } from './model/page-message.ts';
import { deliveryIdOf, pageId } from './model/page-ids.ts';
import type { PageChannel } from './model/page.ts';
import { insertPage } from './paging-store.ts';
import type { PagingSettings } from './settings.ts';

const deliveryChannels: Readonly<Record<Exclude<PageChannel, 'in-app'>, DeliveryChannel>> = {
  email: 'mail',
  webhook: 'webhook',
  slack: 'slack',
};

/**
 * How somebody is reached: what the workspace says, else their e-mail address. While no mail can leave at all, people's own
 * addresses are left out (the escalation's first entry says so): a page that is sure to fail tells nobody anything.
 */
export function contactMethodsOf(
  directory: OnCallDirectory,
  settings: PagingSettings,
  organizationId: string,
  personId: string,
): readonly ContactMethod[] {
  const email = directory.members.find(({ id }) => id === personId)?.email ?? null;
  const own: ContactMethod | null = email === null ? null : { channel: 'email', target: email };
  const stated = directory.contactsOf(personId);
  const methods = stated.length > 0 ? stated : own ? [own] : [];
  if (settings.canMail(organizationId)) return methods;
  return methods.filter(({ channel, target }) => channel !== 'email' || target !== email);
}

/**
 * Pages somebody by every way there is, in the caller's transaction. In the app always: the committed entry is heard
 * by every open page of that person, so handing over is done with the commit. Other ways go through the delivery queue.
 */
export async function pagePerson(
  context: Context,
  tx: Db,
  settings: PagingSettings,
  input: {
    readonly escalation: Escalation;
    readonly incident: Incident;
    readonly level: number;
    readonly person: Found;
    readonly directory: OnCallDirectory;
  },
): Promise<void> {
  const { escalation, incident, level, person, directory } = input;
  const now = context.clock.now();
  const ways: readonly { channel: PageChannel; target: string }[] = [
    { channel: 'in-app', target: person.id },
    ...contactMethodsOf(directory, settings, incident.organizationId, person.id),
  ];
  for (const { channel, target } of ways) {
    const id = pageId({ escalationId: escalation.id, round: escalation.round, level, personId: person.id, channel, target });
    const deliveryId = channel === 'in-app' ? null : deliveryIdOf(id);
    const isNew = await insertPage(tx, {
      id,
      organizationId: incident.organizationId,
      incidentId: incident.id,
      escalationId: escalation.id,
      round: escalation.round,
      level,
      person: { id: person.id, name: person.name },
      channel,
      target,
      title: incident.title,
      why: person.why,
      state: channel === 'in-app' ? 'sent' : 'queued',
      detail: channel === 'in-app' ? 'shown on every open page' : null,
      deliveryId,
      createdAt: now,
      settledAt: null,
    });
    if (!isNew) continue;
    await context.journal.append(tx, {
      entry: paged,
      stream: incidentStream(incident.id),
      actor: systemActor,
      data: {
        incidentId: incident.id,
        pageId: id,
        level,
        round: escalation.round,
        personId: person.id,
        name: person.name,
        channel,
        why: person.why,
      },
    });
    if (channel === 'in-app' || deliveryId === null) continue;
    await queueDelivery(tx, {
      id: deliveryId,
      organizationId: incident.organizationId,
      channel: deliveryChannels[channel],
      target,
      message: pageMessage({
        incident,
        pageId: id,
        person,
        level,
        round: escalation.round,
        policyName: escalation.plan.policy.name,
        why: person.why,
        publicUrl: settings.publicUrl,
      }),
      now,
    });
  }
}
