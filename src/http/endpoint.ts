import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor, Person } from '#people';
import type { z } from 'zod';

/** Who asks: a person with a session, or a program with a token. */
export interface Caller {
  readonly actor: Actor;
  readonly person: Person | null;
}

export interface Call<P, Q, B> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly caller: Caller;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

type Out<S> = S extends z.ZodType ? z.output<S> : Record<string, never>;

/**
 * One line of the API: its schemas check the request at the edge and become the OpenAPI document.
 * `answer` null means 204.
 */
export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly summary: string;
  readonly tag: string;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly answer: z.ZodType | null;
  readonly status?: number;
  /** Asked without signing in; everything else needs a session or a token. */
  readonly isPublic?: boolean;
  readonly handle: (call: Call<unknown, unknown, unknown>) => Promise<unknown>;
}

/** Types the handler by its schemas; the edge has parsed them before it is called. */
export function endpoint<
  P extends z.ZodType | undefined = undefined,
  Q extends z.ZodType | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
  A extends z.ZodType | null = null,
>(definition: {
  method: Endpoint['method'];
  path: string;
  summary: string;
  tag: string;
  params?: P;
  query?: Q;
  body?: B;
  answer: A;
  status?: number;
  isPublic?: boolean;
  handle: (call: Call<Out<P>, Out<Q>, Out<B>>) => Promise<A extends z.ZodType ? z.input<A> : void>;
}): Endpoint {
  // The edge parses with exactly these schemas, so what `handle` gets is what its types say.
  return definition as unknown as Endpoint;
}
