import { parseDocument } from 'yaml';
import { z } from 'zod';
import { parseDuration } from '#base';

const isoDuration = z.string().refine((text) => parseDuration(text) !== null, 'an ISO 8601 duration such as PT15M or P1W');
const name = z.string().trim().min(1).max(200);
const environmentName = z.string().regex(/^[A-Z_][A-Z0-9_]*$/, 'the name of an environment variable');
const timeZone = z.string().refine((zone) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}, 'a time zone such as Europe/Berlin');

const connection = z
  .strictObject({ name, kind: z.enum(['postgres', 'prometheus']), url: z.string().optional(), urlFrom: environmentName.optional() })
  .refine((entry) => (entry.url === undefined) !== (entry.urlFrom === undefined), 'needs either url or urlFrom');

/** `tocsin.yaml`: what a folder of runbooks does not say itself. Every part is optional; an unknown one is refused. */
export const workspaceFile = z.strictObject({
  organization: z.strictObject({ name, timeZone: timeZone.optional() }).optional(),
  people: z
    .array(
      z.strictObject({
        name,
        email: z.email().optional(),
        handle: z
          .string()
          .regex(/^@?[\w.-]+$/)
          .optional(),
        role: z.enum(['admin', 'commander', 'responder', 'viewer']).default('responder'),
        /** Roles of the document that this person fills: "CTO", "Platform Lead". */
        roles: z.array(name).default([]),
        contact: z.array(z.strictObject({ channel: z.enum(['email', 'webhook']), target: z.string().min(1) })).default([]),
      }),
    )
    .default([]),
  teams: z.array(z.strictObject({ name, members: z.array(name).default([]) })).default([]),
  schedules: z
    .array(
      z.strictObject({
        name,
        team: name.optional(),
        timeZone: timeZone.optional(),
        layers: z
          .array(
            z.strictObject({
              people: z.array(name).min(1),
              start: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/, 'a local time such as 2026-01-05T09:00:00'),
              every: isoDuration,
              restrictions: z
                .array(
                  z.strictObject({
                    from: z.string().regex(/^\d{2}:\d{2}$/),
                    to: z.string().regex(/^\d{2}:\d{2}$/),
                    days: z.array(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])).optional(),
                  }),
                )
                .optional(),
            }),
          )
          .min(1),
      }),
    )
    .default([]),
  escalationPolicies: z
    .array(
      z.strictObject({
        name,
        team: name.optional(),
        levels: z
          .array(
            z.strictObject({
              who: z.array(z.string().regex(/^(schedule|person|role):.+$/, 'schedule:NAME, person:HANDLE or role:NAME')).min(1),
              after: isoDuration,
            }),
          )
          .min(1),
      }),
    )
    .default([]),
  services: z
    .array(
      z.strictObject({ name, team: name.optional(), component: name.optional(), matches: z.record(z.string(), z.string()).default({}) }),
    )
    .default([]),
  integrations: z
    .array(z.strictObject({ kind: z.string(), name, service: name.optional(), keyFrom: environmentName.optional() }))
    .default([]),
  connections: z.array(connection).default([]),
  parameters: z.record(z.string(), z.string()).default({}),
  slack: z
    .strictObject({ tokenFrom: environmentName.optional(), token: z.string().optional(), apiUrl: z.url().optional(), channel: z.string() })
    .optional(),
  mail: z
    .strictObject({
      smtp: z.string().optional(),
      smtpFrom: environmentName.optional(),
      from: z.string(),
      subscribers: z.array(z.email()).default([]),
    })
    .optional(),
  statusPage: z.strictObject({ components: z.array(z.strictObject({ name, description: z.string().optional() })).default([]) }).optional(),
  runner: z
    .strictObject({ environment: z.array(environmentName).default([]), labels: z.record(z.string(), z.string()).default({}) })
    .optional(),
  checks: z.array(z.strictObject({ metric: name, query: z.string().min(1) })).default([]),
  /** Webhooks and mail servers on private addresses are refused unless this says otherwise. */
  allowPrivateAddresses: z.boolean().default(false),
});
export type WorkspaceFile = z.output<typeof workspaceFile>;

export interface PlacedProblem {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}
export type ParsedWorkspaceFile =
  | { readonly ok: true; readonly value: WorkspaceFile }
  | { readonly ok: false; readonly problems: readonly PlacedProblem[] };

/** Reads tocsin.yaml; every problem comes with its line and field. Aliases are limited, so that a YAML bomb stays small. */
export function parseWorkspaceFile(source: string): ParsedWorkspaceFile {
  const document = parseDocument(source, { prettyErrors: true });
  const placeOf = (offset: number | undefined) => {
    const before = source.slice(0, offset ?? 0);
    return { line: before.split('\n').length, column: before.length - before.lastIndexOf('\n') };
  };
  if (document.errors.length > 0) {
    return {
      ok: false,
      problems: document.errors.map((error) => ({ ...placeOf(error.pos[0]), message: error.message.split('\n')[0] ?? error.message })),
    };
  }
  let plain: unknown;
  try {
    plain = document.toJS({ maxAliasCount: 50 }) ?? {};
  } catch (error) {
    return { ok: false, problems: [{ line: 1, column: 1, message: error instanceof Error ? error.message : String(error) }] };
  }
  const parsed = workspaceFile.safeParse(plain);
  if (parsed.success) return { ok: true, value: parsed.data };
  return {
    ok: false,
    problems: parsed.error.issues.map((issue) => {
      const path = issue.path.map((part) => (typeof part === 'symbol' ? (part.description ?? '') : part));
      let node: unknown = null;
      for (let depth = path.length; depth >= 0 && !node; depth--) node = document.getIn(path.slice(0, depth), true);
      const range = node !== null && typeof node === 'object' && 'range' in node && Array.isArray(node.range) ? Number(node.range[0]) : 0;
      return { ...placeOf(range), message: `${path.join('.') || 'tocsin.yaml'}: ${issue.message}` };
    }),
  };
}
