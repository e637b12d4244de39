import { existsSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandLineOf, identifyProcess } from './process-identity.ts';

/** Above every process number that Linux (2^22) and macOS give out: no process has it. */
const impossiblePid = 4_194_305;

function pidFile(cluster: string): string {
  return join(cluster, 'postmaster.pid');
}

function recordedPid(cluster: string): number | null {
  if (!existsSync(pidFile(cluster))) return null;
  const pid = Number(readFileSync(pidFile(cluster), 'utf8').split('\n')[0]);
  return Number.isInteger(pid) && pid > 0 ? pid : null;
}

/** Whether the process of that number is a PostgreSQL server of this very cluster. */
function isPostmasterOf(pid: number, cluster: string): boolean {
  const command = commandLineOf(pid);
  return command !== null && identifyProcess(pid) !== null && `${command.join(' ')} `.includes(` -D ${cluster} `);
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

async function isGoneWithin(pid: number, cluster: string, ms: number): Promise<boolean> {
  const end = performance.now() + ms;
  while (isPostmasterOf(pid, cluster)) {
    if (performance.now() > end) return false;
    await sleep(20);
  }
  return true;
}

/** Stops one PostgreSQL: fast shutdown (SIGINT), then immediate (SIGQUIT, recovers at next start), then kill. */
export async function stopPostmaster(pid: number, cluster: string, patienceMs = 30_000): Promise<void> {
  for (const [name, patience] of [
    ['SIGINT', patienceMs],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    // Asked before every signal: a number that is a stranger's by now gets none.
    if (!isPostmasterOf(pid, cluster)) return;
    signal(pid, name);
    if (await isGoneWithin(pid, cluster, patience)) return;
  }
  throw new Error(`PostgreSQL (process ${pid}) does not end`);
}

/**
 * Back ends that outlive a killed postmaster hold its shared memory, and PostgreSQL rightly refuses to
 * start beside them. They have nothing left to do. Found by their working folder (Linux).
 */
function killOrphanedBackends(cluster: string): number {
  if (process.platform !== 'linux') return 0;
  let killed = 0;
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      if (readlinkSync(`/proc/${name}/cwd`) === cluster && readFileSync(`/proc/${name}/comm`, 'utf8').startsWith('postgres')) {
        signal(Number(name), 'SIGKILL');
        killed += 1;
      }
    } catch {
      // Gone since it was listed, or another user's: neither is ours to end.
    }
  }
  return killed;
}

/**
 * Makes way for a new PostgreSQL on the cluster. Call only with the data folder's lock in hand:
 * whoever runs here then is an orphan of a killed server (its tether was killed too, or it is
 * still shutting down). Answers whether one was found alive and stopped.
 */
export async function clearOldPostmaster(cluster: string): Promise<boolean> {
  const pid = recordedPid(cluster);
  if (pid === null) return false;
  if (isPostmasterOf(pid, cluster)) {
    await stopPostmaster(pid, cluster);
    return true;
  }
  killOrphanedBackends(cluster);
  if (identifyProcess(pid) !== null && existsSync(pidFile(cluster))) {
    // The number now belongs to a stranger, and PostgreSQL would take it for its predecessor.
    // Only the number is changed: the shared memory key below it still guards against living back ends.
    const rest = readFileSync(pidFile(cluster), 'utf8').split('\n').slice(1);
    writeFileSync(pidFile(cluster), [String(impossiblePid), ...rest].join('\n'));
  }
  return false;
}
