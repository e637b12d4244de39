import type { IncomingRequest } from '../model/alert.ts';

/**
 * Requests that this node has read already, when it accepted them: reading them again from the log would say the same
 * (parsing is pure) and cost a third of digesting. Only a saving: what is not here is read from its bytes.
 */
export interface ReadAhead {
  remember(id: number, request: IncomingRequest, bytes: number): void;
  /** Ids that need no bytes from the log. */
  ids(): readonly number[];
  get(id: number): IncomingRequest | undefined;
  /** Forgets everything up to an id: it is digested, here or by another node. */
  forgetUpTo(id: number): void;
}

const maxBytes = 24 * 2 ** 20;

export function createReadAhead(): ReadAhead {
  const kept = new Map<number, { request: IncomingRequest; bytes: number }>();
  let keptBytes = 0;
  return {
    remember(id, request, bytes) {
      if (keptBytes + bytes > maxBytes) return;
      kept.set(id, { request, bytes });
      keptBytes += bytes;
    },
    ids: () => [...kept.keys()],
    get: (id) => kept.get(id)?.request,
    forgetUpTo(last) {
      for (const [id, { bytes }] of kept) {
        if (id > last) continue;
        kept.delete(id);
        keptBytes -= bytes;
      }
    },
  };
}
