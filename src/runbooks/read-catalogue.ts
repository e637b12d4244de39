import type { Db } from '#store';
import type { CatalogueSnapshot } from './catalogue/catalogue.ts';
import { describeDocument, type DescribedDocument } from './catalogue/describe-document.ts';
import { findRunbook, type RunbookListing } from './catalogue/list-runbooks.ts';
import { createLiveCatalogue, type FoundListing, type LiveCatalogue } from './catalogue/live-catalogue.ts';
import { isEmptyQuery, readQuery } from './catalogue/read-query.ts';
import { relatedRunbooks, type RelatedRunbook } from './catalogue/related-runbooks.ts';
import {
  selectChangedDocuments,
  selectDocument,
  selectLiveDocuments,
  selectProblems,
  selectRevisions,
  type StoredDocument,
} from './document-store.ts';
import type { CompiledRunbook, CompiledTemplate, Finding } from './model/document.ts';

// Each process keeps the catalogues that it serves, without the compiled steps, which are big; it asks the database
// whether its copy is still the newest, and reads only the documents that changed since.
const kept = new Map<string, LiveCatalogue>();
const maxKept = 100;
/** About a hundred thousand runbooks; above, the catalogue that was used longest ago is dropped and read again when needed. */
const maxCharacters = 300_000_000;
const readAtOnce = 50;

async function load(db: Db, organizationId: string): Promise<LiveCatalogue> {
  const revision = (await selectRevisions(db, [organizationId])).get(organizationId) ?? 0;
  let live = kept.get(organizationId);
  // A revision that went back: the database was restored from a backup.
  if (!live || live.revision > revision) live = createLiveCatalogue(organizationId);
  if (live.revision < revision) {
    const documents = await selectChangedDocuments(db, organizationId, live.revision);
    const ids = documents.filter(({ isLive }) => isLive).map(({ id }) => id);
    const changed: DescribedDocument[] = [];
    for (let at = 0; at < ids.length; at += readAtOnce)
      changed.push(...(await selectLiveDocuments(db, ids.slice(at, at + readAtOnce))).map(describeDocument));
    live.apply(
      revision,
      changed,
      documents.filter(({ isLive }) => !isLive).map(({ id }) => id),
    );
  }
  keep(organizationId, live);
  return live;
}

/** Moves a catalogue to the end of the map, and drops those at its beginning that are too many. */
function keep(organizationId: string, live: LiveCatalogue): void {
  kept.delete(organizationId);
  kept.set(organizationId, live);
  let characters = [...kept.values()].reduce((sum, { size }) => sum + size, 0);
  for (const [id, { size }] of kept) {
    if (id === organizationId || (kept.size <= maxKept && characters <= maxCharacters)) break;
    kept.delete(id);
    characters -= size;
  }
}

/** The catalogue of an organisation, ready for matching (`createMatcher`). */
export async function readCatalogue(db: Db, organizationId: string): Promise<CatalogueSnapshot> {
  return (await load(db, organizationId)).snapshot;
}

/** Every live runbook, in the documents' order. */
export async function listRunbooks(db: Db, organizationId: string): Promise<readonly RunbookListing[]> {
  return (await load(db, organizationId)).listings;
}

/** The runbooks that fit a search, the best first, each with the place that answers it. Null when nothing was asked. */
export async function searchRunbooks(
  db: Db,
  organizationId: string,
  asked: {
    query?: string | undefined;
    alert?: string | undefined;
    service?: string | undefined;
    command?: string | undefined;
    limit?: number;
  },
): Promise<readonly FoundListing[] | null> {
  const query = readQuery(asked.query ?? '', asked);
  if (isEmptyQuery(query)) return null;
  const live = await load(db, organizationId);
  await live.prepareSearch();
  return live.search(query, asked.limit ?? 50);
}

/** Runbooks that have to do with one, with the reasons; null when there is no such runbook. */
export async function readRelatedRunbooks(db: Db, organizationId: string, slug: string): Promise<readonly RelatedRunbook[] | null> {
  const live = await load(db, organizationId);
  return relatedRunbooks(live.documents, live.listings, slug);
}

/** What every live document says about the organisation. Its compiled steps are read with `readDocument`. */
export async function listDocuments(db: Db, organizationId: string): Promise<readonly DescribedDocument[]> {
  return (await load(db, organizationId)).documents;
}

/** Figures for the home page; `findings` counts those of live documents and of files that are not live. */
export async function countRunbooks(db: Db, organizationId: string): Promise<{ documents: number; runbooks: number; findings: number }> {
  const { documents, listings } = await load(db, organizationId);
  const refused = await selectProblems(db, organizationId);
  return {
    documents: documents.length,
    runbooks: listings.length,
    findings: documents.reduce((sum, { findings }) => sum + findings, 0) + refused.reduce((sum, { problems }) => sum + problems.length, 0),
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
