import { watch } from 'chokidar';
import { relative, sep } from 'node:path';
import { messageOf } from '#base';
import type { Context } from '#journal';
import { readOrganizationFolder, readWorkspace, type OrganizationFolder } from './read-workspace.ts';

const quietMs = 50;
/** More files than this at once (a checkout of another branch): walking the folder costs less than asking for each. */
const manyFiles = 500;

/**
 * A change on disk is picked up without a restart, one change at a time, after the disk has been quiet for a moment
 * (editors write in several steps). Where only documents changed, `apply` is told which: among thousands, only those are
 * read again; null is everything, tocsin.yaml included.
 */
export function watchWorkspaceFolders(
  context: Context,
  workspace: string,
  known: readonly OrganizationFolder[],
  apply: (folder: OrganizationFolder, documents: readonly string[] | null) => Promise<unknown>,
): { stop(): Promise<void> } {
  const folders = new Set(known.map((entry) => entry.folder));
  const changed = new Map<string, Set<string> | null>();
  let timer: NodeJS.Timeout | null = null;
  let work = Promise.resolve();
  let stopped = false;

  async function applyChanges(): Promise<void> {
    const now = [...changed];
    changed.clear();
    for (const [folder, documents] of now) {
      if (stopped) return;
      try {
        await apply(await readOrganizationFolder(folder), documents && documents.size <= manyFiles ? [...documents] : null);
      } catch (error) {
        context.log.warn(
          { folder, error: messageOf(error) },
          'a change in the workspace could not be taken over; the version before stays in force',
        );
      }
    }
  }

  async function findNewFolders(): Promise<void> {
    for (const entry of (await readWorkspace(workspace)).folders) {
      if (!folders.has(entry.folder)) changed.set(entry.folder, null);
      folders.add(entry.folder);
    }
  }

  function note(folder: string, path: string): void {
    const documents = changed.get(folder);
    if (documents === null) return;
    if (/\.md$/i.test(path)) changed.set(folder, (documents ?? new Set()).add(relative(folder, path).split(sep).join('/')));
    else changed.set(folder, null);
  }

  function notice(path: string): void {
    if (stopped || !/\.(?:md|ya?ml)$/i.test(path)) return;
    const folder = [...folders].find((entry) => path.startsWith(entry + sep));
    if (folder) note(folder, path);
    if (timer) clearTimeout(timer);
    timer = setTimeout(() => {
      work = work
        .then(() => (folder ? undefined : findNewFolders()))
        .then(applyChanges)
        .catch((error: unknown) => context.log.warn({ error: messageOf(error) }, 'the workspace could not be read again'));
    }, quietMs);
  }

  const watcher = watch(workspace, {
    ignoreInitial: true,
    followSymlinks: false,
    ignored: (path) => /[\\/](?:node_modules|\.git)(?:[\\/]|$)/.test(path),
  });
  watcher.on('all', (_event, path) => notice(path));
  watcher.on('error', (error) => context.log.warn({ error: messageOf(error) }, 'the workspace cannot be watched; changes need a restart'));
  return {
    async stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
      await watcher.close();
      await work;
    },
  };
}
