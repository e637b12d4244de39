import type { IncidentStatus, SeverityView } from '../../api/views.ts';
import { statusOrder } from '../status-words.ts';

export type SlashCommand =
  | { readonly kind: 'acknowledge' | 'resolve' | 'update' }
  | { readonly kind: 'status'; readonly status: IncidentStatus }
  | { readonly kind: 'severity'; readonly label: string };

/** All commands that make sense for an incident, as they are typed, with what they do. */
export function slashCommands(
  severities: readonly SeverityView[],
): readonly { readonly typed: string; readonly does: string; readonly command: SlashCommand }[] {
  return [
    { typed: '/ack', does: 'Acknowledge', command: { kind: 'acknowledge' } },
    { typed: '/update', does: 'Write an update', command: { kind: 'update' } },
    ...statusOrder
      .filter((status) => status !== 'resolved')
      .map((status) => ({ typed: `/status ${status}`, does: 'Change the status', command: { kind: 'status', status } as const })),
    ...severities.map((severity) => ({
      typed: `/severity ${severity.label}`,
      does: `Set severity ${severity.label}`,
      command: { kind: 'severity', label: severity.label } as const,
    })),
    { typed: '/resolve', does: 'Resolve the incident', command: { kind: 'resolve' } },
  ];
}

/** What fits what is typed so far; nothing while it is a note. */
export function suggestCommands<C extends { readonly typed: string }>(commands: readonly C[], text: string): readonly C[] {
  if (!text.startsWith('/')) return [];
  const wanted = text.trim().toLowerCase();
  return commands.filter((command) => command.typed.toLowerCase().startsWith(wanted)).slice(0, 8);
}
