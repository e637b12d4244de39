import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { once } from 'node:events';

export const repository = join(import.meta.dirname, '..', '..', '..');

/** A real `tocsin start` in a process of its own, as a user would run it. */
export interface TocsinProcess {
  readonly child: ChildProcess;
  readonly baseUrl: string;
  readonly signInUrl: string;
  readonly adminToken: string;
  readonly readyMs: number;
  readonly log: () => string;
  /** Asks the API with the admin token; throws with the problem's detail when it refuses. */
  api<T = unknown>(method: string, path: string, body?: unknown): Promise<T>;
  stop(): Promise<number | null>;
  kill(signal?: NodeJS.Signals): Promise<void>;
}

export async function startTocsin(options: {
  dataDir: string;
  workspace: string;
  port?: number;
  adminToken?: string;
  environment?: Record<string, string>;
}): Promise<TocsinProcess> {
  const adminToken = options.adminToken ?? randomBytes(24).toString('hex');
  const started = performance.now();
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('TOCSIN_') && !name.startsWith('VITEST')),
  );
  const child = spawn(process.execPath, ['--liftoff-only', join(repository, 'src', 'app', 'main.ts'), 'start'], {
    cwd: repository,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...inherited,
      TOCSIN_PORT: String(options.port ?? 0),
      TOCSIN_DATA_DIR: options.dataDir,
      TOCSIN_WORKSPACE: options.workspace,
      TOCSIN_ADMIN_TOKEN: adminToken,
      ...options.environment,
    },
  });
  let log = '';
  child.stderr.on('data', (chunk: Buffer) => {
    log = (log + chunk.toString('utf8')).slice(-400_000);
  });
  let out = '';
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString('utf8');
      const ready = out.split('\n').find((text) => text.startsWith('Tocsin is ready at '));
      if (ready && out.includes('\n', out.indexOf(ready))) resolve(ready);
    });
    child.once('error', reject);
    child.once('exit', (code, signal) => reject(new Error(`tocsin ended before it was ready (${code ?? signal ?? ''}):\n${out}\n${log}`)));
  });
  const readyMs = performance.now() - started;
  const baseUrl = /ready at (\S+)/.exec(line)?.[1];
  const signInUrl = /sign in once with (\S+)/.exec(line)?.[1];
  if (!baseUrl || !signInUrl) throw new Error(`unexpected first line: ${line}`);
  const gone = once(child, 'exit');
  return {
    child,
    baseUrl,
    signInUrl,
    adminToken,
    readyMs,
    log: () => log,
    async api<T>(method: string, path: string, body?: unknown): Promise<T> {
      const response = await fetch(new URL(path, baseUrl), {
        method,
        headers: { authorization: `Bearer ${adminToken}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
      return (text === '' ? null : JSON.parse(text)) as T; // the caller names the shape that the API documents
    },
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGINT');
      await gone;
      return child.exitCode;
    },
    async kill(signal = 'SIGKILL') {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      await gone;
    },
  };
}

/** Looks again until it is so; the time-out names what was waited for. For other processes' time, which nobody can inject. */
export async function until<T>(what: string, look: () => Promise<T | null | undefined | false>, timeoutMs = 30_000): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  let last: unknown = null;
  for (;;) {
    try {
      const found = await look();
      if (found) return found;
      last = found;
    } catch (error) {
      last = error;
    }
    if (performance.now() > deadline)
      throw new Error(`waited ${timeoutMs} ms for ${what}; last: ${last instanceof Error ? last.message : JSON.stringify(last)}`);
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
}
