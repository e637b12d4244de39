import { describeDuration, parseDuration } from '#base';
import { stepFinished } from '#execution';
import { commanderRole, incidentStream, readRoles, type Incident } from '#incidents';
import { readWholeStream, type Context } from '#journal';
import { readRunbook } from '#runbooks';
import { countMessages } from './comms-store.ts';
import type { Cadence } from './model/cadence.ts';
import type { Fact, MessageFacts } from './model/fill-template.ts';
import { settingsOf } from './settings.ts';

const stamp = (at: Date) => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** What has been done so far that changed something, by the titles of the document's steps. */
async function actionsTaken(context: Context, incident: Incident): Promise<string | null> {
  const titles: string[] = [];
  for (const entry of await readWholeStream(context.store.db, incidentStream(incident.id))) {
    if (entry.type !== stepFinished.type) continue;
    const data = stepFinished.schema.parse(entry.data);
    if (data.risk !== 'read-only' && data.outcome === 'succeeded') titles.push(data.title);
  }
  return titles.length > 0 ? [...new Set(titles)].join('; ') : null;
}

/** Everything that a message may say of an incident by itself, each with where it comes from. */
export async function readFacts(context: Context, incident: Incident, cadence: Cadence | null): Promise<MessageFacts> {
  const { db } = context.store;
  const now = context.clock.now();
  const settings = settingsOf(context);
  const [roles, sent, actions, found] = await Promise.all([
    readRoles(db, [incident.id]),
    countMessages(db, incident.id),
    actionsTaken(context, incident),
    incident.runbook ? readRunbook(db, incident.runbook) : null,
  ]);
  const commander = roles.find((role) => role.role === commanderRole)?.person.name ?? incident.acknowledgedBy?.name ?? null;
  const everyMs = cadence === null ? null : parseDuration(cadence.every);
  const channel = settings.slackChannelFor(incident.organizationId);
  const url = settings.publicUrl();
  const fact = (value: string | null, source: string): Fact | undefined => (value === null || value === '' ? undefined : { value, source });
  const all: { [Name in keyof MessageFacts]: MessageFacts[Name] | undefined } = {
    title: fact(incident.title, 'the incident'),
    service: fact(incident.service, 'the incident'),
    impact: fact(found?.runbook.impact ?? null, 'the runbook'),
    severity: fact(incident.severity?.label ?? null, 'the incident'),
    rank: incident.severity?.rank,
    started: fact(stamp(incident.startedAt), 'the incident'),
    now: fact(stamp(now), 'the clock'),
    date: fact(now.toISOString().slice(0, 10), 'the clock'),
    commander: fact(commander, 'the roles'),
    status: fact(incident.status.charAt(0).toUpperCase() + incident.status.slice(1), 'the incident'),
    number: fact(`#${sent + 1}`, 'messages so far'),
    every: everyMs === null ? undefined : fact(`${Math.round(everyMs / 60_000)}`, 'the document'),
    nextUpdate: everyMs === null || incident.resolvedAt ? undefined : fact(stamp(new Date(now.getTime() + everyMs)), 'the document'),
    duration: fact(describeDuration((incident.resolvedAt ?? now).getTime() - incident.startedAt.getTime()), 'the incident'),
    warRoom: fact(channel, 'tocsin.yaml'),
    link: fact(url === '' ? null : `${url}/i/${incident.id}`, 'the incident'),
    postmortem: fact(url === '' || !incident.resolvedAt ? null : `${url}/i/${incident.id}/postmortem`, 'the incident'),
    actions: fact(actions, 'the timeline'),
    summary: incident.resolvedAt ? fact(incident.summary, 'the incident') : undefined,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}
