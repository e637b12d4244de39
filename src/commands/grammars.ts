import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { parser as promqlParser } from '@prometheus-io/lezer-promql';
import type * as LibpgQuery from 'libpg-query';
import { Language, Parser } from 'web-tree-sitter';
import type { Tree } from 'web-tree-sitter';

type Postgres = typeof LibpgQuery;

let shell: Parser | null = null;
let postgres: Postgres | null = null;
let loading: Promise<void> | null = null;

async function load(): Promise<void> {
  const require = createRequire(import.meta.url);
  const [wasm, library] = await Promise.all([
    readFile(require.resolve('tree-sitter-bash/tree-sitter-bash.wasm')),
    // Imported here and not above: it begins to compile its WebAssembly when imported, and Node hangs when it exits in
    // the middle of that. So whoever has not called us may exit at any time.
    import('libpg-query'),
    Parser.init(),
  ]);
  await library.loadModule();
  const parser = new Parser();
  parser.setLanguage(await Language.load(wasm));
  shell = parser;
  postgres = library;
}

/**
 * Loads the grammars (bash, PostgreSQL, PromQL) once; every further call waits for the same load.
 * It is the only I/O of this room. Must be awaited before any other function of the room.
 */
export function initCommands(): Promise<void> {
  loading ??= load();
  return loading;
}

/** Parses shell text; the caller frees the tree with `delete()` (its memory lies outside the collector's reach). */
export function parseShellTree(text: string): Tree {
  if (shell === null) throw new Error('initCommands() must be awaited before shell text is parsed');
  const tree = shell.parse(text);
  if (tree === null) throw new Error('the shell grammar gave no tree');
  return tree;
}

function loadedPostgres(): Postgres {
  if (postgres === null) throw new Error('initCommands() must be awaited before SQL is parsed');
  return postgres;
}

/** PostgreSQL's own parser; throws `SqlError` with a cursor position on bad SQL. */
export const parsePostgres: Postgres['parseSync'] = (text) => loadedPostgres().parseSync(text);

/** PostgreSQL's own scanner (offsets are bytes of UTF-8). */
export const scanPostgres: Postgres['scanSync'] = (text) => loadedPostgres().scanSync(text);

const strictPromqlParser = promqlParser.configure({ strict: true });

/** Whether Prometheus' grammar reads the whole text. Gives up at the first mistake: a long script that is no query costs its first words only. */
export function isWholePromql(text: string): boolean {
  try {
    strictPromqlParser.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Prometheus' own grammar. */
export const parsePromqlTree = (text: string): ReturnType<typeof promqlParser.parse> => promqlParser.parse(text);
