// A thread that lints with others, until nothing of their queue is left; see lint-helper.ts.
import { parentPort, workerData } from 'node:worker_threads';
import { initCommands } from '#commands';
import { initFastMarkdown } from '#runbooks/lint';
import type { LintQueue } from './lint-queue.ts';
import { lintWaiting } from './lint-waiting.ts';

await Promise.all([initCommands(), initFastMarkdown()]);
parentPort?.postMessage(lintWaiting(workerData as LintQueue, 'back')); // what startHelper() gives it
