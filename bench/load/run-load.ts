import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';
import type { AlertServer } from './servers.ts';

const result = z.object({ alertsPerSecond: z.number(), p50: z.number(), p99: z.number(), refused: z.number() });
export type LoadResult = z.infer<typeof result>;

/** Runs the load generator against a server and reads what it prints. */
export async function runLoad(
  server: AlertServer,
  load: { batch: number; concurrency: number; ms: number; distinct: number; startsAt: string },
): Promise<LoadResult> {
  const { origin, path, authorization } = server;
  const order = JSON.stringify({ origin, path, authorization, ...load });
  const child = spawn(process.execPath, [join(import.meta.dirname, 'send-load.ts'), order], { stdio: ['ignore', 'pipe', 'inherit'] });
  const parts: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => parts.push(part));
  const code = await new Promise<number | null>((done) => child.once('close', done));
  if (code !== 0) throw new Error(`the load generator ended with ${code}`);
  return result.parse(JSON.parse(Buffer.concat(parts).toString('utf8')));
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

export const thousands = (value: number) => Math.round(value).toLocaleString('en-US');
