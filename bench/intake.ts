// Alerts accepted per second: ours (2xx after commit, digested meanwhile) against Alertmanager's POST /api/v2/alerts (2xx from memory),
// the same bodies, alternating, load generator in a process of its own on the same machine.
// Limit: at least 0.5 times Alertmanager at batch 100 from 8 connections up; the design's goal is 1.0 from 8 connections up.
// Options: --rounds=3 --ms=2000 --distinct=5000 --batches=1,10,100 --concurrency=1,8,32
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { median, runLoad, thousands, type LoadResult } from './load/run-load.ts';
import { startAlertmanager, startTocsin, type AlertServer } from './load/servers.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    ms: { type: 'string', default: '2000' },
    distinct: { type: 'string', default: '5000' },
    batches: { type: 'string', default: '1,10,100' },
    concurrency: { type: 'string', default: '1,8,32' },
  },
});
const numbers = (text: string) => text.split(',').map(Number);
const load = { ms: Number(values.ms), distinct: Number(values.distinct), startsAt: new Date().toISOString() };
const limitAtBatch100 = 0.5;

process.stdout.write(
  `node bench/intake.ts --rounds=${values.rounds} --ms=${values.ms} --distinct=${values.distinct} --batches=${values.batches} --concurrency=${values.concurrency}\n`,
);
const folder = await mkdtemp(join(tmpdir(), 'tocsin-bench-intake-'));
const servers: AlertServer[] = [];
let isTooSlow = false;
try {
  servers.push(await startTocsin(folder), await startAlertmanager(folder));
  for (const server of servers) process.stdout.write(`${server.name}: ${server.command}\n`);
  // Warm up both: code compiled, pages touched, every alert known once.
  for (const server of servers) await runLoad(server, { ...load, batch: 100, concurrency: 8, ms: 3_000 });
  process.stdout.write(
    `\n| batch | connections | Tocsin alerts/s | Alertmanager alerts/s | ratio | Tocsin p50/p99 ms | Alertmanager p50/p99 ms |\n|---|---|---|---|---|---|---|\n`,
  );
  for (const batch of numbers(values.batches)) {
    for (const concurrency of numbers(values.concurrency)) {
      const results = new Map<string, LoadResult[]>(servers.map(({ name }) => [name, []]));
      for (let round = 0; round < Number(values.rounds); round++) {
        for (const server of servers) results.get(server.name)?.push(await runLoad(server, { ...load, batch, concurrency }));
      }
      const [ours, peer] = servers.map(({ name }) => {
        const all = results.get(name) ?? [];
        return {
          rate: median(all.map((each) => each.alertsPerSecond)),
          p50: median(all.map((each) => each.p50)),
          p99: median(all.map((each) => each.p99)),
          refused: all.reduce((sum, each) => sum + each.refused, 0),
        };
      });
      if (!ours || !peer) throw new Error('two servers were measured');
      const ratio = ours.rate / peer.rate;
      if (batch === 100 && concurrency >= 8 && ratio < limitAtBatch100) isTooSlow = true;
      const note = ours.refused + peer.refused > 0 ? ` (refused: ${ours.refused} and ${peer.refused})` : '';
      process.stdout.write(
        `| ${batch} | ${concurrency} | ${thousands(ours.rate)} | ${thousands(peer.rate)} | ${ratio.toFixed(2)}${note} | ${ours.p50.toFixed(1)}/${ours.p99.toFixed(1)} | ${peer.p50.toFixed(1)}/${peer.p99.toFixed(1)} |\n`,
      );
    }
  }
  process.stdout.write(
    `\nmedians of ${values.rounds} rounds of ${values.ms} ms; limit at batch 100 from 8 connections up: ratio ${limitAtBatch100} ${isTooSlow ? 'MISSED' : 'held'}\n`,
  );
} finally {
  for (const server of servers.toReversed()) await server.stop();
  await rm(folder, { recursive: true, force: true });
}
if (isTooSlow) process.exitCode = 1;
