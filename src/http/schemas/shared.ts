import { z } from 'zod';

/** An instant, ISO 8601 in UTC. */
export const instant = z.iso.datetime();
/** A duration, ISO 8601 (`PT15M`). */
export const duration = z.string();
export const risk = z.enum(['read-only', 'mutating', 'destructive']);

export const personRef = z.object({ id: z.string(), name: z.string() });
export const actorRef = z.object({
  kind: z.enum(['person', 'token', 'system', 'integration', 'runner']),
  id: z.string(),
  name: z.string(),
});
export const organizationRef = z.object({ slug: z.string(), name: z.string() });

/** Every list: items and where to go on. */
export const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), nextCursor: z.string().nullable() });

/** RFC 9457, with our code and the wrong fields. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: z.string(),
  detail: z.string(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })),
});

export const session = z.object({
  person: z.object({ id: z.string(), name: z.string(), email: z.string().nullable() }),
  organizations: z.array(organizationRef.extend({ role: z.enum(['admin', 'commander', 'responder', 'viewer']) })),
});
export const signInInput = z.object({ email: z.email(), password: z.string().min(1).max(1_000) });

export type PersonRef = z.infer<typeof personRef>;
export type ActorRef = z.infer<typeof actorRef>;
export type Problem = z.infer<typeof problem>;
export type SessionView = z.infer<typeof session>;
