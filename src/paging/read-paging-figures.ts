import type { Db } from '#store';
import { lateAfterMs } from './model/escalation.ts';
import { selectFigures, type PagingFigures } from './paging-store.ts';

/** Figures for /metrics and /readyz: a number of late escalations above zero is an alarm. */
export async function readPagingFigures(db: Db, now: Date): Promise<PagingFigures> {
  return selectFigures(db, now, new Date(now.getTime() - lateAfterMs));
}
