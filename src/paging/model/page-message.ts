import { describeDuration, parseDuration } from '#base';
import type { Message } from '#delivery';
import type { Incident } from '#incidents';

/** The words of a page: what is broken, how bad, why you, where to answer. Hostile text stays text; the channels escape it. */
export function pageMessage(options: {
  incident: Incident;
  pageId: string;
  person: { readonly id: string; readonly name: string };
  level: number;
  round: number;
  policyName: string;
  why: string;
  publicUrl: string | null;
}): Message {
  const { incident, person, level, round } = options;
  const link = options.publicUrl === null ? null : new URL(`/i/${encodeURIComponent(incident.id)}`, options.publicUrl).href;
  const severity = incident.severity ? `[${incident.severity.label}] ` : '';
  const drill = incident.isDrill ? '[Drill] ' : '';
  const responseMs = incident.severity?.response ? parseDuration(incident.severity.response) : null;
  const lines = [
    `${person.name}, incident ${incident.number} needs an answer.`,
    '',
    incident.title,
    ...(incident.severity
      ? [
          `Severity: ${incident.severity.label} (${incident.severity.name})${responseMs ? `, to be answered within ${describeDuration(responseMs)}` : ''}`,
        ]
      : []),
    ...(incident.service ? [`Service: ${incident.service}`] : []),
    ...(incident.runbook ? [`Runbook: ${incident.runbook.title}`] : []),
    ...(incident.isDrill ? ['This is a drill.'] : []),
    '',
    `You are paged because: ${options.why} (level ${level} of ${options.policyName}${round > 1 ? `, round ${round}` : ''}).`,
    'Acknowledge the incident to stop the escalation.',
  ];
  return {
    subject: `${drill}${severity}${incident.title} (incident ${incident.number})`,
    text: lines.join('\n'),
    link,
    data: {
      event: 'page',
      page: { id: options.pageId, level, round, why: options.why },
      person: { id: person.id, name: person.name },
      incident: {
        id: incident.id,
        number: incident.number,
        title: incident.title,
        severity: incident.severity?.label ?? null,
        service: incident.service,
        isDrill: incident.isDrill,
        declaredAt: incident.declaredAt.toISOString(),
      },
    },
  };
}
