import { readFile, realpath, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fail, messageOf } from '#base';
import type { CompiledDocument, Finding } from '#runbooks';
import { decodeDocument, problemIn, readDocument, readMarkdownFolder, type ReadBytes } from '#runbooks/files';

/** A Markdown file as it is on the disk; `problem` where nothing of it could be read. */
export interface SourceFile {
  readonly file: string;
  readonly source: string;
  readonly problem: Finding | null;
}

export interface FoundSources {
  readonly files: readonly SourceFile[];
  /** Of the paths that cannot be read, what is wrong, as it is printed. */
  readonly refused: readonly string[];
}

/** Every Markdown file of the given files and folders, each once, in a stable order. */
export async function findSources(paths: readonly string[]): Promise<FoundSources> {
  const found = new Map<string, SourceFile>();
  const refused: string[] = [];
  for (const path of paths) {
    try {
      for (const file of await filesOf(path)) if (!found.has(resolve(file.file))) found.set(resolve(file.file), file);
    } catch (error) {
      refused.push(`${path}:1:1: cannot be read: ${messageOf(error)}; name a file or a folder`);
    }
  }
  return { files: [...found.values()], refused };
}

/** The same, where all that was named must be there. */
export async function readSources(paths: readonly string[]): Promise<readonly SourceFile[]> {
  const { files, refused } = await findSources(paths);
  if (refused.length > 0) fail('invalid-input', refused.join('\n'));
  return files;
}

/** The same, compiled. The grammars are loaded here: most of what the command line loads at all. */
export async function compileFiles(paths: readonly string[]): Promise<readonly CompiledDocument[]> {
  return compileSources(await readSources(paths));
}

export async function compileSources(sources: readonly SourceFile[]): Promise<readonly CompiledDocument[]> {
  const { compileDocument } = await import('#runbooks/lint');
  await (await import('#commands')).initCommands();
  return sources.map(({ file, source, problem }) => {
    const document = compileDocument({ file, source });
    return problem === null ? document : { ...document, findings: [problem] };
  });
}

/** What the shell hands over (`<(…)`, standard input) is a pipe that somebody writes to. */
const isHandedOver = (path: string): boolean => /^\/dev\/(?:stdin$|fd\/\d+$)/.test(path);

const sourceOf = (file: string, read: ReadBytes): SourceFile =>
  'bytes' in read
    ? { file, source: decodeDocument(read.bytes), problem: null }
    : { file, source: '', problem: { severity: 'error', ...read.problem } };

async function filesOf(path: string): Promise<readonly SourceFile[]> {
  if ((await stat(path)).isDirectory()) return (await readMarkdownFolder(path)).map((each) => sourceOf(join(path, each.path), each));
  if (isHandedOver(path)) {
    const bytes = await readFile(path);
    return [sourceOf(path, problemIn(bytes) ?? { bytes })];
  }
  const read = await readDocument(await realpath(path));
  if ('problem' in read && read.problem.rule === 'file-unreadable')
    throw new Error(read.problem.message.replace('the file cannot be read: ', ''));
  return [sourceOf(path, read)];
}
