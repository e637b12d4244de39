import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId, silentLog } from '#base';
import { createTestDatabase, type TestDatabase } from '../../../test/database/test-database.ts';
import { startLocalRunner, type LocalRunner } from './local-runner.ts';
import type { Order, Outcome, RunnerPlan } from './protocol.ts';

let folder: string;
let runner: LocalRunner;
let database: TestDatabase;
const output = new Map<string, string>();
const ended = new Map<string, Outcome>();

async function until(fact: () => boolean | Promise<boolean>, ms = 15_000): Promise<void> {
  const start = performance.now();
  while (!(await fact())) {
    if (performance.now() - start > ms) throw new Error('it did not happen in time');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tocsin-targets-'));
  database = await createTestDatabase();
  runner = startLocalRunner({ folder: join(folder, 'runner'), path: '/usr/bin:/bin', log: silentLog, now: () => new Date() });
  runner.start({
    ready: () => undefined,
    output: (id, text) => output.set(id, (output.get(id) ?? '') + text),
    ended: (id, _token, outcome) => ended.set(id, outcome),
    lost: () => undefined,
  });
  await until(() => runner.isReady());
});
afterAll(async () => {
  await runner.stop();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

function begin(plan: RunnerPlan, change: Partial<Order> = {}): string {
  const attemptId = newId('attempt', new Date());
  runner.run({
    attemptId,
    token: 't',
    folder: 'inc_1',
    readOnly: true,
    plan,
    environment: {},
    secrets: [],
    timeLimitMs: 10_000,
    outputLimitBytes: 1024 * 1024,
    ...change,
  });
  return attemptId;
}
async function run(plan: RunnerPlan, change: Partial<Order> = {}) {
  const id = begin(plan, change);
  await until(() => ended.has(id));
  return { outcome: ended.get(id), text: output.get(id) ?? '' };
}
const sqlPlan = (...statements: (string | [string, string[]])[]): RunnerPlan => ({
  kind: 'sql',
  url: database.url,
  statements: statements.map((statement) =>
    typeof statement === 'string' ? { text: statement, values: [] } : { text: statement[0], values: statement[1] },
  ),
});

describe('SQL on the named connection', () => {
  test('prints rows as a table, values are binds', async () => {
    const hostile = `'; drop table incident; --`;
    const { outcome, text } = await run(sqlPlan(['select $1::text as name, 2 as "count"', [hostile]], 'select 1 as one where false'));
    expect(outcome).toMatchObject({ state: 'exited', exitCode: 0 });
    expect(text).toContain(`${hostile} | 2`);
    expect(text).toContain('(0 rows)');
  });

  test('a read-only step cannot write, even if it was judged wrongly', async () => {
    const { outcome, text } = await run(sqlPlan('create table oops (id int)'));
    expect(outcome?.state).toBe('failed');
    expect(text).toContain('read-only transaction');
  });

  test('one statement is one statement', async () => {
    const { outcome } = await run(sqlPlan('select 1; commit; create table oops (id int)'));
    expect(outcome).toMatchObject({ state: 'failed', note: expect.stringContaining('multiple commands') });
  });

  test('a changing step changes, and stops at the first error', async () => {
    const { outcome, text } = await run(
      sqlPlan('create table t (id int)', 'insert into t values (1), (2)', 'select * from missing', 'drop table t'),
      { readOnly: false },
    );
    expect(outcome).toMatchObject({ state: 'failed', note: expect.stringContaining('missing') });
    expect(text).toContain('INSERT 2');
    expect((await run(sqlPlan('select count(*) from t'))).text).toContain('2');
  });

  test('the limit ends a statement', async () => {
    expect((await run(sqlPlan('select pg_sleep(30)'), { timeLimitMs: 300 })).outcome).toMatchObject({
      state: 'stopped',
      note: expect.stringContaining('limit'),
    });
  });

  test('a changing statement whose connection breaks has an unknown outcome', async () => {
    const id = begin(sqlPlan('select pg_sleep(30)'), { readOnly: false });
    const admin = new pg.Client({ connectionString: database.url });
    await admin.connect();
    await until(
      async () =>
        (
          await admin.query(
            `select pg_terminate_backend(pid) from pg_stat_activity where query like 'select pg_sleep(30)%' and state = 'active' and pid <> pg_backend_pid()`,
          )
        ).rowCount === 1,
    );
    await admin.end();
    await until(() => ended.has(id));
    expect(ended.get(id)?.state).toBe('unknown');
  });
});

describe('HTTP requests', () => {
  let server: Server;
  let origin: string;
  beforeAll(async () => {
    server = createServer((request, response) => {
      if (request.url === '/hang') return void request.socket.destroy();
      response
        .writeHead(request.url === '/bad' ? 503 : 200, { 'content-type': 'text/plain' })
        .end(`${request.method ?? ''} ${request.url ?? ''}`);
    }).listen(0, '127.0.0.1');
    await until(() => server.address() !== null);
    const address = server.address();
    origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  });
  afterAll(() => void server.close());
  const plan = (path: string, method = 'GET'): RunnerPlan => ({
    kind: 'http',
    allowedOrigins: [origin],
    requests: [{ method, url: origin + path, headers: [['x-a', 'b']], body: method === 'GET' ? null : 'x' }],
  });

  test('the answer is printed, its status is the verdict', async () => {
    expect(await run(plan('/ok'))).toMatchObject({
      outcome: { state: 'exited', note: 'HTTP 200' },
      text: expect.stringContaining('GET /ok'),
    });
    expect((await run(plan('/bad'))).outcome).toMatchObject({ state: 'failed', note: 'HTTP 503' });
  });

  test('a changing request without an answer has an unknown outcome, a reading one has failed', async () => {
    expect((await run(plan('/hang', 'POST'), { readOnly: false })).outcome?.state).toBe('unknown');
    expect((await run(plan('/hang'))).outcome?.state).toBe('failed');
  });
});

const prometheusProgram = '/usr/bin/prometheus';
describe.skipIf(!existsSync(prometheusProgram))('PromQL on a real Prometheus', () => {
  let prometheus: ChildProcess;
  const url = 'http://127.0.0.1:19391';
  beforeAll(async () => {
    const config = join(folder, 'prometheus.yml');
    writeFileSync(config, 'global: { scrape_interval: 1s }\n');
    prometheus = spawn(
      prometheusProgram,
      [`--config.file=${config}`, `--storage.tsdb.path=${join(folder, 'tsdb')}`, '--web.listen-address=127.0.0.1:19391'],
      { stdio: 'ignore' },
    );
    await until(async () => (await fetch(`${url}/-/ready`).catch(() => null))?.ok === true, 30_000);
  }, 40_000);
  afterAll(async () => {
    prometheus.kill('SIGKILL');
    await new Promise((resolve) => prometheus.once('exit', resolve));
  });

  test('prints series; no series is an answer; a broken query is a failure', async () => {
    expect(
      (await run({ kind: 'promql', url, queries: ['label_replace(vector(42), "job", "api", "", "")', 'nothing_like_this'] })).text,
    ).toMatch(/\{job="api"\}\s+\| 42[\s\S]*no series/);
    expect((await run({ kind: 'promql', url, queries: ['sum('] })).outcome?.state).toBe('failed');
  });

  test('answers checks with numbers', async () => {
    expect(await runner.evaluate('vector(7)', url)).toEqual({ values: [7], problem: null });
    expect(await runner.evaluate('vector(1) / 0', url)).toEqual({ values: [], problem: null });
    expect((await runner.evaluate('vector(7)', 'http://127.0.0.1:1')).problem).toMatch(/does not answer/);
  });
});
