// From the command to the line "Tocsin is ready": on a data folder that does not exist yet, and on the same one again.
// Limits (design.md, section 5): 60 s the first time, 5 s on existing data, medians.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repository, startTocsin } from '../test/system/parts/tocsin-process.ts';

const rounds = Number(process.argv[2] ?? 5);
const limits = { fresh: 60_000, again: 5_000 };
const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

process.stdout.write(`node bench/start.ts ${rounds}\n`);
const times: Record<keyof typeof limits, number[]> = { fresh: [], again: [] };
for (let round = 0; round < rounds; round++) {
  const folder = await mkdtemp(join(tmpdir(), 'tocsin-bench-start-'));
  await chmod(folder, 0o711); // as root, PostgreSQL's own user must be able to pass through
  try {
    for (const kind of ['fresh', 'again'] as const) {
      const tocsin = await startTocsin({ dataDir: join(folder, 'data'), workspace: join(repository, 'examples') });
      // Ready means ready: the line is there, and the API answers.
      await tocsin.api('GET', '/api/v1/session');
      times[kind].push(tocsin.readyMs);
      await tocsin.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
let isSlow = false;
for (const kind of ['fresh', 'again'] as const) {
  const ms = median(times[kind]);
  isSlow ||= ms > limits[kind];
  process.stdout.write(
    `${kind === 'fresh' ? 'fresh data folder' : 'existing data'}: median ${ms.toFixed(0)} ms of ${times[kind].map((time) => time.toFixed(0)).join(', ')}; limit ${limits[kind]} ms, ratio ${(ms / limits[kind]).toFixed(2)}: ${ms > limits[kind] ? 'missed' : 'kept'}\n`,
  );
}
process.exit(isSlow ? 1 : 0);
