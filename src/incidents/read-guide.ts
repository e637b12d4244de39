import { readRunbook, type RunbookRef } from '#runbooks';
import type { Db } from '#store';
import type { Severity } from './model/incident.ts';
import { monitorTime } from './model/monitor-time.ts';

/** What the document of a runbook says about incidents: taken over when one is declared. */
export interface Guide {
  readonly scheme: readonly Severity[];
  readonly stated: readonly string[];
  readonly sla: string | null;
  readonly monitorFor: string | null;
  readonly tasks: readonly { readonly text: string; readonly phase: string; readonly line: number }[];
}

const emptyGuide: Guide = { scheme: [], stated: [], sla: null, monitorFor: null, tasks: [] };

/** Reads the guide from the very version of the document that the incident will keep. */
export async function readGuide(db: Db, runbook: RunbookRef | null): Promise<Guide> {
  if (!runbook) return emptyGuide;
  const found = await readRunbook(db, { documentId: runbook.documentId, version: runbook.version, slug: runbook.slug });
  if (!found) return emptyGuide;
  const { document } = found;
  return {
    scheme: document.severities.map(({ label, name, rank, response, responseText, line }) => ({
      label,
      name: name ?? label,
      rank,
      response,
      responseText,
      line,
    })),
    stated: found.runbook.severities,
    sla: found.runbook.sla,
    monitorFor: monitorTime(document, found.runbook),
    tasks: document.phases.flatMap((phase) => phase.tasks.map((text) => ({ text, phase: phase.name, line: phase.line }))),
  };
}
