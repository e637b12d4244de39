import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { silentLog } from '#base';
import { identifyProcess } from './process-identity.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './start-embedded-postgres.ts';

const isRoot = process.getuid?.() === 0;
const fixture = join(import.meta.dirname, 'launcher.fixture.ts');

const readySchema = z.object({
  connection: z.object({ host: z.string(), port: z.number(), user: z.string(), database: z.string() }),
  pid: z.number(),
  adopted: z.boolean(),
  ownerUser: z.string(),
});
const refusedSchema = z.object({ code: z.string(), message: z.string() });

let folder: string;
const cleanups: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  folder = await mkdtemp('/tmp/tocsin-pg-');
  await chmod(folder, 0o711);
});

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
  await rm(folder, { recursive: true, force: true });
});

async function start(dataDir = join(folder, 'data')): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ dataDir, log: silentLog });
  cleanups.push(() => postgres.stop());
  return postgres;
}

/** A server in a process of its own, so that it can be killed; `nobody` when asked for an ordinary user. */
function startServer(dataDir = join(folder, 'data'), user?: { uid: number; gid: number }) {
  const child = spawn(process.execPath, [fixture, dataDir], {
    ...user,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: '/usr/bin:/bin', HOME: '/nonexistent' },
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  cleanups.push(async () => {
    child.kill('SIGTERM');
    await exited;
  });
  return {
    exited,
    kill: (signal: NodeJS.Signals) => child.kill(signal),
    async says<T>(schema: z.ZodType<T>): Promise<T> {
      for (;;) {
        const line = await lines.next();
        if (line.done === true) throw new Error('the server said nothing of the kind');
        const parsed = schema.safeParse(JSON.parse(line.value));
        if (parsed.success) return parsed.data;
      }
    },
  };
}

async function query(connection: pg.ClientConfig, text: string): Promise<unknown[]> {
  const client = new pg.Client(connection);
  client.on('error', () => undefined);
  await client.connect();
  try {
    const result = await client.query<unknown[]>({ text, rowMode: 'array' });
    return result.rows.flat();
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function eventually(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = performance.now() + 20_000; performance.now() < end; await sleep(20)) if (await isSo()) return;
  throw new Error(`not within 20 s: ${what}`);
}

const answers = (connection: pg.ClientConfig) =>
  query(connection, 'select 1').then(
    () => true,
    () => false,
  );

describe('the embedded PostgreSQL', { timeout: 90_000 }, () => {
  test('makes a durable UTF-8 database on the first start, without TCP, and keeps data over a restart', async () => {
    const first = await start();
    expect(
      await query(
        first.connection,
        "select current_setting('fsync'), current_setting('listen_addresses'), current_setting('server_encoding'), current_setting('data_checksums')",
      ),
    ).toEqual(['on', '', 'UTF8', 'on']);
    expect(await query({ connectionString: first.url }, 'select current_database()')).toEqual(['tocsin']);
    expect(await query(first.connection, "select lower('ÄÖÜ')")).toEqual(['äöü']);
    await query(first.connection, 'create table kept as select 42 as answer');
    await first.stop();
    const second = await start();
    expect(await query(second.connection, 'select answer from kept')).toEqual([42]);
    expect(second.adopted).toBe(false);
  });

  test('never runs as root', async (context) => {
    if (!isRoot) context.skip('needs root');
    const postgres = await start();
    expect(postgres.ownerUser).not.toBe('root');
    expect(readFileSync(`/proc/${postgres.pid}/status`, 'utf8')).not.toMatch(/^Uid:\s+0/m);
  });

  test('refuses a folder that another living server has, naming process and folder', async () => {
    const dataDir = join(folder, 'data');
    await start(dataDir);
    const second = startServer(dataDir);
    const refusal = await second.says(refusedSchema);
    expect(refusal.code).toBe('data-dir-in-use');
    expect(refusal.message).toContain(String(process.pid));
    expect(refusal.message).toContain(dataDir);
    expect(refusal.message).not.toContain('\n');
  });

  test('takes over the lock of a dead process, even when its number is in use again', async () => {
    await mkdir(join(folder, 'data'));
    await chmod(join(folder, 'data'), 0o711);
    await writeFile(join(folder, 'data', 'server.lock'), JSON.stringify({ pid: process.pid, startedAt: 'another life' }));
    await start();
  });

  test('only one of many servers that start at once wins, a stale lock or not', async () => {
    await mkdir(join(folder, 'data'));
    await chmod(join(folder, 'data'), 0o711);
    await writeFile(join(folder, 'data', 'server.lock'), 'torn');
    const servers = Array.from({ length: 4 }, () => startServer());
    const outcomes = await Promise.all(servers.map((server) => server.says(z.union([readySchema, refusedSchema]))));
    expect(outcomes.filter((outcome) => 'pid' in outcome)).toHaveLength(1);
    expect(outcomes.filter((outcome) => 'code' in outcome && outcome.code === 'data-dir-in-use')).toHaveLength(3);
  });

  test('kill -9 of the server takes PostgreSQL along, and loses nothing that was committed', async () => {
    for (let round = 1; round <= 5; round += 1) {
      const server = startServer();
      const { connection, pid } = await server.says(readySchema);
      await query(connection, 'create table if not exists kept (round int)');
      await query(connection, `insert into kept values (${round})`);
      server.kill('SIGKILL');
      await server.exited;
      await eventually('PostgreSQL ended', () => identifyProcess(pid) === null);
    }
    const after = await start();
    expect(await query(after.connection, 'select round from kept order by round')).toEqual([1, 2, 3, 4, 5]);
  });

  test('an orphan whose tether was killed, too, is taken over at the next start', async () => {
    const server = startServer();
    const { connection, pid } = await server.says(readySchema);
    await query(connection, 'create table kept as select 7 as answer');
    // Held still: on a busy machine it would see its tether end, and begin to put that right, before it is killed itself.
    server.kill('SIGSTOP');
    for (const helper of tetherOf(pid)) process.kill(helper, 'SIGKILL');
    server.kill('SIGKILL');
    await server.exited;
    expect(identifyProcess(pid)).not.toBeNull();
    const after = await start();
    expect(after.adopted).toBe(true);
    expect(await query(after.connection, 'select answer from kept')).toEqual([7]);
    expect(identifyProcess(pid)).toBeNull();
  });

  test('kill -9 of PostgreSQL is noticed, and it comes back by itself with its data', async () => {
    const postgres = await start();
    const exits: unknown[] = [];
    postgres.onExit((exit) => exits.push(exit));
    await query(postgres.connection, 'create table kept as select 9 as answer');
    const killed = postgres.pid;
    process.kill(killed, 'SIGKILL');
    await eventually('PostgreSQL is another process', () => postgres.pid !== killed);
    await eventually('PostgreSQL answers', () => answers(postgres.connection));
    expect(await query(postgres.connection, 'select answer from kept')).toEqual([9]);
    expect(exits).toEqual([{ code: 137, signal: null }]);
  });

  test('kill -9 of both, and stale files that name a living stranger, do not block the next start', async () => {
    const server = startServer();
    const { connection, pid } = await server.says(readySchema);
    await query(connection, 'create table kept as select 11 as answer');
    server.kill('SIGKILL');
    process.kill(pid, 'SIGKILL');
    await server.exited;
    await eventually('PostgreSQL ended', () => identifyProcess(pid) === null);
    const pidFile = join(folder, 'data', 'postgresql', 'data', 'postmaster.pid');
    await writeFile(pidFile, readFileSync(pidFile, 'utf8').replace(/^\d+/, String(process.pid)));
    await writeFile(join(folder, 'data', 'postgresql', 'socket', '.s.PGSQL.5432.lock'), `${process.pid}\n`);
    const after = await start();
    expect(await query(after.connection, 'select answer from kept')).toEqual([11]);
  });

  test('kill -9 in the middle of the first start leaves nothing that blocks the next', async () => {
    const dataDir = join(folder, 'data');
    const server = startServer(dataDir);
    await eventually('the database is being made', () => {
      const home = join(dataDir, 'postgresql');
      return existsSync(home) && readdirSync(home).some((name) => name.startsWith('data.new-'));
    });
    server.kill('SIGKILL');
    await server.exited;
    const after = await start(dataDir);
    expect(await answers(after.connection)).toBe(true);
  });

  test('stops cleanly: no process, no lock, and the next start needs no recovery', async () => {
    const postgres = await start();
    const { pid } = postgres;
    await postgres.stop();
    await postgres.stop();
    expect(identifyProcess(pid)).toBeNull();
    expect(existsSync(join(folder, 'data', 'server.lock'))).toBe(false);
    await start();
    expect(readFileSync(join(folder, 'data', 'postgresql', 'postgres.log'), 'utf8')).not.toContain('was not properly shut down');
  });

  test('a path that is too long for a socket works', async () => {
    const postgres = await start(join(folder, 'long'.repeat(30)));
    expect(await answers(postgres.connection)).toBe(true);
    await postgres.stop();
    expect(existsSync(postgres.connection.host)).toBe(false);
  });

  test('a file in the place of the folder is refused with what to do', async () => {
    await writeFile(join(folder, 'data'), 'not a folder');
    await expect(start()).rejects.toMatchObject({ code: 'bad-setting', message: expect.stringContaining('TOCSIN_DATA_DIR') });
  });

  test('a full disk is said to be full, and the next start after making room works', async (context) => {
    const disk = join(folder, 'data');
    await mkdir(disk);
    const mounted = isRoot && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=24m,mode=711', 'tmpfs', disk]).status === 0;
    if (!mounted) context.skip('needs the right to mount a small disk');
    cleanups.push(async () => void spawnSync('umount', [disk]));
    await expect(start()).rejects.toMatchObject({ code: 'storage-full', message: expect.stringContaining('make room') });
    spawnSync('mount', ['-o', 'remount,size=300m', disk]);
    expect(await answers((await start()).connection)).toBe(true);
  });

  test('works as an ordinary user, in the data folder alone, and for root afterwards', async (context) => {
    if (!isRoot) context.skip('needs root to become another user; the other tests ran as an ordinary one');
    const nobody = { uid: 65534, gid: 65534 };
    await chown(folder, nobody.uid, nobody.gid);
    const server = startServer(join(folder, 'data'), nobody);
    const ready = await server.says(readySchema);
    expect(ready.ownerUser).toBe('nobody');
    expect(ready.connection.host.startsWith(folder)).toBe(true);
    server.kill('SIGTERM');
    await server.exited;
    const asRoot = await start();
    expect(asRoot.ownerUser).toBe('nobody');
  });

  test('an ordinary user without the right to write is told so', async (context) => {
    if (!isRoot) context.skip('needs root to become another user');
    const server = startServer(join(folder, 'data'), { uid: 65534, gid: 65534 });
    expect(await server.says(refusedSchema)).toMatchObject({ code: 'bad-setting' });
  });

  test("root's closed folder: the database lives where its user can reach it, is found again, and starts empty when the folder was deleted", async (context) => {
    if (!isRoot) context.skip('needs root');
    await chmod(folder, 0o700);
    const first = await start();
    const elsewhere = join(first.connection.host, '..');
    cleanups.unshift(() => removeElsewhere(elsewhere));
    expect(elsewhere.startsWith('/var/lib/tocsin/')).toBe(true);
    await query(first.connection, 'create table kept as select 5 as answer');
    await first.stop();
    const second = await start();
    expect(await query(second.connection, 'select answer from kept')).toEqual([5]);
    await second.stop();
    await rm(join(folder, 'data'), { recursive: true });
    const third = await start();
    expect(await query(third.connection, "select count(*)::int from pg_tables where tablename = 'kept'")).toEqual([0]);
  });
});

/** The shells between a server and its PostgreSQL: the parent and the parent's other children. */
function tetherOf(postgres: number): number[] {
  const parentOf = (pid: number) => Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  const shell = parentOf(postgres);
  const readers = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return pid !== postgres && parentOf(pid) === shell;
      } catch {
        return false;
      }
    });
  return [...readers, shell];
}

async function removeElsewhere(path: string): Promise<void> {
  const parent = join(path, '..');
  const name = path.split('/').at(-1) ?? '';
  for (const entry of readdirSync(parent).filter((candidate) => candidate.startsWith(name)))
    await rm(join(parent, entry), { recursive: true, force: true });
}
