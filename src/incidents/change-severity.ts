import { fail } from '#base';
import type { Context } from '#journal';
import type { Actor } from '#people';
import { updateIncident } from './incident-store.ts';
import { chooseSeverity, findSeverity } from './model/choose-severity.ts';
import { incidentStream, severityChanged } from './model/entries.ts';
import type { Incident } from './model/incident.ts';
import { workOnIncident } from './work-on-incident.ts';

/** Sets another level of the document's scheme; a document without a scheme takes any label. */
export async function changeSeverity(
  context: Context,
  actor: Actor,
  input: { id: string; severity: string; reason?: string | undefined },
): Promise<Incident> {
  return workOnIncident(context, actor, { id: input.id, permission: 'incident.command' }, async (tx, incident) => {
    const known = findSeverity(incident.severities, input.severity);
    if (!known && incident.severities.length > 0) {
      const labels = incident.severities.map((level) => level.label).join(', ');
      fail('invalid-input', `the document knows ${labels}`, { fields: [{ field: 'severity', message: `one of ${labels}` }] });
    }
    const severity = known ?? chooseSeverity({ scheme: [], stated: [input.severity], hint: null }).severity;
    if (!severity || severity.label === incident.severity?.label) return;
    await updateIncident(tx, input.id, { severity });
    await context.journal.append(tx, {
      entry: severityChanged,
      stream: incidentStream(input.id),
      actor,
      data: { incidentId: input.id, from: incident.severity?.label ?? null, to: severity.label, reason: input.reason ?? null },
    });
  });
}
