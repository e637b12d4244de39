import type { Context } from '#journal';
import type { Worker } from '#store';
import { followIncidents } from './follow-incident.ts';

/** Hooks the room into the house: the page follows what is told and what is resolved. */
export function registerStatusPage(options: { context: Context; worker: Worker }): void {
  followIncidents(options.context);
}
