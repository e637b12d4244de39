import Fastify from 'fastify';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createLog, errorCodes, TocsinError } from '#base';
import { sendProblem, statusOf } from './problem.ts';
import { problem } from './schemas/shared.ts';

/** What a caller gets, and what the log says, when a route throws this. */
async function answerTo(thrown: unknown, inject: { method?: 'GET' | 'POST'; payload?: string; headers?: Record<string, string> } = {}) {
  const lines: string[] = [];
  const log = createLog('info', { write: (line) => void lines.push(line) });
  const server = Fastify({ bodyLimit: 100 });
  server.setErrorHandler((error, _request, reply) => sendProblem(reply, error, log));
  server.route({ method: ['GET', 'POST'], url: '/x', handler: async () => Promise.reject(thrown as Error) });
  const response = await server.inject({
    method: inject.method ?? 'GET',
    url: '/x',
    ...(inject.payload === undefined ? {} : { payload: inject.payload }),
    headers: inject.headers ?? {},
  });
  await server.close();
  return { response, body: problem.parse(JSON.parse(response.body)), logged: lines.map((line) => JSON.parse(line) as { level: string }) };
}
const withCode = (message: string, code: string) => Object.assign(new Error(message), { code });

test.each(errorCodes)('%s is a problem in the form of RFC 9457, under its own status', async (code) => {
  const { response, body } = await answerTo(
    new TocsinError(code, 'the words of the refusal', { fields: [{ field: 'title', message: 'is empty' }] }),
  );
  expect(response.statusCode).toBe(statusOf(code));
  expect(response.headers['content-type']).toMatch(/^application\/problem\+json/);
  expect(body).toEqual({
    type: `https://tocsin.invalid/errors/${code}`,
    title: code.replaceAll('-', ' '),
    status: statusOf(code),
    code,
    detail: 'the words of the refusal',
    errors: [{ field: 'title', message: 'is empty' }],
  });
  expect(response.headers['retry-after']).toBe(statusOf(code) === 503 ? '2' : undefined);
});

describe('what others throw', () => {
  test('a request that does not fit names each field by its path', async () => {
    const failed = z.object({ title: z.string(), who: z.array(z.object({ id: z.string() })) }).safeParse({ who: [{ id: 1 }] });
    const { response, body } = await answerTo(failed.error);
    expect(response.statusCode).toBe(400);
    expect(body.errors.map(({ field }) => field)).toEqual(['title', 'who.0.id']);
  });

  test.each([
    ['unreadable JSON', { payload: '{"a":', headers: { 'content-type': 'application/json' } }, 400, 'invalid-input'],
    [
      'a body over the limit',
      { payload: JSON.stringify('x'.repeat(200)), headers: { 'content-type': 'application/json' } },
      413,
      'too-large',
    ],
    ['an unknown media type', { payload: 'x', headers: { 'content-type': 'application/x-nothing' } }, 400, 'invalid-input'],
    ['prototype poisoning', { payload: '{"__proto__":{"x":1}}', headers: { 'content-type': 'application/json' } }, 400, 'invalid-input'],
  ])('%s', async (_, inject, status, code) => {
    const { response, body, logged } = await answerTo(new Error('not reached'), { method: 'POST', ...inject });
    expect([response.statusCode, body.code]).toEqual([status, code]);
    expect(logged).toEqual([]);
  });

  test.each([
    ['the server is being stopped', withCode('terminating connection due to administrator command', '57P01')],
    ['too many connections', withCode('sorry, too many clients already', '53300')],
    ['nobody listens', withCode('connect ECONNREFUSED 127.0.0.1:5432', 'ECONNREFUSED')],
    ['the connection broke', new Error('Connection terminated unexpectedly')],
    ['the server starts', new Error('the database system is starting up')],
  ])('a database that is away is "come back later": %s', async (_, error) => {
    const { response, body, logged } = await answerTo(error);
    expect([response.statusCode, body.code, response.headers['retry-after']]).toEqual([503, 'database-unavailable', '2']);
    expect(logged).toMatchObject([{ level: 'warn' }]);
  });

  test.each([['53100'], ['ENOSPC']])('a full disk (%s) is named as one, and asks to come again', async (code) => {
    const { response, body } = await answerTo(withCode('could not extend file "base/1/2": No space left on device', code));
    expect([response.statusCode, body.code, response.headers['retry-after']]).toEqual([503, 'storage-full', '2']);
  });

  test.each([[new TypeError('secret: hunter2 at /home/me')], ['a string'], [null], [withCode('duplicate key value', '23505')]])(
    'a defect (%s) tells the caller nothing and the log everything',
    async (error) => {
      const { response, body, logged } = await answerTo(error);
      expect([response.statusCode, body.code]).toEqual([500, 'internal']);
      expect(response.body).not.toMatch(/hunter2|home|string|duplicate/);
      expect(logged).toMatchObject([{ level: 'error', url: '/x' }]);
    },
  );
});
