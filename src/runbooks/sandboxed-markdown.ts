import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { instantiateNapiModuleSync, type WASIInstance } from '@emnapi/core';
import { createContext, type Context } from '@emnapi/runtime';
import { WASI } from '@tybys/wasm-util';
import type { Nodes } from 'mdast';
import type { MdastReader, materializeMdastTree } from 'satteri';
import { useFastParser } from './model/fast-markdown.ts';

/** Installed in a folder of its own: npm would not put it beside the other packages (ADR 21). */
const packages = new URL('../../wasm/node_modules/@bruits/', import.meta.url);
const file = new URL('satteri-wasm32-wasi/satteri_napi.wasm32-wasi.wasm', packages);

/** In bytes of a page. The program declares 985 pages, and touches a tenth of them; the worst text that it is asked to read takes 340. */
const page = 65_536;
const firstPages = 1_024;
const mostPages = 2_048;
/** What V8 has not collected yet still lies in its memory; where that has become much, a new program is cheaper than to wait. */
const crowdedPages = 1_600;
/** GFM, footnotes and front matter, as `markdownToMdast()` packs them (satteri 0.10.5, `DEFAULT_PARSE_OPTIONS`). */
const parseOptions = 2_462;
/** A text may end the program; what it leaves is collected when V8 likes, so it is not started for ever. */
const mostEnds = 3;

/** What we call of the program (satteri 0.10.5, index.d.ts). A handle is a tree in its memory. */
interface Program {
  createMdastHandle(source: string, parseOptions: number): object;
  serializeHandle(handle: object): Uint8Array;
  dropHandle(handle: object): void;
}

/** A context waits for the end of the process, and would keep the memory of a program that ended long before. */
function contextOfItsOwn(): Context {
  const others = process.listeners('beforeExit');
  const context = createContext();
  for (const waiting of process.listeners('beforeExit')) if (!others.includes(waiting)) process.off('beforeExit', waiting);
  return context;
}

/**
 * Starts the program with nothing but memory: no files, no environment, no threads, no output. What it writes when it ends
 * is for its own developers; that it ended is thrown here.
 */
function start(module: WebAssembly.Module): { program: Program; memory: WebAssembly.Memory } {
  const memory = new WebAssembly.Memory({ initial: firstPages, maximum: mostPages, shared: true });
  const { napiModule } = instantiateNapiModuleSync(module, {
    context: contextOfItsOwn(),
    asyncWorkPoolSize: 0,
    // Both are made for each other; only what `start()` may return is declared in two ways, and nobody calls it.
    wasi: new WASI({ version: 'preview1', print: () => {}, printErr: () => {} }) as WASI & WASIInstance,
    onCreateWorker: () => {
      throw new Error('the Markdown parser may not start threads');
    },
    overwriteImports: (imports) => ({ ...imports, env: { ...imports['env'], ...imports['napi'], ...imports['emnapi'], memory } }),
    beforeInit: ({ instance }) => {
      for (const [name, register] of Object.entries(instance.exports)) if (name.startsWith('__napi_register__')) register();
    },
  });
  return { program: napiModule.exports as Program, memory };
}

/** satteri's own reading of what its programs hand over, without its door, which loads the program of the machine. */
async function loadTreeReader(): Promise<(bytes: Uint8Array) => Nodes> {
  const library = pathToFileURL(createRequire(import.meta.url).resolve('satteri'));
  const load = (file: string): Promise<unknown> => import(new URL(file, library).href);
  const [reader, trees] = await Promise.all([load('mdast/mdast-reader.js'), load('mdast/mdast-materializer.js')]);
  const { MdastReader: Reader } = reader as { MdastReader: typeof MdastReader };
  const { materializeMdastTree: treeOf } = trees as { materializeMdastTree: typeof materializeMdastTree };
  return (bytes) => treeOf(new Reader(bytes));
}

/**
 * satteri in WebAssembly: whatever a text makes of it, it ends alone, and takes no more memory than it was given. Resolves with
 * a function that gives remark's tree, or null where the program did not survive the text: `report` hears of that. Rejects where
 * it is not installed.
 */
export async function loadSandboxedParser(report: (error: unknown) => void): Promise<(source: string) => Nodes | null> {
  const [bytes, treeOf] = await Promise.all([readFile(file), loadTreeReader()]);
  const module = await WebAssembly.compile(bytes);
  let running: ReturnType<typeof start> | null = start(module);
  let ends = 0;
  return (source) => {
    if (ends >= mostEnds) return null;
    running ??= start(module);
    const { program, memory } = running;
    try {
      const handle = program.createMdastHandle(source, parseOptions);
      const tree = treeOf(program.serializeHandle(handle));
      program.dropHandle(handle);
      if (memory.buffer.byteLength > crowdedPages * page) running = null;
      return tree;
    } catch (error) {
      // Its memory is as it was left in the middle of something: the next text gets a new one, this one is remark's.
      running = null;
      ends++;
      report(error);
      return null;
    }
  };
}

/**
 * Lets a server's `parseMarkdown()` read fifteen times as fast as with remark, with the same result. What the program does not
 * survive is left to remark, and reported. Where it cannot be started remark reads everything; resolves with why, else with null.
 */
export async function initSandboxedMarkdown(report: (error: unknown) => void): Promise<Error | null> {
  try {
    useFastParser(await loadSandboxedParser(report));
    return null;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
