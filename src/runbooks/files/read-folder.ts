import type { Dirent } from 'node:fs';
import { lstat, readdir, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { inParallel, messageOf } from '#base';
import { fileProblem, readDocument, type ReadBytes } from './read-document.ts';

export type FoundFile = { readonly path: string } & ReadBytes;

const maxDepth = 20;

/**
 * Every Markdown file below a folder, by its path with forward slashes, in a fixed order. What cannot be read
 * is answered with the reason; folders that begin with a dot and node_modules are passed over.
 */
export async function readMarkdownFolder(folder: string): Promise<readonly FoundFile[]> {
  const root = await realpath(folder);
  return readAll(root, (await listMarkdown(root, '', 0)).toSorted());
}

/** The same for some files only, by their paths below the folder. One that is not there is left out. */
export async function readMarkdownFiles(folder: string, paths: readonly string[]): Promise<readonly FoundFile[]> {
  const root = await realpath(folder);
  const present: string[] = [];
  for (const path of paths.toSorted()) if (await isThere(root, path)) present.push(path);
  return readAll(root, present);
}

/** Reading a file is waiting, some six times: others are read meanwhile. */
const readAtOnce = 16;
const readAll = (root: string, paths: readonly string[]): Promise<readonly FoundFile[]> =>
  inParallel(paths, readAtOnce, (path) => readOne(root, path));

async function isThere(root: string, path: string): Promise<boolean> {
  const parts = path.split('/');
  if (!isMarkdown(path) || parts.length > maxDepth + 1 || parts.some((part) => part.startsWith('.') || part === 'node_modules'))
    return false;
  // A folder above it may be a link, which the walk through the whole folder does not follow either.
  for (let depth = 1; depth < parts.length; depth++) {
    const above = await lstat(join(root, ...parts.slice(0, depth))).catch(() => null);
    if (!above?.isDirectory()) return false;
  }
  const itself = await lstat(join(root, path)).catch(() => null);
  return itself !== null && !itself.isDirectory();
}

const isMarkdown = (name: string) => /\.md$/i.test(name);

async function listMarkdown(root: string, below: string, depth: number): Promise<string[]> {
  let entries: Dirent[];
  try {
    entries = await readdir(join(root, below), { withFileTypes: true });
  } catch (error) {
    // The folder that was asked for must be there; one below it may be closed to us without closing the rest.
    if (below === '') throw error;
    return [];
  }
  const paths: string[] = [];
  for (const entry of entries) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) {
      if (depth < maxDepth) paths.push(...(await listMarkdown(root, path, depth + 1)));
    } else if (isMarkdown(entry.name)) paths.push(path);
  }
  return paths;
}

async function readOne(root: string, path: string): Promise<FoundFile> {
  let real: string;
  try {
    real = await realpath(join(root, path));
  } catch (error) {
    const message = `the file cannot be read: ${messageOf(error)}`;
    return { path, ...fileProblem('file-unreadable', message, 'check that it exists and that Tocsin may read it') };
  }
  // A link out of the workspace could show any file of this machine to every reader of the catalogue.
  if (!real.startsWith(root + sep)) {
    const message = 'this link leads out of the workspace and is not followed';
    return { path, ...fileProblem('file-outside-workspace', message, 'put the file itself into the workspace') };
  }
  return { path, ...(await readDocument(real)) };
}
