import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process id is used again by the system; together with the start time it names one process for good. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly started: string;
}

/** When a process was started, in the system's own words; null when there is no such process (or only its zombie). */
export function startTimeOf(pid: number): string | null {
  if (process.platform === 'linux') {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // The second field, the name in brackets, may hold anything; fields count from behind it.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return fields[0] === 'Z' ? null : (fields[19] ?? null);
    } catch {
      return null; // no such process
    }
  }
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null;
  } catch {
    return null; // ps exits 1 when there is no such process
  }
}

export function identityOf(pid: number): ProcessIdentity | null {
  const started = startTimeOf(pid);
  return started === null ? null : { pid, started };
}

export function isAlive(identity: ProcessIdentity): boolean {
  return startTimeOf(identity.pid) === identity.started;
}

/** Sends a signal to a whole process group; false when nobody is left in it. */
export function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(-pid, signal);
    return true;
  } catch {
    return false; // ESRCH: the group is gone
  }
}
