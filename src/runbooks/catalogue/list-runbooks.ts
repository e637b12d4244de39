import type { CompiledDocument, CompiledRunbook } from '../model/document.ts';
import type { RunbookRef } from './catalogue.ts';
import { fileStem, githubSlug } from './words.ts';

/** A runbook as the catalogue lists it. */
export interface RunbookListing extends RunbookRef {
  readonly kind: string;
  readonly alerts: readonly string[];
  readonly severities: readonly string[];
  readonly team: string | null;
  readonly steps: {
    readonly total: number;
    readonly runnable: number;
    readonly readOnly: number;
    readonly mutating: number;
    readonly destructive: number;
  };
  /** Findings on the lines of this runbook. */
  readonly findings: number;
}

/** A live document, as far as listing and matching need it. */
export interface LiveDocument {
  readonly documentId: string;
  readonly version: number;
  readonly file: string;
  readonly document: CompiledDocument;
}

/** Between a slug and the document that tells it apart from the same slug elsewhere. */
const separator = '--';

/**
 * Gives each runbook a slug that no other live runbook of the organisation has: its own, or for the later
 * of two (by path) its own and the file's name.
 */
export function uniqueSlugs(documents: readonly LiveDocument[]): ReadonlyMap<CompiledRunbook, string> {
  const taken = new Set<string>();
  const slugs = new Map<CompiledRunbook, string>();
  for (const { document, file } of documents) {
    for (const runbook of document.runbooks) {
      let slug = runbook.slug;
      for (let count = 1; taken.has(slug); count++)
        slug = `${runbook.slug}${separator}${githubSlug(fileStem(file))}${count === 1 ? '' : `-${count}`}`;
      taken.add(slug);
      slugs.set(runbook, slug);
    }
  }
  return slugs;
}

/** Finds a runbook in its document by the slug that the catalogue or the document gave it. */
export function findRunbook(document: CompiledDocument, slug: string): CompiledRunbook | null {
  const exact = document.runbooks.find((runbook) => runbook.slug === slug);
  if (exact) return exact;
  const own = slug.slice(0, Math.max(0, slug.lastIndexOf(separator)));
  return document.runbooks.find((runbook) => runbook.slug === own) ?? null;
}

function countSteps(runbook: CompiledRunbook): RunbookListing['steps'] {
  const counts = { total: 0, runnable: 0, readOnly: 0, mutating: 0, destructive: 0 };
  for (const section of runbook.sections) {
    for (const step of section.steps) {
      counts.total++;
      if (step.commands.some((command) => command.runnable)) counts.runnable++;
      const risks = new Set(step.commands.map((command) => command.risk));
      if (risks.has('destructive')) counts.destructive++;
      else if (risks.has('mutating')) counts.mutating++;
      else if (risks.has('read-only')) counts.readOnly++;
    }
  }
  return counts;
}

/** Every runbook of the live documents, in the documents' order. */
export function listingsOf(documents: readonly LiveDocument[]): readonly RunbookListing[] {
  const slugs = uniqueSlugs(documents);
  return documents.flatMap(({ documentId, version, file, document }) =>
    document.runbooks.map((runbook) => {
      const { title, kind, line, endLine, alerts, severities, team } = runbook;
      return {
        documentId,
        version,
        file,
        title,
        kind,
        line,
        alerts,
        severities,
        team,
        slug: slugs.get(runbook) ?? runbook.slug,
        steps: countSteps(runbook),
        findings: document.findings.filter((finding) => finding.line >= line && finding.line <= endLine).length,
      };
    }),
  );
}
