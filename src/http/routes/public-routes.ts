import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { fail } from '#base';
import type { Context } from '#journal';
import { readOrganization } from '#people';
import {
  cacheHeaders,
  pageSecurityPolicy,
  publishIncident,
  publishIncidentInput,
  readStatusPage,
  renderAtom,
  renderRss,
  renderStatusPage,
  statuspageJson,
  statuspageResources,
  statusPageCss,
  updatePublicIncident,
  updatePublicIncidentInput,
  type StatusPage,
} from '#statuspage';
import { authenticate } from '../authenticate.ts';
import { organizationOf, visibleOrganizations } from '../organization-of.ts';

const inOrganization = z.object({ org: z.string() });

/** The public status page: without a session, cacheable, and its Statuspage v2 JSON and feeds. */
export function addPublicRoutes(
  server: FastifyInstance,
  options: { context: Context; adminToken: string | null; baseUrl: () => string },
): void {
  const { context } = options;

  async function read(request: FastifyRequest): Promise<StatusPage> {
    const { org } = inOrganization.parse(request.params);
    const organization = (await readOrganization(context.store.db, { slug: org })) ?? fail('not-found', 'there is no such status page');
    return readStatusPage(context.store.db, organization.id, { baseUrl: options.baseUrl(), now: context.clock.now() });
  }

  /** Sends with caching headers; 304 when the reader has it already. */
  function send(request: FastifyRequest, reply: FastifyReply, page: StatusPage, variant: string, type: string, body: string): FastifyReply {
    const headers = cacheHeaders(page, variant);
    void reply.headers(headers);
    if (request.headers['if-none-match'] === headers.etag) return reply.code(304).send();
    return reply.type(type).send(body);
  }

  server.get('/status/assets/status.css', (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=3600').send(statusPageCss),
  );
  server.get('/status/:org', async (request, reply) => {
    const page = await read(request);
    void reply.header('content-security-policy', pageSecurityPolicy);
    return send(request, reply, page, 'html', 'text/html; charset=utf-8', renderStatusPage(page));
  });
  server.get('/status/:org/history.atom', async (request, reply) => {
    const page = await read(request);
    return send(request, reply, page, 'atom', 'application/atom+xml; charset=utf-8', renderAtom(page));
  });
  server.get('/status/:org/history.rss', async (request, reply) => {
    const page = await read(request);
    return send(request, reply, page, 'rss', 'application/rss+xml; charset=utf-8', renderRss(page));
  });
  for (const resource of statuspageResources) {
    server.get(`/status/:org/api/v2/${resource}.json`, async (request, reply) => {
      const page = await read(request);
      // Browsers of other sites may read it, as Statuspage allows.
      void reply.header('access-control-allow-origin', '*');
      return send(request, reply, page, resource, 'application/json; charset=utf-8', JSON.stringify(statuspageJson(page, resource)));
    });
  }

  // What runbooks of the field write with curl: a bearer token, and no word about the organisation where there is only one.
  const target = z.object({ organization: z.string().optional() });
  server.post('/api/incidents', async (request, reply) => {
    const caller = await authenticate(context, options.adminToken, request);
    const named = target.parse(request.query).organization;
    const visible = [...(await visibleOrganizations(context, caller.actor)).values()];
    const [only] = visible;
    const organization =
      named !== undefined
        ? await organizationOf(context, caller.actor, named, 'message.send')
        : visible.length === 1 && only
          ? only
          : fail('invalid-input', `name the organisation: ?organization=${visible.map(({ slug }) => slug).join(' or ')}`, {
              fields: [{ field: 'organization', message: 'required here' }],
            });
    const { id } = await publishIncident(context, caller.actor, {
      organizationId: organization.id,
      ...publishIncidentInput.parse(request.body),
    });
    return reply.code(201).send({ id });
  });
  server.patch('/api/incidents/:id', async (request, reply) => {
    const caller = await authenticate(context, options.adminToken, request);
    const { id } = z.object({ id: z.string() }).parse(request.params);
    return reply.send(await updatePublicIncident(context, caller.actor, { id, ...updatePublicIncidentInput.parse(request.body) }));
  });
}
