import { createHash } from 'node:crypto';
import { canonicalJson } from '#base';
import type { ActorRef, JournalEntry } from './entry.ts';

/** The hash before the first entry: 32 zero bytes. */
export const genesisHash = '0'.repeat(64);

/** The text that is hashed for an entry: canonical JSON of everything it says, its place included. */
export function entryBody(entry: { stream: string; position: number; type: string; at: Date; actor: ActorRef; data: unknown }): string {
  const { stream, position, type, at, actor, data } = entry;
  return canonicalJson({ stream, position, type, at: at.toISOString(), actor, data });
}

/** hash(n) = SHA-256(hash(n-1) as hex, newline, body). Anybody can recompute it with standard tools. */
export function chainHash(previous: string, body: string): string {
  return createHash('sha256').update(`${previous}\n${body}`).digest('hex');
}

export interface ChainProblem {
  readonly stream: string;
  readonly position: number;
  readonly problem: string;
}

type Link = Pick<JournalEntry, 'stream' | 'position' | 'type' | 'at' | 'actor' | 'data' | 'body' | 'hash'>;

/**
 * Checks a whole stream in order. `head` is what journal_stream says is the end
 * (an export carries it too), so that entries cut off at the end are noticed as well.
 */
export function verifyChain(
  stream: string,
  links: readonly Link[],
  head: { position: number; hash: string } | null,
): readonly ChainProblem[] {
  const problems: ChainProblem[] = [];
  let previous = genesisHash;
  let expected = 1;
  for (const link of links) {
    const at = (problem: string) => problems.push({ stream, position: link.position, problem });
    if (link.position !== expected) at(`expected entry ${expected} here: an entry was removed, inserted or re-ordered`);
    if (link.body !== entryBody(link)) at('what the entry shows is not what was hashed: it was changed');
    if (link.hash !== chainHash(previous, link.body)) at('the hash does not follow from the entry before it');
    previous = link.hash;
    expected = link.position + 1;
  }
  const last = links.at(-1);
  if (head && (head.position !== (last?.position ?? 0) || head.hash !== (last?.hash ?? genesisHash))) {
    problems.push({
      stream,
      position: head.position,
      problem: `the stream should end at entry ${head.position}: entries were cut off or added`,
    });
  }
  if (!head && last) problems.push({ stream, position: last.position, problem: 'the stream has entries but no head' });
  return problems;
}
