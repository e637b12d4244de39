import { spawn } from 'node:child_process';
import type { DatabaseUser } from './database-user.ts';

export interface ProgramResult {
  /** Null when the program could not be started or was killed. */
  readonly code: number | null;
  readonly output: string;
}

/** Nothing of the server's environment (tokens, proxies) reaches PostgreSQL. LC_ALL keeps macOS single-threaded. */
export const programEnvironment: NodeJS.ProcessEnv = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  LC_ALL: 'C',
  TZ: 'UTC',
};

/** Spawn options that make a child run as the database's user. */
export function asUser(user: DatabaseUser): { uid?: number; gid?: number } {
  return user.isOther ? { uid: user.uid, gid: user.gid } : {};
}

/** Runs one short program as the database's user; its exit code and what it printed, last 8 kB. */
export function runProgram(options: {
  readonly program: string;
  readonly args: readonly string[];
  readonly user: DatabaseUser;
  readonly input?: string;
}): Promise<ProgramResult> {
  return new Promise((resolve) => {
    // Its own session: Ctrl-C in the terminal must not cut an initdb in half.
    const child = spawn(options.program, [...options.args], {
      ...asUser(options.user),
      cwd: '/',
      env: programEnvironment,
      detached: true,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let output = '';
    const collect = (chunk: Buffer) => {
      output = (output + chunk.toString('utf8')).slice(-8192);
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.stdin.on('error', (error) => collect(Buffer.from(`${error.message}\n`)));
    child.on('error', (error) => resolve({ code: null, output: `${output}${error.message}` }));
    child.on('close', (code) => resolve({ code, output }));
    child.stdin.end(options.input ?? '');
  });
}
