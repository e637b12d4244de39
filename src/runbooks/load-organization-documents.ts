import { hash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { canonicalJson, messageOf, newId } from '#base';
import { systemActor, type Context } from '#journal';
import { organizationStream } from '#people';
import type { Db } from '#store';
import { runbooksChanged, type DocumentChange } from './catalogue/entries.ts';
import { decodeDocument } from './files/read-document.ts';
import { readMarkdownFiles, readMarkdownFolder, type FoundFile } from './files/read-folder.ts';
import { compileDocument } from './compile-document.ts';
import { bumpRevision, insertVersion, selectDocumentStates, upsertDocument, type DocumentState } from './document-store.ts';
import type { CompiledDocument, Finding } from './model/document.ts';

// Counts up when the compiler reads the same file differently, so that stored documents are read again.
const compilerRevision = 6;

type Read =
  | { readonly sha256: string; readonly source: string; readonly document: CompiledDocument }
  | { readonly problems: readonly Finding[] };

/**
 * Brings the stored documents of an organisation in line with its folder. A changed file becomes a new version;
 * one that cannot be read or compiled keeps its last good version live and shows why; one that is gone is retired,
 * its versions kept for the incidents that refer to them. Writes `runbooks.changed` when anything changed.
 * With `paths` (below the folder) only those files are looked at: among thousands, one change costs what one file costs.
 */
export async function loadOrganizationDocuments(
  context: Context,
  input: { organizationId: string; folder: string; paths?: readonly string[] },
): Promise<{ changed: readonly DocumentChange[] }> {
  const { organizationId } = input;
  const paths = input.paths === undefined ? null : [...new Set(input.paths)];
  const files = paths === null ? await readMarkdownFolder(input.folder) : await readMarkdownFiles(input.folder, paths);
  // Compiling takes a while and needs no database: the transaction below only writes.
  const stale = await context.store.transaction((tx) => selectDocumentStates(tx, organizationId, paths));
  const byPath = new Map(stale.map((state) => [state.path, state]));
  const read = new Map<string, Read>();
  for (const file of files) {
    if (isCurrent(file, byPath.get(file.path))) continue;
    read.set(file.path, readFile(file));
    // A checkout may change thousands of files: pages go out meanwhile.
    await setImmediate();
  }

  return context.store.transaction(async (tx) => {
    const states = new Map((await selectDocumentStates(tx, organizationId, paths)).map((state) => [state.path, state]));
    const changed: DocumentChange[] = [];
    for (const { path } of files) {
      const content = read.get(path);
      const change = content && (await store(context, tx, { organizationId, path, state: states.get(path), content }));
      if (change) changed.push(change);
    }
    const present = new Set(files.map((file) => file.path));
    for (const state of states.values()) {
      if (state.isRetired || present.has(state.path)) continue;
      const now = context.clock.now();
      await upsertDocument(tx, { ...state, organizationId, retiredAt: now, now });
      changed.push({ documentId: state.id, file: state.path, version: state.liveVersion, change: 'retired' });
    }
    if (changed.length > 0) {
      await bumpRevision(tx, organizationId);
      await context.journal.append(tx, {
        entry: runbooksChanged,
        stream: organizationStream(organizationId),
        actor: systemActor,
        data: { documents: changed },
      });
    }
    return { changed };
  });
}

const shaOf = (bytes: Buffer) => hash('sha256', bytes);

function isCurrent(file: FoundFile, state: DocumentState | undefined): boolean {
  if (!state || 'problem' in file) return false;
  return !state.isRetired && state.problems.length === 0 && state.compiler === compilerRevision && state.sha256 === shaOf(file.bytes);
}

function readFile(file: FoundFile): Read {
  if ('problem' in file) return { problems: [{ severity: 'error', ...file.problem }] };
  const source = decodeDocument(file.bytes);
  try {
    return { sha256: shaOf(file.bytes), source, document: compileDocument({ file: file.path, source }) };
  } catch (error) {
    return {
      problems: [
        {
          rule: 'document-not-compiled',
          severity: 'error',
          line: 1,
          message: `the document could not be compiled: ${messageOf(error)}`,
          suggestion: 'the version before stays in force; undo the last change to this file',
        },
      ],
    };
  }
}

async function store(
  context: Context,
  tx: Db,
  entry: { organizationId: string; path: string; state: DocumentState | undefined; content: Read },
): Promise<DocumentChange | null> {
  const { organizationId, path, state, content } = entry;
  const now = context.clock.now();
  const id = state?.id ?? newId('document', now);
  const liveVersion = state?.liveVersion ?? null;
  if ('problems' in content) {
    if (state && !state.isRetired && canonicalJson(state.problems) === canonicalJson(content.problems)) return null;
    await upsertDocument(tx, { id, organizationId, path, liveVersion, problems: content.problems, retiredAt: null, now });
    return { documentId: id, file: path, version: liveVersion, change: 'refused' };
  }
  const isSame = liveVersion !== null && state?.sha256 === content.sha256 && state.compiler === compilerRevision;
  const version = isSame ? liveVersion : (state?.lastVersion ?? 0) + 1;
  await upsertDocument(tx, { id, organizationId, path, liveVersion: version, problems: [], retiredAt: null, now });
  if (!isSame) {
    await insertVersion(tx, {
      documentId: id,
      version,
      sha256: content.sha256,
      compiler: compilerRevision,
      source: content.source,
      compiled: content.document,
      now,
    });
  }
  return { documentId: id, file: path, version, change: isSame ? 'restored' : version === 1 ? 'added' : 'changed' };
}
