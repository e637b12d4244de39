import { setImmediate } from 'node:timers/promises';
import type { CatalogueRunbook, CatalogueSnapshot } from './catalogue.ts';
import { catalogueRunbook } from './catalogue-runbooks.ts';
import type { DescribedDocument, DescribedRunbook } from './describe-document.ts';
import { listingOf, uniqueSlugs, type RunbookListing } from './list-runbooks.ts';
import type { Found } from './locate.ts';
import type { SearchQuery } from './read-query.ts';
import { createRunbookSearch, type RunbookSearch } from './search-runbooks.ts';

/** A listing with the place that answered the search. */
export type FoundListing = RunbookListing & { readonly found: Found };

/** The live documents of one organisation at one revision. Changes are taken over one document at a time. */
export interface LiveCatalogue {
  readonly revision: number;
  /** By path. */
  readonly documents: readonly DescribedDocument[];
  readonly listings: readonly RunbookListing[];
  readonly snapshot: CatalogueSnapshot;
  /** Characters kept, for the limit of the cache. */
  readonly size: number;
  search(query: SearchQuery, limit: number): readonly FoundListing[];
  /** Makes the index of the search in small pieces, so that thousands of documents do not keep the process from everything else. */
  prepareSearch(): Promise<void>;
  /** Takes over documents that changed, and forgets those that are gone. An older revision than ours changes nothing. */
  apply(revision: number, changed: readonly DescribedDocument[], gone: readonly string[]): void;
}

/** Above, sorting all documents costs less than putting each in its place. */
const fewChanges = 200;
const pieceMs = 10;

interface Shown {
  readonly runbook: DescribedRunbook;
  readonly slug: string;
  readonly listing: RunbookListing;
  readonly forMatching: CatalogueRunbook;
}

/** Documents in the order of their paths; the place of a path, or where it belongs. */
function placeOf(documents: readonly DescribedDocument[], file: string): number {
  let low = 0;
  let high = documents.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((documents[middle]?.file ?? '') < file) low = middle + 1;
    else high = middle;
  }
  return low;
}

const hasSameSlugs = (a: DescribedDocument, b: DescribedDocument | undefined) =>
  b !== undefined &&
  a.file === b.file &&
  a.runbooks.length === b.runbooks.length &&
  a.runbooks.every(({ ownSlug }, position) => ownSlug === b.runbooks[position]?.ownSlug);

/** An empty catalogue; revision -1 is before every stored one. */
export function createLiveCatalogue(organizationId: string): LiveCatalogue {
  const byId = new Map<string, DescribedDocument>();
  /** The runbooks of each document as they are shown. What did not change keeps its objects, so that nothing is prepared twice. */
  const shownOf = new Map<string, readonly Shown[]>();
  let search: RunbookSearch | null = null;
  /** Documents that the index does not hold yet. */
  const waiting = new Map<string, DescribedDocument>();
  let revision = -1;
  let documents: readonly DescribedDocument[] = [];
  let listings: readonly RunbookListing[] = [];
  let snapshot: CatalogueSnapshot = { organizationId, revision, runbooks: [] };
  let size = 0;

  function show(described: DescribedDocument, slugs: readonly string[]): void {
    const before = shownOf.get(described.documentId);
    shownOf.set(
      described.documentId,
      described.runbooks.map((runbook, position) => {
        const slug = slugs[position] ?? runbook.ownSlug;
        const kept = before?.[position];
        return kept?.runbook === runbook && kept.slug === slug
          ? kept
          : { runbook, slug, listing: listingOf(described, runbook, slug), forMatching: catalogueRunbook(described, runbook, slug) };
      }),
    );
  }

  /** Slugs depend on all documents; most changes leave a document's own slugs as they are, and then only it is shown anew. */
  function showChanged(changed: readonly DescribedDocument[], areSlugsKept: boolean): void {
    if (areSlugsKept) {
      for (const described of changed)
        show(
          described,
          (shownOf.get(described.documentId) ?? []).map(({ slug }) => slug),
        );
      return;
    }
    const slugs = uniqueSlugs(documents);
    for (const described of documents)
      show(
        described,
        described.runbooks.map((runbook) => slugs.get(runbook) ?? runbook.ownSlug),
      );
  }

  /** Nobody searches most catalogues: the index begins with the first search, and is kept up to date from then on. */
  function startIndex(): RunbookSearch {
    if (!search) {
      search = createRunbookSearch();
      for (const described of documents) waiting.set(described.documentId, described);
    }
    return search;
  }

  function indexFor(ms: number): void {
    const start = performance.now();
    for (const [id, described] of waiting) {
      search?.set(described);
      waiting.delete(id);
      if (performance.now() - start > ms) return;
    }
  }

  return {
    get revision() {
      return revision;
    },
    get documents() {
      return documents;
    },
    get listings() {
      return listings;
    },
    get snapshot() {
      return snapshot;
    },
    get size() {
      return size;
    },
    async prepareSearch() {
      startIndex();
      while (waiting.size > 0) {
        indexFor(pieceMs);
        await setImmediate();
      }
    },
    search(query, limit) {
      const ready = startIndex();
      indexFor(Infinity);
      return ready.find(query, limit).flatMap(({ documentId, position, found }) => {
        const entry = shownOf.get(documentId)?.[position];
        return entry ? [{ ...entry.listing, found }] : [];
      });
    },
    apply(newRevision, changed, gone) {
      if (newRevision <= revision) return;
      revision = newRevision;
      const areSlugsKept = gone.length === 0 && changed.every((described) => hasSameSlugs(described, byId.get(described.documentId)));
      const next = [...documents];
      const remove = (documentId: string): void => {
        const old = byId.get(documentId);
        if (!old) return;
        size -= old.source.length;
        byId.delete(documentId);
        next.splice(placeOf(next, old.file), 1);
      };
      for (const id of gone) {
        remove(id);
        shownOf.delete(id);
        waiting.delete(id);
        search?.remove(id);
      }
      for (const described of changed) {
        remove(described.documentId);
        size += described.source.length;
        byId.set(described.documentId, described);
        if (changed.length <= fewChanges) next.splice(placeOf(next, described.file), 0, described);
        if (search) waiting.set(described.documentId, described);
      }
      documents =
        changed.length <= fewChanges ? next : [...byId.values()].toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
      showChanged(changed, areSlugsKept);
      const all = documents.flatMap(({ documentId }) => shownOf.get(documentId) ?? []);
      listings = all.map(({ listing }) => listing);
      snapshot = { organizationId, revision, runbooks: all.map(({ forMatching }) => forMatching) };
    },
  };
}
