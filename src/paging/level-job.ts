import { enqueueJob, type Db } from '#store';
import type { Escalation } from './model/escalation.ts';

export const levelJob = 'paging.level';

type Place = Pick<Escalation, 'id' | 'round' | 'nextLevel'>;

export const levelJobId = ({ id, round, nextLevel }: Place) => `${levelJob}:${id}:${round}:${nextLevel}`;

/** Sets the alarm clock for the next level. The truth is the escalation's row; the job only wakes whoever looks at it. */
export async function enqueueLevel(tx: Db, place: Place, dueAt: Date): Promise<void> {
  await enqueueJob(tx, { id: levelJobId(place), kind: levelJob, data: { escalationId: place.id }, runAt: dueAt });
}
