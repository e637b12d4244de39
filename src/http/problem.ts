import type { FastifyReply } from 'fastify';
import { isTocsinError, messageOf, unreachable, type ErrorCode, type FieldError, type Log } from '#base';
import { z } from 'zod';
import type { Problem } from './schemas/shared.ts';

/** The one place where codes become HTTP. */
export function statusOf(code: ErrorCode): number {
  switch (code) {
    case 'invalid-input':
    case 'parameter-missing':
    case 'bad-setting':
      return 400;
    case 'not-authenticated':
      return 401;
    case 'not-permitted':
    case 'policy-refused':
    case 'outside-refused':
      return 403;
    case 'not-found':
      return 404;
    case 'conflict':
    case 'not-ready':
    case 'outcome-unknown':
    case 'data-dir-in-use':
      return 409;
    case 'too-large':
      return 413;
    case 'overloaded':
    case 'database-unavailable':
    case 'storage-full':
      return 503;
    case 'delivery-failed':
      return 502;
    case 'unsupported-platform':
    case 'internal':
      return 500;
    default:
      return unreachable(code);
  }
}

// https://www.postgresql.org/docs/current/errcodes-appendix.html: classes that pass by themselves.
const databaseGone = /^(?:08|53|57P|58)/;
const connectionWords =
  /ECONNREFUSED|ECONNRESET|ENOENT.*\.s\.PGSQL|Connection terminated|timeout exceeded when trying to connect|the database system is/;

// 53100 disk_full; ENOSPC where Node itself could not write.
const isDiskFull = (error: unknown) => error instanceof Error && 'code' in error && (error.code === '53100' || error.code === 'ENOSPC');

/** A database that is away is "come back later", never the client's fault and never a 500. */
function isDatabaseGone(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return databaseGone.test(code) || connectionWords.test(`${code} ${error.message}`);
}

function problemOf(error: unknown): { code: ErrorCode; detail: string; errors: readonly FieldError[] } {
  if (isTocsinError(error)) return { code: error.code, detail: error.message, errors: error.fields };
  if (error instanceof z.ZodError) {
    const errors = error.issues.map((issue) => ({ field: issue.path.join('.') || '(body)', message: issue.message }));
    return {
      code: 'invalid-input',
      detail: `the request does not fit: ${errors.map(({ field, message }) => `${field}: ${message}`).join('; ')}`,
      errors,
    };
  }
  if (error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' && error.statusCode < 500) {
    // Fastify's own refusals: unreadable JSON, a body over the limit, an unknown media type.
    if (error.statusCode === 413) return { code: 'too-large', detail: 'the body is larger than this endpoint takes', errors: [] };
    if (error.statusCode === 404) return { code: 'not-found', detail: 'there is nothing at this address', errors: [] };
    return { code: 'invalid-input', detail: error.message, errors: [{ field: '(body)', message: error.message }] };
  }
  if (isDiskFull(error))
    return {
      code: 'storage-full',
      detail: 'the disk of the database is full; free space on it, nothing acknowledged was lost',
      errors: [],
    };
  if (isDatabaseGone(error))
    return { code: 'database-unavailable', detail: 'the database does not answer at the moment; try again shortly', errors: [] };
  return { code: 'internal', detail: 'something went wrong inside Tocsin; the log has the details', errors: [] };
}

/** Answers any thrown thing as application/problem+json (RFC 9457) and logs what a person must look at. */
export function sendProblem(reply: FastifyReply, error: unknown, log: Log): void {
  const { code, detail, errors } = problemOf(error);
  const status = statusOf(code);
  if (code === 'internal')
    log.error(
      { error: messageOf(error), stack: error instanceof Error ? error.stack : undefined, url: reply.request.url },
      'a request failed',
    );
  else if (status >= 500) log.warn({ error: messageOf(error), code }, 'a request could not be served');
  if (status === 503) void reply.header('retry-after', '2');
  // Whoever still sends a body that is too large must be able to finish and read why; cutting the line would hide the answer.
  if (code === 'too-large') {
    void reply.removeHeader('connection');
    reply.request.raw.resume();
  }
  const body: Problem = {
    type: `https://tocsin.invalid/errors/${code}`,
    title: code.replaceAll('-', ' '),
    status,
    code,
    detail,
    errors: [...errors],
  };
  void reply.code(status).type('application/problem+json').send(JSON.stringify(body));
}
