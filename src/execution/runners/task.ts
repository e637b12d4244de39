import type { Order, Outcome } from './protocol.ts';

/** What a kind of plan needs while it runs. */
export interface TaskContext {
  readonly order: Order;
  /** The incident's work folder. */
  readonly folder: string;
  readonly path: string;
  stdout(bytes: Uint8Array): void;
  stderr(bytes: Uint8Array): void;
  /** Told at once when a process group was started, so that it can be found after a crash. */
  onGroup(pid: number): void;
}

/** Something under way that can be stopped. `ended` never rejects. */
export interface StepTask {
  stop(note: string): void;
  readonly ended: Promise<Omit<Outcome, 'truncated'>>;
}
