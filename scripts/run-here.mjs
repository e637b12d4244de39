// The command line runs in the Node.js that its script was started with, where that is the right one: a second one takes as long
// to start as a small lint takes at all.
// Not by its names: the oldest Node.js that starts this script has none of this one, and goes another way.
import * as modules from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { bundleHome } from './cli-bundle.mjs';

/**
 * What the program and Node.js' own parts of it load later. Node.js brings these ready compiled, for the flags that it was built
 * with; after the flags below they would be compiled from their sources.
 */
const builtins = ['child_process', 'crypto', 'dns', 'fs/promises', 'readline', 'stream', 'timers/promises', 'worker_threads'];

/**
 * The shell and SQL parsers are large WebAssembly modules: V8's quick compiler alone spares 80 MB (and what it implies where a flag
 * is set on the command line is named here). A command is over before an expression that is interpreted first has paid, and before
 * most functions that V8 optimises; with a thread on each processor there is none to compile beside them. What Node.js keeps of a
 * module holds only the functions that were compiled with it: without laziness that is all of them.
 * Nothing of the program has run yet, which is why flags may still be set. A Node.js that does not know one ignores it.
 */
const flags = [
  '--liftoff-only',
  '--no-wasm-dynamic-tiering',
  '--no-wasm-tier-up',
  '--no-regexp-tier-up',
  '--invocation-count-for-maglev=10000',
  '--invocation-count-for-turbofan=30000',
  '--no-concurrent-sparkplug',
  '--no-lazy',
];

/** Loads a program, which goes on with the arguments of this process. What V8 makes of it is kept in a folder of ours. */
export async function runHere(program) {
  for (const name of builtins) process.getBuiltinModule(`node:${name}`);
  for (const flag of flags) setFlagsFromString(flag);
  // The variable is for other threads.
  process.env.NODE_COMPILE_CACHE ??= bundleHome;
  modules.enableCompileCache(process.env.NODE_COMPILE_CACHE);
  await import(program);
}
