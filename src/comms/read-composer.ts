import { fail } from '#base';
import { readIncident, type Incident } from '#incidents';
import type { Context } from '#journal';
import { countMessages } from './comms-store.ts';
import { cadenceFor } from './model/cadence.ts';
import { fillTemplate, type FilledField } from './model/fill-template.ts';
import type { MessageChannel, MessageKind, MessageTarget } from './model/message.ts';
import { readFacts } from './read-facts.ts';
import { readTemplates } from './read-templates.ts';
import { settingsOf } from './settings.ts';

export interface MessageDraft {
  readonly template: string;
  readonly kind: MessageKind;
  readonly channel: MessageChannel | null;
  /** Line in the document; null for Tocsin's own. */
  readonly line: number | null;
  /** The template with `{{name}}` where fields stand. */
  readonly body: string;
  readonly fields: (Omit<FilledField, 'choices'> & { choices: string[] })[];
  /** ISO 8601 duration. */
  readonly every: string | null;
}

/** The ways that are open for an incident, with the reason where one is not. */
export function targetsOf(context: Context, incident: Pick<Incident, 'organizationId'>): MessageTarget[] {
  const settings = settingsOf(context);
  const channel = settings.slackChannelFor(incident.organizationId);
  const subscribers = settings.subscribersFor(incident.organizationId).length;
  const canMail = settings.canMail(incident.organizationId);
  const noMail = canMail
    ? subscribers > 0
      ? null
      : 'nobody subscribed (mail.subscribers in tocsin.yaml)'
    : 'no mail server is set up (mail.smtp in tocsin.yaml)';
  return [
    {
      channel: 'slack',
      name: channel ?? 'Slack',
      available: channel !== null,
      reason: channel === null ? 'Slack is not set up (slack in tocsin.yaml)' : null,
    },
    { channel: 'status-page', name: 'Status page', available: true, reason: null },
    {
      channel: 'email',
      name: subscribers === 1 ? '1 subscriber' : `${subscribers} subscribers`,
      available: noMail === null,
      reason: noMail,
    },
  ];
}

/** Which kind of message is wanted next: the first one declares, the last one resolves. */
function wantedNow(incident: Incident, sent: number): readonly MessageKind[] {
  if (incident.resolvedAt) return ['resolution', 'update', 'customer', 'other', 'declaration'];
  return sent === 0
    ? ['declaration', 'update', 'customer', 'resolution', 'other']
    : ['update', 'resolution', 'customer', 'other', 'declaration'];
}

/** The document's templates, filled as far as the incident knows, the fitting one first. `not-found` for no incident. */
export async function readComposer(context: Context, incidentId: string): Promise<{ drafts: MessageDraft[]; targets: MessageTarget[] }> {
  const { db } = context.store;
  const incident = (await readIncident(db, incidentId)) ?? fail('not-found', 'there is no such incident');
  const [templates, sent] = await Promise.all([readTemplates(db, incident), countMessages(db, incidentId)]);
  const cadence = cadenceFor(templates, incident.severity);
  const facts = await readFacts(context, incident, cadence);
  const order = wantedNow(incident, sent);
  const drafts = templates.map((template): MessageDraft => {
    const { body, fields } = fillTemplate(template.body, facts);
    return {
      template: template.name,
      kind: template.kind,
      channel: template.channel,
      line: template.line === 0 ? null : template.line,
      body,
      fields: fields.map((field) => ({ ...field, choices: [...field.choices] })),
      every: template.kind === 'resolution' ? null : (cadence?.every ?? null),
    };
  });
  return { drafts: drafts.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind)), targets: targetsOf(context, incident) };
}
