import type { Clock, Log } from '#base';
import type { Store } from '#store';
import type { Journal } from './create-journal.ts';

/** What every verb needs: the database, the time, the journal, the log. Made once, in `app`. */
export interface Context {
  readonly store: Store;
  readonly clock: Clock;
  readonly journal: Journal;
  readonly log: Log;
}
