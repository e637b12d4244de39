import { setImmediate } from 'node:timers/promises';
import type { Db } from '#store';
import { readJson } from '../formats/format.ts';
import { formatNamed } from '../formats/formats.ts';
import type { IncomingRequest } from '../model/alert.ts';
import { selectWaiting, type LoggedRequest } from './digest-store.ts';
import type { ReadAhead } from './read-ahead.ts';

/** Reads a logged request again, from its bytes. Throws when they cannot be read any more. */
export function readLogged(request: LoggedRequest): IncomingRequest {
  return formatNamed(request.format).parse(readJson(request.body ?? Buffer.alloc(0)), request.receivedAt);
}

/**
 * Reads the requests after `after` while the database is busy with the batch before them: the two take turns
 * otherwise, each on its own processor. What cannot be read is left for the digester to set aside.
 */
export async function readNext(db: Db, readAhead: ReadAhead, options: { after: number; requests: number; bytes: number }): Promise<void> {
  const next = await selectWaiting(db, { ...options, read: readAhead.ids() });
  for (const request of next) {
    if (request.body === null) continue;
    await setImmediate();
    try {
      readAhead.remember(request.id, readLogged(request), request.bytes);
    } catch {
      // Only a saving: the digester comes to it, finds the same error and writes it down.
    }
  }
}
