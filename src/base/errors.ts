/**
 * The closed set of codes. Each is documented in docs/errors.md (tested both ways)
 * and mapped to a transport in exactly one place per transport.
 */
export const errorCodes = [
  'invalid-input',
  'not-authenticated',
  'not-permitted',
  'not-found',
  'conflict',
  'not-ready',
  'too-large',
  'overloaded',
  'policy-refused',
  'parameter-missing',
  'outcome-unknown',
  'data-dir-in-use',
  'database-unavailable',
  'storage-full',
  'bad-setting',
  'unsupported-platform',
  'delivery-failed',
  'outside-refused',
  'internal',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** One wrong field of an input: where, and what is wrong with it. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** An expected refusal: says who may not do what, why, and what would be allowed. */
export class TocsinError extends Error {
  readonly code: ErrorCode;
  readonly fields: readonly FieldError[];

  constructor(code: ErrorCode, message: string, options: { fields?: readonly FieldError[]; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'TocsinError';
    this.code = code;
    this.fields = options.fields ?? [];
  }
}

/** Throws a TocsinError; an expression, so that it can stand behind `??`. */
export function fail(code: ErrorCode, message: string, options?: { fields?: readonly FieldError[]; cause?: unknown }): never {
  throw new TocsinError(code, message, options);
}

export function isTocsinError(error: unknown): error is TocsinError {
  return error instanceof TocsinError;
}

/** The message of anything that was thrown, for a log line or a timeline entry. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
