import { sql } from 'kysely';
import type { Db } from '#store';
import type { CompiledDocument, Finding } from './model/document.ts';

/** A document as the workspace has it now. */
export interface DocumentState {
  readonly id: string;
  readonly path: string;
  readonly liveVersion: number | null;
  readonly lastVersion: number;
  readonly sha256: string | null;
  readonly compiler: number | null;
  readonly problems: readonly Finding[];
  readonly isRetired: boolean;
}

/** Documents of an organisation, retired ones included, all or those of some paths; locks them against another loader. */
export async function selectDocumentStates(
  db: Db,
  organizationId: string,
  paths: readonly string[] | null,
): Promise<readonly DocumentState[]> {
  await sql`insert into runbook_catalogue (organization_id, revision) values (${organizationId}, 0) on conflict (organization_id) do nothing`.execute(
    db,
  );
  await sql`select revision from runbook_catalogue where organization_id = ${organizationId} for update`.execute(db);
  const result = await sql<DocumentState>`
    select d.id, d.path, d.live_version as "liveVersion", d.problems, d.retired_at is not null as "isRetired", v.sha256, v.compiler,
      coalesce((select max(version) from runbook_version where document_id = d.id), 0) as "lastVersion"
    from runbook_document d left join runbook_version v on v.document_id = d.id and v.version = d.live_version
    where d.organization_id = ${organizationId} and ${paths === null ? sql`true` : sql`d.path = any(${[...paths]})`}`.execute(db);
  return result.rows;
}

/** Counts the revision up, for documents that were written before with the next revision. Call it under the lock of `selectDocumentStates`. */
export async function bumpRevision(db: Db, organizationId: string): Promise<void> {
  await sql`update runbook_catalogue set revision = revision + 1 where organization_id = ${organizationId}`.execute(db);
}

/** Makes a document, or notes what its file is like now. */
export async function upsertDocument(
  db: Db,
  row: {
    id: string;
    organizationId: string;
    path: string;
    liveVersion: number | null;
    problems: readonly Finding[];
    retiredAt: Date | null;
    now: Date;
  },
): Promise<void> {
  await sql`
    insert into runbook_document (id, organization_id, path, live_version, problems, retired_at, changed_at, revision)
    select ${row.id}, ${row.organizationId}, ${row.path}, ${row.liveVersion}::integer, ${JSON.stringify(row.problems)}::jsonb,
      ${row.retiredAt}::timestamptz, ${row.now}::timestamptz, revision + 1
    from runbook_catalogue where organization_id = ${row.organizationId}
    on conflict (id) do update set live_version = excluded.live_version, problems = excluded.problems, retired_at = excluded.retired_at,
      changed_at = excluded.changed_at, revision = excluded.revision`.execute(db);
}

export async function insertVersion(
  db: Db,
  row: { documentId: string; version: number; sha256: string; compiler: number; source: string; compiled: CompiledDocument; now: Date },
): Promise<void> {
  await sql`
    insert into runbook_version (document_id, version, sha256, compiler, source, compiled, loaded_at)
    values (${row.documentId}, ${row.version}, ${row.sha256}, ${row.compiler}, ${row.source}, ${JSON.stringify(row.compiled)}::jsonb, ${row.now})`.execute(
    db,
  );
}

/** One version of a document, as written and as compiled. */
export interface StoredDocument {
  readonly documentId: string;
  readonly organizationId: string;
  readonly version: number;
  /** Path below the organisation's folder. */
  readonly file: string;
  readonly source: string;
  readonly document: CompiledDocument;
  readonly loadedAt: Date;
  /** Why the file as it is on disk now is not live; empty when it is. */
  readonly problems: readonly Finding[];
}

// `compiled` and `problems` are written by this file alone, from values of these types.
const columns = sql.raw(`
  d.id as "documentId", d.organization_id as "organizationId", v.version, d.path as file, v.source, v.compiled as document, v.loaded_at as "loadedAt", d.problems`);

/** A version of a document, retired or not; the live one unless told. Null when there is none. */
export async function selectDocument(db: Db, documentId: string, version: number | null): Promise<StoredDocument | null> {
  const result = await sql<StoredDocument>`
    select ${columns} from runbook_document d join runbook_version v on v.document_id = d.id
    where d.id = ${documentId} and v.version = ${version === null ? sql`d.live_version` : version}`.execute(db);
  return result.rows[0] ?? null;
}

/** Ids of the documents that changed after a revision, and whether they are live now. */
export async function selectChangedDocuments(
  db: Db,
  organizationId: string,
  since: number,
): Promise<readonly { id: string; isLive: boolean }[]> {
  const result = await sql<{ id: string; isLive: boolean }>`
    select id, retired_at is null and live_version is not null as "isLive" from runbook_document
    where organization_id = ${organizationId} and revision > ${since}`.execute(db);
  return result.rows;
}

/** The live versions of some documents. */
export async function selectLiveDocuments(db: Db, ids: readonly string[]): Promise<readonly StoredDocument[]> {
  const result = await sql<StoredDocument>`
    select ${columns} from runbook_document d join runbook_version v on v.document_id = d.id and v.version = d.live_version
    where d.id = any(${[...ids]}) and d.retired_at is null`.execute(db);
  return result.rows;
}

/** Every version of a document, the newest first, with the text it had. */
export async function selectVersions(
  db: Db,
  documentId: string,
): Promise<readonly { version: number; loadedAt: Date; source: string; isLive: boolean }[]> {
  const result = await sql<{ version: number; loadedAt: Date; source: string; isLive: boolean }>`
    select v.version, v.loaded_at as "loadedAt", v.source, v.version = d.live_version and d.retired_at is null as "isLive"
    from runbook_version v join runbook_document d on d.id = v.document_id
    where v.document_id = ${documentId} order by v.version desc limit 200`.execute(db);
  return result.rows;
}

/** Files that are not live as they are on disk, with the reasons. */
export async function selectProblems(
  db: Db,
  organizationId: string,
): Promise<readonly { file: string; liveVersion: number | null; problems: readonly Finding[] }[]> {
  const result = await sql<{ file: string; liveVersion: number | null; problems: readonly Finding[] }>`
    select path as file, live_version as "liveVersion", problems from runbook_document
    where organization_id = ${organizationId} and retired_at is null and problems <> '[]'::jsonb order by path`.execute(db);
  return result.rows;
}

/** The revision of each catalogue: when it counts up, a copy is old. */
export async function selectRevisions(db: Db, organizationIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const result = await sql<{ id: string; revision: number }>`
    select organization_id as id, revision from runbook_catalogue where organization_id = any(${[...organizationIds]})`.execute(db);
  return new Map(result.rows.map((row) => [row.id, row.revision]));
}
