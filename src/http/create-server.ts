import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyCookie from '@fastify/cookie';
import fastifyStatic from '@fastify/static';
import Fastify, { type FastifyInstance } from 'fastify';
import { z } from 'zod';
import { fail, messageOf } from '#base';
import type { Context } from '#journal';
import { asSystem } from '#people';
import { authenticate } from './authenticate.ts';
import type { Call, Endpoint } from './endpoint.ts';
import { buildOpenApi } from './openapi.ts';
import { sendProblem } from './problem.ts';

export interface HttpOptions {
  readonly context: Context;
  readonly adminToken: string | null;
  readonly version: string;
  /** The built page; null serves the API alone. */
  readonly pageFolder: string | null;
  /** Served over TLS (by a proxy in front): cookies then say so. */
  readonly isSecure: boolean;
}

const nobody: Call<unknown, unknown, unknown>['caller'] = {
  actor: { ...asSystem({ kind: 'system', id: 'public', name: 'public' }), grants: [] },
  person: null,
};

// Scripts, styles, fonts and pictures only from here; nobody may frame us (rule 10 of the page).
const contentSecurityPolicy =
  "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** A server that speaks the given endpoints; plain routes (streams, intake, pages) are added by `extend`. */
export async function createServer(
  options: HttpOptions,
  endpoints: readonly Endpoint[],
  extend: (server: FastifyInstance) => void,
): Promise<FastifyInstance> {
  const { context } = options;
  const server = Fastify({
    logger: false,
    bodyLimit: 10 * 2 ** 20,
    // A slow or silent client must not hold a connection for ever.
    requestTimeout: 30_000,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 500 },
  });
  await server.register(fastifyCookie);

  server.addHook('onSend', async (_request, reply) => {
    // The public status page allows itself even less.
    if (!reply.hasHeader('content-security-policy')) void reply.header('content-security-policy', contentSecurityPolicy);
    void reply.headers({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
    });
  });
  server.setErrorHandler((error, _request, reply) => sendProblem(reply, error, context.log));

  for (const entry of endpoints) addEndpoint(server, options, entry);
  server.get('/api/openapi.json', (_request, reply) => reply.send(buildOpenApi(endpoints, options.version)));
  extend(server);
  await addPage(server, options.pageFolder, context);
  return server;
}

function addEndpoint(server: FastifyInstance, options: HttpOptions, entry: Endpoint): void {
  const empty = z.object({});
  server.route({
    method: entry.method,
    url: entry.path,
    async handler(request, reply) {
      const caller = entry.isPublic ? nobody : await authenticate(options.context, options.adminToken, request);
      const answer = await entry.handle({
        params: (entry.params ?? empty).parse(request.params),
        query: (entry.query ?? empty).parse(request.query),
        body: (entry.body ?? empty).parse(request.body ?? {}),
        caller,
        request,
        reply,
      });
      if (reply.sent) return reply;
      if (entry.answer === null) return reply.code(entry.status ?? 204).send();
      return reply
        .code(entry.status ?? 200)
        .header('cache-control', 'no-store')
        .send(answer);
    },
  });
}

/** The page is one document for every address that is not something else; its files are named by their content. */
async function addPage(server: FastifyInstance, folder: string | null, context: Context): Promise<void> {
  const index =
    folder === null
      ? null
      : await readFile(join(folder, 'index.html'), 'utf8').catch((error: unknown) => {
          context.log.warn({ error: messageOf(error) }, 'the page is not built; only the API is served');
          return null;
        });
  if (folder !== null && index !== null) {
    await server.register(fastifyStatic, { root: folder, index: false, wildcard: false, maxAge: '1y', immutable: true });
  }
  server.setNotFoundHandler((request, reply) => {
    const wantsPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html') && !request.url.startsWith('/api/');
    if (wantsPage && index !== null) return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(index);
    return fail('not-found', `there is nothing at ${request.method} ${request.url.slice(0, 200)}`);
  });
}
