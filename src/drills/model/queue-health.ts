/** One job file in the spool. */
export interface SpoolJob {
  readonly name: string;
  readonly ageMs: number;
  readonly isReadable: boolean;
}

export interface QueueHealth {
  readonly healthy: boolean;
  readonly waiting: number;
  readonly oldestMs: number;
  readonly reason: string;
}

const mostWaiting = 5;
const oldestAllowedMs = 3_000;

/**
 * The order desk works strictly in order, so one job that cannot be read holds up all that follow.
 * It calls itself unhealthy by the thresholds that its runbook states.
 */
export function judgeQueue(jobs: readonly SpoolJob[]): QueueHealth {
  const waiting = jobs.length;
  const oldestMs = Math.max(0, ...jobs.map((job) => job.ageMs));
  const head = jobs.toSorted((a, b) => (a.name < b.name ? -1 : 1))[0];
  if (waiting > mostWaiting || oldestMs > oldestAllowedMs) {
    const why = head && !head.isReadable ? `the job at the head (${head.name}) cannot be read` : 'the desk does not keep up';
    return { healthy: false, waiting, oldestMs, reason: `${waiting} jobs wait, the oldest for ${Math.round(oldestMs / 1000)} s: ${why}` };
  }
  return { healthy: true, waiting, oldestMs, reason: 'orders flow' };
}
