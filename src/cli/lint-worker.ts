// A thread that lints what it is sent; see lint-files.ts.
import { parentPort } from 'node:worker_threads';
import { initCommands } from '#commands';
import { initFastMarkdown, lintDocument } from '#runbooks/lint';
import type { SourceFile } from './read-sources.ts';

await Promise.all([initCommands(), initFastMarkdown()]);
parentPort?.on('message', (batch: readonly SourceFile[]) => parentPort?.postMessage(batch.map(lintDocument)));
// Asks for its first batch.
parentPort?.postMessage([]);
