import { sql } from 'kysely';
import type { CompiledRunbook } from '#runbooks';
import type { Db } from '#store';
import { documentFixture } from './model/compiled.fixture.ts';

/** For tests and benchmarks: stores a compiled runbook as version 1 of a document, past the compiler. Answers what an incident refers to. */
export async function storeRunbookFixture(
  db: Db,
  input: { documentId: string; organizationId: string; runbook: CompiledRunbook; now: Date },
) {
  const { documentId, organizationId, runbook, now } = input;
  const compiled = JSON.stringify(documentFixture(runbook));
  await sql`
    insert into runbook_document (id, organization_id, path, live_version, problems, changed_at)
    values (${documentId}, ${organizationId}, ${`${documentId}.md`}, 1, '[]', ${now})`.execute(db);
  await sql`
    insert into runbook_version (document_id, version, sha256, compiler, source, compiled, loaded_at)
    values (${documentId}, 1, '', 1, '', ${compiled}::jsonb, ${now})`.execute(db);
  return {
    documentId,
    version: 1,
    slug: runbook.slug,
    title: runbook.title,
    file: `${documentId}.md`,
    line: 1,
    rule: 'by-hand',
    reason: 'test',
  } as const;
}
