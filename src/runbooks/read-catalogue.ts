import type { Db } from '#store';
import type { CatalogueSnapshot } from './catalogue/catalogue.ts';
import { catalogueRunbooks } from './catalogue/catalogue-runbooks.ts';
import { findRunbook, listingsOf, type RunbookListing } from './catalogue/list-runbooks.ts';
import { createRunbookSearch, type RunbookSearch } from './catalogue/search-runbooks.ts';
import { selectDocument, selectLiveDocuments, selectProblems, selectRevisions, type StoredDocument } from './document-store.ts';
import type { CompiledRunbook, CompiledTemplate, Finding } from './model/document.ts';

interface Loaded {
  readonly revision: number;
  readonly documents: readonly StoredDocument[];
  readonly listings: readonly RunbookListing[];
  readonly snapshot: CatalogueSnapshot;
  search: RunbookSearch | null;
}

// Compiled documents are big and change seldom: each process keeps those of the organisations it serves,
// and asks the database only whether its copy is still the newest.
const loadedByOrganization = new Map<string, Loaded>();
const maxKept = 100;

async function load(db: Db, organizationId: string): Promise<Loaded> {
  const revision = (await selectRevisions(db, [organizationId])).get(organizationId) ?? 0;
  const kept = loadedByOrganization.get(organizationId);
  if (kept?.revision === revision) return kept;
  const documents = await selectLiveDocuments(db, organizationId);
  const loaded: Loaded = {
    revision,
    documents,
    listings: listingsOf(documents),
    snapshot: { organizationId, revision, runbooks: catalogueRunbooks(documents) },
    search: null,
  };
  if (loadedByOrganization.size >= maxKept) loadedByOrganization.clear();
  loadedByOrganization.set(organizationId, loaded);
  return loaded;
}

/** The catalogue of an organisation, ready for matching (`createMatcher`). */
export async function readCatalogue(db: Db, organizationId: string): Promise<CatalogueSnapshot> {
  return (await load(db, organizationId)).snapshot;
}

/** Every live runbook, in the documents' order; with a query the fitting ones, the best first. */
export async function listRunbooks(db: Db, organizationId: string, options: { query?: string } = {}): Promise<readonly RunbookListing[]> {
  const loaded = await load(db, organizationId);
  const query = options.query?.trim() ?? '';
  if (query === '') return loaded.listings;
  loaded.search ??= createRunbookSearch(loaded.snapshot.runbooks);
  return loaded.search.find(query).flatMap((position) => loaded.listings[position] ?? []);
}

/** Every live document, compiled. */
export async function listDocuments(db: Db, organizationId: string): Promise<readonly StoredDocument[]> {
  return (await load(db, organizationId)).documents;
}

/** Figures for the home page; `findings` counts those of live documents and of files that are not live. */
export async function countRunbooks(db: Db, organizationId: string): Promise<{ documents: number; runbooks: number; findings: number }> {
  const { documents, listings } = await load(db, organizationId);
  const refused = await selectProblems(db, organizationId);
  return {
    documents: documents.length,
    runbooks: listings.length,
    findings:
      documents.reduce((sum, { document }) => sum + document.findings.length, 0) +
      refused.reduce((sum, { problems }) => sum + problems.length, 0),
  };
}

/** A version of a document, the live one unless told; retired documents are found too. Null when there is none. */
export async function readDocument(db: Db, documentId: string, version?: number): Promise<StoredDocument | null> {
  return selectDocument(db, documentId, version ?? null);
}

/** Files whose present form is not live, with the reasons. */
export async function listProblems(
  db: Db,
  organizationId: string,
): Promise<readonly { file: string; liveVersion: number | null; problems: readonly Finding[] }[]> {
  return selectProblems(db, organizationId);
}

export interface StoredRunbook extends StoredDocument {
  readonly runbook: CompiledRunbook;
}

/** One runbook in the very version asked for, whatever changed on disk since. Null when it does not exist. */
export async function readRunbook(db: Db, key: { documentId: string; version: number; slug: string }): Promise<StoredRunbook | null> {
  const stored = await selectDocument(db, key.documentId, key.version);
  const runbook = stored && findRunbook(stored.document, key.slug);
  return stored && runbook ? { ...stored, runbook } : null;
}

export interface StoredTemplate {
  readonly documentId: string;
  readonly version: number;
  readonly file: string;
  readonly template: CompiledTemplate;
}

/** Message templates of one document (in the version that an incident keeps), or of all live ones. */
export async function readDocumentTemplates(
  db: Db,
  organizationId: string,
  documentId?: string,
  version?: number,
): Promise<readonly StoredTemplate[]> {
  const documents = documentId === undefined ? await listDocuments(db, organizationId) : [await readDocument(db, documentId, version)];
  return documents.flatMap((stored) =>
    stored && stored.organizationId === organizationId
      ? stored.document.templates.map((template) => ({
          documentId: stored.documentId,
          version: stored.version,
          file: stored.file,
          template,
        }))
      : [],
  );
}
