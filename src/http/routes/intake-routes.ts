import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { webhookFormatOf, type Accept } from '#alerts';
import { fail } from '#base';
import type { Context } from '#journal';
import { authenticate, bearerOf, isAdminToken, sessionCookie } from '../authenticate.ts';
import { organizationOf } from '../organization-of.ts';

const keyed = z.object({ kind: z.string(), key: z.string() });
const pushQuery = z.object({ organization: z.string().optional() });

/**
 * Where alerts come in. Bodies stay raw bytes: they are the evidence, and signatures are made over them.
 * 2xx means committed; 503 with Retry-After asks the sender to come again.
 */
export function addIntakeRoutes(server: FastifyInstance, options: { context: Context; adminToken: string | null; accept: Accept }): void {
  const { context, accept } = options;
  void server.register(async (intake) => {
    intake.removeAllContentTypeParsers();
    intake.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

    const bodyOf = (request: FastifyRequest): Buffer => (Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0));
    const answer = (reply: FastifyReply, alerts: number) => reply.code(200).send({ status: 'success', alerts });

    // Alertmanager sends its credential as bearer or basic auth, or it stands in the address.
    function basicPassword(request: FastifyRequest): string | null {
      const encoded = /^Basic\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
      if (!encoded) return null;
      const decoded = Buffer.from(encoded, 'base64').toString('utf8');
      return decoded.slice(decoded.indexOf(':') + 1);
    }

    intake.post('/integrations/:kind/:key', async (request, reply) => {
      const { kind, key } = keyed.parse(request.params);
      const format = webhookFormatOf(kind) ?? fail('not-found', `there is no way in for ${kind}`);
      const { alerts } = await accept({ format: format.name, credential: { key }, body: bodyOf(request) });
      return answer(reply, alerts);
    });
    intake.post('/integrations/:kind', async (request, reply) => {
      const { kind } = z.object({ kind: z.string() }).parse(request.params);
      const format = webhookFormatOf(kind) ?? fail('not-found', `there is no way in for ${kind}`);
      const key =
        bearerOf(request) ??
        basicPassword(request) ??
        fail('not-authenticated', 'send the key of the integration as bearer token, basic password, or in the address');
      const { alerts } = await accept({ format: format.name, credential: { key }, body: bodyOf(request) });
      return answer(reply, alerts);
    });

    // https://github.com/prometheus/alertmanager/blob/main/api/v2/openapi.yaml: postAlerts
    intake.post('/api/v2/alerts', async (request, reply) => {
      const { organization } = pushQuery.parse(request.query);
      const token = bearerOf(request) ?? basicPassword(request);
      const isPerson = token === null && request.cookies[sessionCookie] !== undefined;
      if (isPerson || (token !== null && isAdminToken(token, options.adminToken))) {
        const caller = await authenticate(context, options.adminToken, request);
        const found = await organizationOf(
          context,
          caller.actor,
          organization ??
            fail('invalid-input', 'name the organisation: ?organization=…', { fields: [{ field: 'organization', message: 'required' }] }),
          'organization.manage',
        );
        await accept({ format: 'alertmanager-push', credential: { organizationId: found.id }, body: bodyOf(request) });
      } else {
        await accept({
          format: 'alertmanager-push',
          credential: { key: token ?? fail('not-authenticated', 'send the key of an integration as bearer token') },
          body: bodyOf(request),
        });
      }
      // Alertmanager answers 200 with an empty body.
      return reply.code(200).send();
    });
  });
}
