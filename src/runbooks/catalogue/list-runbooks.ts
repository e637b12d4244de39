import type { CompiledDocument, CompiledRunbook } from '../model/document.ts';
import type { RunbookRef } from './catalogue.ts';
import type { DescribedDocument, DescribedRunbook } from './describe-document.ts';
import { fileStem, githubSlug } from './words.ts';

/** A runbook as the catalogue lists it. */
export interface RunbookListing extends RunbookRef {
  readonly kind: string;
  readonly alerts: readonly string[];
  readonly severities: readonly string[];
  readonly team: string | null;
  /** Workloads that its commands name. */
  readonly services: readonly string[];
  readonly steps: DescribedRunbook['steps'];
  /** Findings on the lines of this runbook. */
  readonly findings: number;
}

/** Between a slug and the document that tells it apart from the same slug elsewhere. */
const separator = '--';

/**
 * Gives each runbook a slug that no other live runbook of the organisation has: its own, or for the later
 * of two (by path) its own and the file's name. The documents come in the order of their paths.
 */
export function uniqueSlugs(documents: readonly DescribedDocument[]): ReadonlyMap<DescribedRunbook, string> {
  const taken = new Set<string>();
  // Many files with the same name and heading must not be counted from 1 again each time.
  const counts = new Map<string, number>();
  const slugs = new Map<DescribedRunbook, string>();
  for (const { runbooks, file } of documents) {
    let stem: string | null = null;
    for (const runbook of runbooks) {
      let slug = runbook.ownSlug;
      if (taken.has(slug)) {
        stem ??= githubSlug(fileStem(file));
        const base = `${slug}${separator}${stem}`;
        let count = counts.get(base) ?? 0;
        while (taken.has(slug)) slug = ++count === 1 ? base : `${base}-${count}`;
        counts.set(base, count);
      }
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
  // Both the runbook's own slug and the file's name may hold the separator: the longest that fits is meant.
  const [own] = document.runbooks
    .filter((runbook) => slug.startsWith(runbook.slug + separator))
    .toSorted((a, b) => b.slug.length - a.slug.length);
  return own ?? null;
}

/** One runbook as the catalogue lists it. */
export function listingOf(described: DescribedDocument, runbook: DescribedRunbook, slug: string): RunbookListing {
  const { documentId, version, file } = described;
  const { title, kind, line, alerts, severities, team, services, steps, findings } = runbook;
  return { documentId, version, file, slug, title, kind, line, alerts, severities, team, services, steps, findings };
}
