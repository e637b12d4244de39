import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId, silentLog } from '#base';
import { startLocalRunner, type LocalRunner } from './local-runner.ts';
import { isAlive } from './process-identity.ts';
import { openSpool } from './spool.ts';
import type { Order, Outcome, RunnerPlan } from './protocol.ts';

let folder: string;
let runner: LocalRunner;
let output: Map<string, string>;
let ended: Map<string, Outcome>;
let lost: Set<string>;

const path = '/usr/local/bin:/usr/bin:/bin';

/** Real processes end when they end: the only thing to wait for is the fact itself. */
async function until(fact: () => boolean, ms = 10_000): Promise<void> {
  const start = performance.now();
  while (!fact()) {
    if (performance.now() - start > ms) throw new Error('it did not happen in time');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

function launch(): LocalRunner {
  const made = startLocalRunner({ folder, path, log: silentLog, now: () => new Date() });
  made.start({
    ready: () => undefined,
    output: (id, text) => output.set(id, (output.get(id) ?? '') + text),
    ended(id, _token, outcome, missed) {
      output.set(id, (output.get(id) ?? '') + missed);
      ended.set(id, outcome);
    },
    lost: (id) => lost.add(id),
  });
  return made;
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tocsin-runner-'));
  output = new Map();
  ended = new Map();
  lost = new Set();
  runner = launch();
  await until(() => runner.isReady());
});
afterEach(async () => {
  await runner.stop();
  rmSync(folder, { recursive: true, force: true });
});

function orderOf(script: string, change: Partial<Order> = {}): Order {
  const plan: RunnerPlan = { kind: 'shell', script, env: {} };
  return {
    attemptId: newId('attempt', new Date()),
    token: 'token',
    folder: 'inc_1',
    readOnly: true,
    plan,
    environment: {},
    secrets: [],
    timeLimitMs: 10_000,
    outputLimitBytes: 1024 * 1024,
    ...change,
  };
}

async function runToEnd(order: Order): Promise<{ outcome: Outcome | undefined; text: string }> {
  runner.run(order);
  await until(() => ended.has(order.attemptId));
  return { outcome: ended.get(order.attemptId), text: output.get(order.attemptId) ?? '' };
}

describe('a step in the runner process', () => {
  test('runs with bash, keeps colours and the exit code', async () => {
    const { outcome, text } = await runToEnd(orderOf(String.raw`printf '\033[31mred\033[0m\n'; echo oops >&2; exit 3`));
    expect(outcome).toMatchObject({ state: 'exited', exitCode: 3 });
    expect(text).toContain('\u001B[31mred\u001B[0m');
    expect(text).toContain('oops');
  });

  test('sees a narrow environment, a folder of its own and no input', async () => {
    const { text } = await runToEnd(orderOf('env | sort; pwd; cat; echo "end"', { environment: { KUBECONFIG: '/k' } }));
    const names = text
      .split('\n')
      .filter((line) => line.includes('='))
      .map((line) => line.split('=')[0]);
    expect(names).toEqual(['HOME', 'KUBECONFIG', 'LANG', 'PATH', 'PWD', 'SHLVL', 'TERM', '_'].filter((name) => names.includes(name)));
    expect(text).toContain(join(folder, 'work', 'inc_1'));
    expect(text).toContain('end');
  });

  test('secrets never leave the runner, even when they are printed in pieces', async () => {
    const { text } = await runToEnd(
      orderOf(`printf 'pa'; sleep 0.2; printf 'ss-word-1\\n'; echo "Authorization: Bearer abcdefgh"`, { secrets: ['pass-word-1'] }),
    );
    expect(text).not.toContain('pass-word-1');
    expect(text).not.toContain('abcdefgh');
    expect(text).toContain('••••••');
  });

  test('bytes that are no UTF-8 and NUL become visible signs', async () => {
    const { text } = await runToEnd(orderOf(String.raw`printf 'a\xff\xfeb\x00c\n'`));
    expect(text).toBe('a\u{FFFD}\u{FFFD}b\u{FFFD}c\n');
  });

  test('a long output keeps its beginning and its end', async () => {
    const { outcome, text } = await runToEnd(
      orderOf('echo first; yes 0123456789 | head -c 3000000; echo; echo last', { outputLimitBytes: 100_000 }),
    );
    expect(outcome?.truncated).toBe(true);
    expect(text.startsWith('first\n')).toBe(true);
    expect(text.endsWith('last\n')).toBe(true);
    expect(text).toContain('bytes left out');
    expect(Buffer.byteLength(text)).toBeLessThan(101_000);
  });

  test('the time limit ends the whole process group', async () => {
    const { outcome, text } = await runToEnd(orderOf('sleep 60 & echo "child $!"; wait', { timeLimitMs: 300 }));
    expect(outcome).toMatchObject({ state: 'stopped', note: expect.stringContaining('limit') });
    const child = Number(/child (\d+)/.exec(text)?.[1]);
    await until(() => readState(child) === null);
  });

  test('stop asks first and then insists', async () => {
    const order = orderOf(`trap 'echo "not yet"' TERM; echo up; while true; do sleep 0.1; done`);
    runner.run(order);
    await until(() => (output.get(order.attemptId) ?? '').includes('up'));
    runner.stopAttempt(order.attemptId);
    await until(() => ended.has(order.attemptId));
    expect(ended.get(order.attemptId)?.state).toBe('stopped');
    expect(output.get(order.attemptId)).toContain('not yet');
  });

  test('the same order twice starts one process', async () => {
    const order = orderOf('echo x >> count; sleep 0.2');
    runner.run(order);
    runner.run(order);
    await until(() => ended.has(order.attemptId));
    expect(readFileSync(join(folder, 'work', 'inc_1', 'count'), 'utf8')).toBe('x\n');
  });

  test('an HTTP request to this machine is refused unless its address was named', async () => {
    const plan: RunnerPlan = {
      kind: 'http',
      requests: [{ method: 'GET', url: 'http://localhost:9/', headers: [], body: null }],
      allowedOrigins: [],
    };
    const { outcome } = await runToEnd(orderOf('', { plan }));
    expect(outcome).toMatchObject({ state: 'failed', note: expect.stringContaining('private net') });
  });
});

const readState = (pid: number) => {
  try {
    const state = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.[0];
    return state === 'Z' ? null : state;
  } catch {
    return null;
  }
};

describe('when processes die', () => {
  test('kill -9 of the runner: the step is lost, its processes end, another runner takes over', async () => {
    const order = orderOf('echo $$; sleep 60', { readOnly: false });
    runner.run(order);
    await until(() => (output.get(order.attemptId) ?? '') !== '');
    const group = openSpool(join(folder, 'spool')).read(order.attemptId)?.group;
    const first = runner.processId();
    process.kill(first ?? 0, 'SIGKILL');
    await until(() => lost.has(order.attemptId));
    await until(() => group !== null && group !== undefined && !isAlive(group));
    await until(() => runner.isReady() && runner.processId() !== first);
    runner.forget(order.attemptId);
    expect((await runToEnd(orderOf('echo again'))).text).toBe('again\n');
  });

  test('the server goes away: what changes something finishes, and the next start hears of it', async () => {
    const changing = orderOf('echo begun; sleep 1; echo finished', { readOnly: false });
    const reading = orderOf('echo reading; sleep 60');
    runner.run(changing);
    runner.run(reading);
    await until(() => output.has(changing.attemptId) && output.has(reading.attemptId));
    const old = runner;
    const stopping = old.stop(); // closes the pipe, as the death of the server does
    output = new Map();
    ended = new Map();
    runner = launch();
    await until(() => ended.has(changing.attemptId) && ended.has(reading.attemptId));
    await stopping;
    expect(ended.get(changing.attemptId)).toMatchObject({ state: 'exited', exitCode: 0 });
    expect(output.get(changing.attemptId)).toContain('finished');
    expect(ended.get(reading.attemptId)).toMatchObject({ state: 'stopped' });
    for (const id of ended.keys()) runner.forget(id);
    expect(readdirSync(join(folder, 'spool'))).toEqual([]);
    await until(() => runner.isReady());
  });
});
