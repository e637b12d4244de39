import { readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fail, messageOf } from '#base';
import type { CompiledDocument, Finding } from '#runbooks';
import type { FoundFile } from '#runbooks/lint';

/** A Markdown file as it is on the disk; `problem` where nothing of it could be read. */
export interface SourceFile {
  readonly file: string;
  readonly source: string;
  readonly problem: Finding | null;
}

/** Every Markdown file of the given files and folders, each once, in a stable order. A path that is not there is refused. */
export async function readSources(paths: readonly string[]): Promise<readonly SourceFile[]> {
  const { readMarkdownFolder } = await import('#runbooks/lint');
  const found = new Map<string, SourceFile>();
  const add = (file: SourceFile) => void (found.has(resolve(file.file)) || found.set(resolve(file.file), file));
  for (const path of paths) {
    const refuse = (error: unknown) => fail('invalid-input', `${path}:1:1: cannot be read: ${messageOf(error)}; name a file or a folder`);
    const info = await stat(path).catch(refuse);
    if (!info.isDirectory()) add({ file: path, source: await readFile(path, 'utf8').catch(refuse), problem: null });
    else for (const each of await readMarkdownFolder(path).catch(refuse)) add(fromFolder(path, each));
  }
  return [...found.values()];
}

/** The same, compiled. The grammars are loaded here: most of what the command line loads at all. */
export async function compileFiles(paths: readonly string[]): Promise<readonly CompiledDocument[]> {
  const { compileDocument } = await import('#runbooks/lint');
  const sources = await readSources(paths);
  await (await import('#commands')).initCommands();
  return sources.map(({ file, source, problem }) => {
    const document = compileDocument({ file, source });
    return problem === null ? document : { ...document, findings: [problem] };
  });
}

function fromFolder(folder: string, found: FoundFile): SourceFile {
  const file = join(folder, found.path);
  return 'bytes' in found
    ? { file, source: found.bytes.toString('utf8'), problem: null }
    : { file, source: '', problem: { severity: 'error', ...found.problem } };
}
