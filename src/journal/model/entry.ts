import type { z } from 'zod';

/** Who did something: a person, a program with a token, an integration, a runner, or Tocsin itself. */
export interface ActorRef {
  readonly kind: 'person' | 'token' | 'system' | 'integration' | 'runner';
  readonly id: string;
  readonly name: string;
}

/** Tocsin acting by itself (escalation, automatic diagnosis). */
export const systemActor: ActorRef = { kind: 'system', id: 'tocsin', name: 'Tocsin' };

export type Tone = 'neutral' | 'good' | 'warning' | 'bad';

/** One sentence for the timeline, and how it should look. */
export interface Description {
  readonly text: string;
  readonly tone: Tone;
}

/** A kind of entry: its name and what it holds. Rooms define theirs in `model/entries.ts`. */
export interface EntryType<T extends z.ZodType = z.ZodType> {
  readonly type: string;
  readonly schema: T;
}

const describers = new Map<string, (data: unknown, actor: ActorRef) => Description>();

/**
 * Defines a kind of entry, with the sentence that people read on the timeline. Text in `data` is hostile:
 * a description is plain text, and every surface escapes it.
 */
export function defineEntry<T extends z.ZodType>(
  type: string,
  schema: T,
  describe: (data: z.output<T>, actor: ActorRef) => Description,
): EntryType<T> {
  if (describers.has(type)) throw new Error(`entry type ${type} is defined twice`);
  describers.set(type, (data, actor) => describe(schema.parse(data), actor));
  return { type, schema };
}

/** What an entry says, in one sentence. An unknown type (from a newer Tocsin) is shown by its name. */
export function describeEntry(entry: Pick<JournalEntry, 'type' | 'data' | 'actor'>): Description {
  return describers.get(entry.type)?.(entry.data, entry.actor) ?? { text: entry.type, tone: 'neutral' };
}

/** One link of the chain, as stored. */
export interface JournalEntry {
  readonly stream: string;
  /** 1 for the first entry of the stream. */
  readonly position: number;
  readonly type: string;
  readonly at: Date;
  readonly actor: ActorRef;
  readonly data: unknown;
  /** The exact text that was hashed. */
  readonly body: string;
  /** SHA-256, hexadecimal. */
  readonly hash: string;
}

/** What a listener is told: where the entry stands. It reads the truth itself. */
export interface EntryNotice {
  readonly stream: string;
  readonly position: number;
  readonly type: string;
}
