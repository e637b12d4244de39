import type { FastifyInstance } from 'fastify';
import { messageOf } from '#base';
import { readIncident } from '#incidents';
import type { Context, EntryNotice } from '#journal';
import { listPages, paged, testPageSent } from '#paging';
import { may } from '#people';
import { authenticate } from '../authenticate.ts';
import type { LiveFeed } from '../live-feed.ts';
import { visibleOrganizations } from '../organization-of.ts';
import { openEventStream } from '../server-sent-events.ts';
import { pageViews } from '../views/page-view.ts';

/** What changed, for the whole page: it asks again for what it shows. Pages to this person come with their content. */
export function addEventRoutes(server: FastifyInstance, options: { context: Context; adminToken: string | null; feed: LiveFeed }): void {
  const { context, feed } = options;

  server.get('/api/v1/events', async (request, reply) => {
    let caller = await authenticate(context, options.adminToken, request);
    let organizations = await visibleOrganizations(context, caller.actor);
    const stream = openEventStream(request, reply);
    const known = new Map<string, boolean>();

    /** Somebody joined, left or got another role: this stream sees from now on what the person may see now. */
    async function lookAgainWhoAsks(): Promise<void> {
      caller = await authenticate(context, options.adminToken, request);
      organizations = await visibleOrganizations(context, caller.actor);
      known.clear();
    }

    async function isVisible(name: string): Promise<boolean> {
      const [kind, id = ''] = name.split(':');
      if (kind === 'organization') return may(caller.actor, 'organization.read', id);
      if (kind !== 'incident') return false;
      const cached = known.get(name);
      if (cached !== undefined) return cached;
      const incident = await readIncident(context.store.db, id);
      const visible = incident !== null && may(caller.actor, 'organization.read', incident.organizationId);
      known.set(name, visible);
      return visible;
    }

    async function tell(notice: EntryNotice | null): Promise<void> {
      if (notice === null) {
        stream.send({ event: 'changed', data: { stream: '*', position: 0, type: 'look-again' } });
        return;
      }
      if (notice.type.startsWith('people.')) await lookAgainWhoAsks();
      if (!(await isVisible(notice.stream))) return;
      stream.send({ event: 'changed', data: notice });
      const isPage = notice.type === paged.type || notice.type === testPageSent.type;
      if (!isPage || !caller.person) return;
      const mine = await listPages(context.store.db, { personId: caller.person.id, states: ['queued', 'sent'], limit: 20 });
      const about = notice.stream.split(':')[1] ?? '';
      for (const view of await pageViews(context, organizations, mine)) {
        if (notice.type === testPageSent.type ? view.incidentId === '' : view.incidentId === about)
          stream.send({ event: 'page', data: view });
      }
    }

    // One after the other: what a person may see is decided before the next thing is told.
    let told = Promise.resolve();
    stream.onClose(
      feed.subscribe((notice) => {
        told = told
          .then(() => tell(notice))
          .catch((error: unknown) => {
            context.log.warn({ error: messageOf(error) }, 'a live page was cut off; it will come back');
            stream.end();
          });
      }),
    );
    stream.send({ event: 'hello', data: { now: context.clock.now().toISOString() } });
    return reply;
  });
}
