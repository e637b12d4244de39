import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fail, messageOf } from '#base';
import { parseWorkspaceFile, workspaceFile, type WorkspaceFile } from './workspace-file.ts';

/** One organisation of a workspace: a folder with Markdown, and its tocsin.yaml where there is one. */
export interface OrganizationFolder {
  readonly slug: string;
  readonly folder: string;
  readonly file: WorkspaceFile;
  /** Problems of tocsin.yaml as `FILE:LINE:COLUMN: message`; the last good version stays in force. */
  readonly problems: readonly string[];
  readonly isFileGood: boolean;
}

/** A folder's name as it stands in addresses. */
export function slugOf(name: string): string {
  const slug = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return slug || 'organization';
}

async function hasMarkdown(folder: string): Promise<boolean> {
  const names = await readdir(folder, { recursive: true });
  return names.some((name) => name.toLowerCase().endsWith('.md'));
}

/** Reads one organisation's tocsin.yaml; a missing one says nothing, a broken one says where. */
export async function readOrganizationFolder(folder: string): Promise<OrganizationFolder> {
  const path = join(folder, 'tocsin.yaml');
  const slug = slugOf(basename(folder));
  let source: string;
  try {
    source = await readFile(path, 'utf8');
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return {
      slug,
      folder,
      file: workspaceFile.parse({}),
      problems: isMissing ? [] : [`${path}:1:1: ${messageOf(error)}`],
      isFileGood: isMissing,
    };
  }
  const parsed = parseWorkspaceFile(source);
  return parsed.ok
    ? { slug, folder, file: parsed.value, problems: [], isFileGood: true }
    : {
        slug,
        folder,
        file: workspaceFile.parse({}),
        problems: parsed.problems.map(({ line, column, message }) => `${path}:${line}:${column}: ${message}`),
        isFileGood: false,
      };
}

export interface Workspace {
  readonly folders: readonly OrganizationFolder[];
  /** Markdown beside the organisations' folders, which belongs to none of them. */
  readonly strays: readonly string[];
}

/**
 * Each sub-folder with Markdown is an organisation; a folder without such sub-folders, or with a tocsin.yaml
 * of its own, is one organisation itself.
 */
export async function readWorkspace(workspace: string): Promise<Workspace> {
  const info = await stat(workspace).catch((error: unknown) =>
    fail('bad-setting', `TOCSIN_WORKSPACE=${JSON.stringify(workspace)} cannot be read: ${messageOf(error)}`),
  );
  if (!info.isDirectory()) fail('bad-setting', `TOCSIN_WORKSPACE=${JSON.stringify(workspace)} is not a folder`);
  const entries = await readdir(workspace, { withFileTypes: true });
  const folders: OrganizationFolder[] = [];
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!entry.isDirectory() || entry.name.startsWith('.')) continue;
    const folder = join(workspace, entry.name);
    if (await hasMarkdown(folder)) folders.push(await readOrganizationFolder(folder));
  }
  const direct = entries.filter((entry) => entry.isFile() && entry.name.toLowerCase().endsWith('.md')).map((entry) => entry.name);
  const isOne = entries.some((entry) => entry.name === 'tocsin.yaml') || (folders.length === 0 && direct.length > 0);
  return isOne ? { folders: [await readOrganizationFolder(workspace)], strays: [] } : { folders, strays: direct };
}
