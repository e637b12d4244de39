import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { DatabaseUser } from './database-user.ts';
import { asUser, programEnvironment } from './run-program.ts';

/**
 * The tether: a shell that is PostgreSQL's parent and holds a pipe from this server.
 * When the pipe closes - a clean stop, a crash, kill -9 - PostgreSQL gets SIGINT, its fast shutdown.
 * A shell costs 1 MB; a Node process would cost 40. Its first line of output is PostgreSQL's number.
 * A killed shell leaves the reading half of the tether alive, so the pipe still works.
 */
const script = `
exec 3<&0
log=$1; shift
"$@" </dev/null >>"$log" 2>&1 3<&- &
postgres=$!
( exec >/dev/null; while read -r _ <&3; do :; done; kill -INT "$postgres" 2>/dev/null ) &
watcher=$!
echo "$postgres"
exec >/dev/null
wait "$postgres"
code=$?
kill "$watcher" 2>/dev/null
exit "$code"
`;

export interface PostgresExit {
  /** The exit code; above 128 it was killed by signal `code - 128`. Null when the tether itself was killed. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface SupervisedPostgres {
  readonly pid: number;
  readonly exited: Promise<PostgresExit>;
  /** Lets go of the tether: PostgreSQL begins its fast shutdown. */
  release(): void;
}

/** Starts PostgreSQL under the tether and waits for its process number, not for its readiness. */
export function spawnSupervised(options: {
  readonly program: string;
  readonly args: readonly string[];
  readonly logFile: string;
  readonly user: DatabaseUser;
}): Promise<SupervisedPostgres> {
  const child: ChildProcess = spawn('/bin/sh', ['-c', script, 'tocsin-postgres', options.logFile, options.program, ...options.args], {
    ...asUser(options.user),
    cwd: '/',
    env: programEnvironment,
    // Its own session: Ctrl-C in the terminal reaches the server, which stops PostgreSQL last.
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString('utf8')).slice(-2048);
  });
  // The pipe may break while it is closed; the exit event tells the rest.
  child.stdin?.on('error', () => child.stdin?.destroy());
  const exited = new Promise<PostgresExit>((resolve) => {
    child.once('exit', (code, signal) => {
      child.stdin?.destroy();
      resolve({ code, signal });
    });
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    const { stdout } = child;
    if (stdout === null) throw new Error('the tether has no output');
    createInterface({ input: stdout }).once('line', (line) => {
      resolve({ pid: Number(line), exited, release: () => child.stdin?.end() });
    });
    void exited.then(({ code }) => reject(new Error(`the tether ended with ${code}: ${said}`)));
  });
}
