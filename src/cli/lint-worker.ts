// A thread that lints what it is sent; see lint-files.ts.
import { parentPort } from 'node:worker_threads';
import { initCommands } from '#commands';
import { lintDocument } from '#runbooks/lint';
import type { SourceFile } from './read-sources.ts';

await initCommands();
parentPort?.on('message', (batch: readonly SourceFile[]) => parentPort?.postMessage(batch.map(lintDocument)));
// Asks for its first batch.
parentPort?.postMessage([]);
