import { mkdir, readdir, readFile, rename, stat, unlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { messageOf, type Clock, type Log } from '#base';
import { judgeQueue, type SpoolJob } from './model/queue-health.ts';

export const poisonName = '0000-poison.job';
const tickMs = 400;

/** A real little service that can be broken without harm: orders are files in a spool, worked through in order. */
export interface OrderDesk {
  readonly address: string;
  readonly port: number;
  readonly spool: string;
  stop(): Promise<void>;
}

const isMissing = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT';

async function readJobs(spool: string, now: number): Promise<SpoolJob[]> {
  const names = (await readdir(spool)).filter((name) => name.endsWith('.job'));
  const jobs = await Promise.all(
    names.map(async (name): Promise<SpoolJob | null> => {
      try {
        const path = join(spool, name);
        const text = await readFile(path, 'utf8');
        return { name, ageMs: now - (await stat(path)).mtimeMs, isReadable: text.startsWith('order ') };
      } catch (error) {
        if (isMissing(error)) return null; // moved away between listing and reading: that is the mitigation at work
        throw error;
      }
    }),
  );
  return jobs.filter((job) => job !== null);
}

/** Starts the desk on loopback. Its state is the spool folder, so it goes on where it was after a restart. */
export async function openOrderDesk(options: { folder: string; port: number | null; clock: Clock; log: Log }): Promise<OrderDesk> {
  const spool = join(options.folder, 'spool');
  await mkdir(join(spool, 'quarantine'), { recursive: true });
  let sequence = 0;
  let handled = 0;
  let working: Promise<void> | null = null;

  /** One new order comes in, and as many as can be are worked off: none behind a job that cannot be read. */
  async function tick(): Promise<void> {
    sequence += 1;
    const name = `${String(options.clock.now().getTime())}-${sequence}.job`;
    const part = join(spool, `${name}.part`);
    await writeFile(part, `order ${sequence}\n`);
    await rename(part, join(spool, name));
    const jobs = (await readJobs(spool, options.clock.now().getTime())).toSorted((a, b) => (a.name < b.name ? -1 : 1));
    for (const job of jobs) {
      if (!job.isReadable) return;
      await unlink(join(spool, job.name)).catch((error: unknown) => {
        if (!isMissing(error)) throw error;
      });
      handled += 1;
    }
  }

  const timer = setInterval(() => {
    working ??= tick()
      .catch((error: unknown) => options.log.warn({ error: messageOf(error) }, 'the demo order desk stumbled'))
      .finally(() => {
        working = null;
      });
  }, tickMs);

  const server = createServer((request, response) => {
    readJobs(spool, options.clock.now().getTime())
      .then((jobs) => {
        const health = judgeQueue(jobs);
        if (request.url === '/metrics') {
          response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' });
          response.end(
            `# TYPE orders_handled_total counter\norders_handled_total ${handled}\n# TYPE spool_waiting_jobs gauge\nspool_waiting_jobs ${health.waiting}\n# TYPE spool_oldest_seconds gauge\nspool_oldest_seconds ${health.oldestMs / 1000}\n`,
          );
          return;
        }
        response.writeHead(request.url === '/health' ? (health.healthy ? 200 : 503) : 404, { 'content-type': 'application/json' });
        response.end(request.url === '/health' ? `${JSON.stringify(health)}\n` : '{}\n');
      })
      .catch((error: unknown) => {
        options.log.warn({ error: messageOf(error) }, 'the demo order desk could not answer');
        response.writeHead(500).end();
      });
  });
  async function listen(port: number): Promise<void> {
    await new Promise<void>((done, refuse) => {
      server.once('error', refuse);
      server.listen(port, '127.0.0.1', () => {
        server.off('error', refuse);
        done();
      });
    });
  }
  // The port of before keeps the alert's labels the same across a restart; when somebody took it, any other will do.
  await listen(options.port ?? 0).catch((error: unknown) => {
    if (options.port === null) throw error;
    return listen(0);
  });
  const bound = server.address();
  const port = bound !== null && typeof bound === 'object' ? bound.port : 0;
  return {
    address: `127.0.0.1:${port}`,
    port,
    spool,
    async stop() {
      clearInterval(timer);
      await working;
      server.closeAllConnections();
      await new Promise<void>((done) => {
        server.close(() => done());
      });
    },
  };
}

/** Breaks the desk: a job that cannot be read goes to the head of the queue. */
export async function poison(desk: OrderDesk): Promise<void> {
  await writeFile(join(desk.spool, poisonName), '\u0001\u0002 this is not an order: the writer crashed half-way\n');
}
