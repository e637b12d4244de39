import { watch } from 'chokidar';
import { sep } from 'node:path';
import { messageOf } from '#base';
import type { Context } from '#journal';
import { readOrganizationFolder, readWorkspace, type OrganizationFolder } from './read-workspace.ts';

const quietMs = 200;

/**
 * A change on disk is picked up without a restart: the organisation whose folder changed is read again,
 * one change at a time, after the disk has been quiet for a moment (editors write in several steps).
 */
export function watchWorkspaceFolders(
  context: Context,
  workspace: string,
  known: readonly OrganizationFolder[],
  apply: (folder: OrganizationFolder) => Promise<unknown>,
): { stop(): Promise<void> } {
  const folders = new Set(known.map((entry) => entry.folder));
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | null = null;
  let work = Promise.resolve();
  let stopped = false;

  async function applyChanges(): Promise<void> {
    const now = [...changed];
    changed.clear();
    for (const folder of now) {
      if (stopped) return;
      try {
        await apply(await readOrganizationFolder(folder));
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
      if (!folders.has(entry.folder)) changed.add(entry.folder);
      folders.add(entry.folder);
    }
  }

  function notice(path: string): void {
    if (stopped || !/\.(?:md|ya?ml)$/i.test(path)) return;
    const folder = [...folders].find((entry) => path.startsWith(entry + sep));
    if (folder) changed.add(folder);
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
