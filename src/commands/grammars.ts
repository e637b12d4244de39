import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { parser as promqlParser } from '@prometheus-io/lezer-promql';
import { loadModule, parseSync, scanSync } from 'libpg-query';
import { Language, Parser } from 'web-tree-sitter';
import type { Tree } from 'web-tree-sitter';

let shell: Parser | null = null;
let loading: Promise<void> | null = null;

async function load(): Promise<void> {
  const require = createRequire(import.meta.url);
  const [wasm] = await Promise.all([readFile(require.resolve('tree-sitter-bash/tree-sitter-bash.wasm')), Parser.init(), loadModule()]);
  const parser = new Parser();
  parser.setLanguage(await Language.load(wasm));
  shell = parser;
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

/** PostgreSQL's own parser; throws `SqlError` with a cursor position on bad SQL. */
export const parsePostgres = parseSync;

/** PostgreSQL's own scanner (offsets are bytes of UTF-8). */
export const scanPostgres = scanSync;

/** Prometheus' own grammar. */
export const parsePromqlTree = (text: string): ReturnType<typeof promqlParser.parse> => promqlParser.parse(text);
