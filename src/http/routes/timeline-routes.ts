import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { messageOf } from '#base';
import { incidentStream, readIncidentAs } from '#incidents';
import { readHead, readStream, readWholeStream, type Context, type EntryNotice } from '#journal';
import { authenticate } from '../authenticate.ts';
import type { LiveFeed } from '../live-feed.ts';
import { openEventStream, wantsEventStream } from '../server-sent-events.ts';
import { timelineView } from '../views/timeline-view.ts';

const byId = z.object({ id: z.string() });
const query = z.object({
  after: z.coerce.number().int().min(0).default(0),
  cursor: z.coerce.number().int().min(0).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(200),
});

/** The timeline as JSON or as a live stream, and the evidence file that anybody can verify offline. */
export function addTimelineRoutes(server: FastifyInstance, options: { context: Context; adminToken: string | null; feed: LiveFeed }): void {
  const { context, feed } = options;

  async function follow(request: FastifyRequest, reply: FastifyReply, id: string, after: number): Promise<void> {
    const stream = openEventStream(request, reply);
    const name = incidentStream(id);
    let position = after;
    let reading: Promise<void> | null = null;
    let again = false;
    async function readOn(): Promise<void> {
      do {
        again = false;
        for (;;) {
          const entries = await readStream(context.store.db, name, { after: position, limit: 200 });
          for (const entry of entries) stream.send({ event: 'entry', data: timelineView(entry), id: String(entry.position) });
          position = entries.at(-1)?.position ?? position;
          if (entries.length < 200 || stream.closed) break;
        }
      } while (again && !stream.closed);
    }
    function wake(notice: EntryNotice | null): void {
      if (notice && notice.stream !== name) return;
      again = true;
      reading ??= readOn()
        .catch((error: unknown) => {
          context.log.warn({ error: messageOf(error) }, 'a live timeline was cut off; its reader will come back');
          stream.end();
        })
        .finally(() => {
          reading = null;
        });
    }
    stream.onClose(feed.subscribe(wake));
    wake(null);
  }

  server.get('/api/v1/incidents/:id/timeline', async (request, reply) => {
    const caller = await authenticate(context, options.adminToken, request);
    const { id } = byId.parse(request.params);
    const { after, cursor, limit } = query.parse(request.query);
    await readIncidentAs(context, caller.actor, id);
    if (wantsEventStream(request)) {
      const last = z.coerce.number().int().min(0).safeParse(request.headers['last-event-id']);
      await follow(request, reply, id, last.success ? last.data : after);
      return reply;
    }
    const entries = await readStream(context.store.db, incidentStream(id), { after: cursor ?? after, limit });
    return reply.header('cache-control', 'no-store').send({
      items: entries.map(timelineView),
      nextCursor: entries.length === limit ? String(entries.at(-1)?.position) : null,
    });
  });

  server.get('/api/v1/incidents/:id/evidence', async (request, reply) => {
    const caller = await authenticate(context, options.adminToken, request);
    const { id } = byId.parse(request.params);
    const incident = await readIncidentAs(context, caller.actor, id);
    const stream = incidentStream(id);
    const file = {
      format: 'tocsin-evidence/1',
      stream,
      exportedAt: context.clock.now().toISOString(),
      head: await readHead(context.store.db, stream),
      entries: await readWholeStream(context.store.db, stream),
    };
    return reply
      .header('content-disposition', `attachment; filename="incident-${incident.number}-evidence.json"`)
      .type('application/json')
      .send(JSON.stringify(file, null, 2));
  });
}
