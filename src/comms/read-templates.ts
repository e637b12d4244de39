import { readDocumentTemplates, type StoredTemplate } from '#runbooks';
import type { Incident } from '#incidents';
import type { Db } from '#store';
import { builtInTemplates } from './model/built-in-templates.ts';
import type { CadenceTemplate } from './model/cadence.ts';
import type { MessageChannel, MessageKind } from './model/message.ts';
import { templateBody } from './model/template-body.ts';

/** A message template as it stands in a document, ready to be filled. `line` 0: Tocsin's own. */
export interface MessageTemplate extends CadenceTemplate {
  readonly kind: MessageKind;
  readonly channel: MessageChannel | null;
}

function messageTemplates(stored: readonly StoredTemplate[]): readonly MessageTemplate[] {
  return stored.flatMap(({ file, template }) => {
    const { kind } = template;
    const body = templateBody(template.display ?? template.source);
    return kind === 'postmortem' || body === ''
      ? []
      : [{ name: template.name, file, line: template.line, body, cadence: template.cadence, kind, channel: template.channel }];
  });
}

/**
 * The templates that hold for an incident: those of its runbook's own document, in the version it keeps; else
 * those of the organisation's other documents; else Tocsin's own, marked as such.
 */
export async function readTemplates(db: Db, incident: Pick<Incident, 'organizationId' | 'runbook'>): Promise<readonly MessageTemplate[]> {
  if (incident.runbook) {
    const own = messageTemplates(
      await readDocumentTemplates(db, incident.organizationId, incident.runbook.documentId, incident.runbook.version),
    );
    if (own.length > 0) return own;
  }
  const others = messageTemplates(await readDocumentTemplates(db, incident.organizationId));
  if (others.length > 0) return others;
  return builtInTemplates.map((template) => ({ ...template, file: '', line: 0, channel: null, cadence: null }));
}
