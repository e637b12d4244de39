// The load generator, in a process of its own: keeps `concurrency` requests under way for `ms`, over keep-alive
// connections, and prints what was answered. Usage: node bench/load/send-load.ts '{"url":…,"authorization":…,…}'
import { Pool } from 'undici';
import { z } from 'zod';
import { pushBodies } from './alert-bodies.ts';

const order = z
  .object({
    origin: z.string(),
    path: z.string(),
    authorization: z.string().nullable(),
    batch: z.number(),
    concurrency: z.number(),
    ms: z.number(),
    distinct: z.number(),
    startsAt: z.string(),
  })
  .parse(JSON.parse(process.argv[2] ?? '{}'));
const bodies = pushBodies(order);
const pool = new Pool(order.origin, { connections: order.concurrency, pipelining: 1 });
const headers = { 'content-type': 'application/json', ...(order.authorization === null ? {} : { authorization: order.authorization }) };
const latencies: number[] = [];
let next = 0;
let refused = 0;
const from = performance.now();
const until = from + order.ms;

async function sendOneAfterTheOther(): Promise<void> {
  while (performance.now() < until) {
    const body = bodies[next++ % bodies.length] ?? Buffer.alloc(0);
    const sent = performance.now();
    const answer = await pool.request({ method: 'POST', path: order.path, headers, body });
    await answer.body.dump();
    if (answer.statusCode >= 200 && answer.statusCode < 300) latencies.push(performance.now() - sent);
    else refused += 1;
  }
}
await Promise.all(Array.from({ length: order.concurrency }, sendOneAfterTheOther));
const seconds = (performance.now() - from) / 1000;
await pool.close();
latencies.sort((a, b) => a - b);
const quantile = (share: number) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0;
process.stdout.write(
  `${JSON.stringify({ alertsPerSecond: (latencies.length * order.batch) / seconds, p50: quantile(0.5), p99: quantile(0.99), refused })}\n`,
);
