import { fail, newId, withoutNul } from '#base';
import { queueDelivery } from '#delivery';
import { incidentStream, lockIncident, readIncidentAs, type Incident } from '#incidents';
import type { Context } from '#journal';
import type { Actor } from '#people';
import type { Db } from '#store';
import { countMessages, insertMessage, insertTarget } from './comms-store.ts';
import { listMessages } from './list-messages.ts';
import { cadenceFor } from './model/cadence.ts';
import { updateSent } from './model/entries.ts';
import { fillTemplate, unfilledIn } from './model/fill-template.ts';
import { mailOf, slackLimit, slackText } from './model/message-text.ts';
import { updateInput, type MessageChannel, type MessageKind, type SentMessage, type UpdateInput } from './model/message.ts';
import { targetsOf } from './read-composer.ts';
import { readFacts } from './read-facts.ts';
import { readTemplates } from './read-templates.ts';
import { settingsOf } from './settings.ts';
import { setUpdateClock } from './update-clock.ts';

/** Which fields of the named template still stand open in the text, marks of any kind included. */
async function unfilledFields(
  context: Context,
  incident: Incident,
  body: string,
  templateName: string | null,
): Promise<{ unfilled: readonly string[]; kind: MessageKind | null }> {
  const templates = await readTemplates(context.store.db, incident);
  const template = templateName === null ? undefined : templates.find(({ name }) => name === templateName);
  if (!template) return { unfilled: unfilledIn(body, []), kind: null };
  const { fields } = fillTemplate(template.body, await readFacts(context, incident, cadenceFor(templates, incident.severity)));
  return { unfilled: unfilledIn(body, fields), kind: template.kind };
}

interface Telling {
  readonly messageId: string;
  readonly body: string;
  readonly kind: MessageKind;
  readonly now: Date;
}

/** Promises the deliveries of one channel; answers where they go, with their ids. */
async function tellChannel(
  context: Context,
  tx: Db,
  incident: Incident,
  channel: MessageChannel,
  telling: Telling,
): Promise<readonly { target: string; deliveryId: string | null }[]> {
  const settings = settingsOf(context);
  const { now, kind, body } = telling;
  const common = { organizationId: incident.organizationId, stream: incidentStream(incident.id), now };
  if (channel === 'status-page') return [{ target: 'status page', deliveryId: null }];
  const mail = mailOf({ body, kind, title: incident.title, isDrill: incident.isDrill });
  if (channel === 'slack') {
    const target = settings.slackChannelFor(incident.organizationId) ?? fail('not-ready', 'Slack is not set up');
    const id = newId('delivery', now);
    const text = slackText(incident.isDrill ? `**[Drill]** ${body}` : body);
    await queueDelivery(tx, { ...common, id, channel: 'slack', target, message: { subject: mail.subject, text } });
    return [{ target, deliveryId: id }];
  }
  const told: { target: string; deliveryId: string }[] = [];
  for (const target of new Set(settings.subscribersFor(incident.organizationId))) {
    const id = newId('delivery', now);
    await queueDelivery(tx, { ...common, id, channel: 'mail', target, message: mail });
    told.push({ target, deliveryId: id });
  }
  return told;
}

/**
 * Tells people, in one transaction: the message, its deliveries, the journal entry that the status page
 * hears, and the clock for the next update. Errors: `not-ready` for a channel that is not set up;
 * `parameter-missing` where fields stand open and `allowUnfilled` is not given; `conflict` on a merged incident.
 */
export async function sendUpdate(context: Context, actor: Actor, input: UpdateInput): Promise<SentMessage> {
  const parsed = updateInput.parse(input);
  const body = withoutNul(parsed.body);
  const incident = await readIncidentAs(context, actor, parsed.incidentId, 'message.send');
  const channels = [...new Set(parsed.channels)];
  const closed = targetsOf(context, incident).filter((target) => channels.includes(target.channel) && !target.available);
  if (closed.length > 0) {
    fail('not-ready', 'this way is not open', {
      fields: closed.map((target) => ({ field: 'channels', message: `${target.channel}: ${target.reason ?? 'not available'}` })),
    });
  }
  if (channels.includes('slack') && slackText(body).length > slackLimit) {
    fail('too-large', `a Slack message holds at most ${slackLimit} characters`, {
      fields: [{ field: 'body', message: 'too long for Slack' }],
    });
  }
  const { unfilled, kind: templateKind } = await unfilledFields(context, incident, body, parsed.template ?? null);
  if (unfilled.length > 0 && !parsed.allowUnfilled) {
    fail('parameter-missing', 'fields of the message stand open', {
      fields: unfilled.map((name) => ({ field: 'body', message: `${name} is not filled in` })),
    });
  }
  const kind = parsed.kind ?? templateKind ?? 'update';
  const messageId = await context.store.transaction(async (tx) => {
    const locked = await lockIncident(tx, incident.id);
    if (locked.mergedInto) fail('conflict', 'this incident was merged; tell people in the other one');
    const now = context.clock.now();
    const id = newId('message', now);
    const number = (await countMessages(tx, incident.id)) + 1;
    await insertMessage(tx, {
      id,
      organizationId: incident.organizationId,
      incidentId: incident.id,
      number,
      template: parsed.template ?? null,
      kind,
      body,
      unfilled,
      status: locked.status,
      sentBy: { id: actor.id, name: actor.name, kind: actor.kind },
      sentAt: now,
    });
    const targets: string[] = [];
    let position = 0;
    for (const channel of channels) {
      for (const told of await tellChannel(context, tx, locked, channel, { messageId: id, body, kind, now })) {
        await insertTarget(tx, { messageId: id, channel, position: position++, ...told });
        targets.push(channel === 'slack' ? `Slack ${told.target}` : told.target);
      }
    }
    await context.journal.append(tx, {
      entry: updateSent,
      stream: incidentStream(incident.id),
      actor,
      data: {
        incidentId: incident.id,
        messageId: id,
        number,
        kind,
        template: parsed.template ?? null,
        body,
        channels,
        targets,
        status: locked.status,
        unfilled: [...unfilled],
      },
    });
    await setUpdateClock(tx, locked, now, now);
    return id;
  });
  const sent = (await listMessages(context.store.db, incident.id)).find(({ id }) => id === messageId);
  return sent ?? fail('internal', 'the message that was just sent is gone');
}
