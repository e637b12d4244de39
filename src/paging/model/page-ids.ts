import { createHash } from 'node:crypto';
import { idPrefixes } from '#base';

/**
 * An id that follows from what it stands for: whoever does the same work again (a crash, a second node)
 * arrives at the same id, and nobody is paged twice.
 */
function derivedId(kind: 'escalation' | 'page' | 'delivery', parts: readonly (string | number)[]): string {
  return `${idPrefixes[kind]}_${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)}`;
}

/** One escalation per entry that calls for it (declared, reopened). */
export const escalationId = (stream: string, position: number) => derivedId('escalation', [stream, position]);

export const pageId = (page: { escalationId: string; round: number; level: number; personId: string; channel: string; target: string }) =>
  derivedId('page', [page.escalationId, page.round, page.level, page.personId, page.channel, page.target]);

export const deliveryIdOf = (id: string) => derivedId('delivery', [id]);
