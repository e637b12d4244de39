import pg from 'pg';
import { messageOf, type Log } from '#base';

export type NotificationHandler = (payload: string) => void;

/**
 * One connection that LISTENs for the whole process and reconnects by itself.
 * After a reconnect every handler is called once with an empty payload: something
 * may have been said while nobody listened, so "look again" is the only safe message.
 */
export function createListener(options: { config: pg.ClientConfig; log: Log }) {
  const handlers = new Map<string, Set<NotificationHandler>>();
  let client: pg.Client | null = null;
  let connecting = false;
  let stopped = false;
  let saying: Promise<void> = Promise.resolve();
  let retry: NodeJS.Timeout | null = null;

  function scheduleReconnect() {
    if (stopped || retry) return;
    retry = setTimeout(() => {
      retry = null;
      void connect();
    }, 250);
  }

  async function connect() {
    if (connecting || stopped || client) return;
    connecting = true;
    const next = new pg.Client(options.config);
    next.on('error', (error) => options.log.warn({ error: messageOf(error) }, 'the listening connection was lost'));
    next.on('end', () => {
      if (client === next) client = null;
      scheduleReconnect();
    });
    next.on('notification', (message) => {
      for (const handler of handlers.get(message.channel) ?? []) handler(message.payload ?? '');
    });
    try {
      await next.connect();
      for (const channel of handlers.keys()) await next.query(`listen ${pg.escapeIdentifier(channel)}`);
      client = next;
      for (const set of handlers.values()) for (const handler of set) handler('');
    } catch (error) {
      options.log.warn({ error: messageOf(error) }, 'cannot listen to the database; trying again');
      await next.end().catch(() => undefined);
      scheduleReconnect();
    } finally {
      connecting = false;
    }
  }

  return {
    listen(channel: string, handler: NotificationHandler): () => void {
      const set = handlers.get(channel) ?? new Set();
      const isNew = set.size === 0;
      set.add(handler);
      handlers.set(channel, set);
      if (client && isNew) {
        const open = client;
        // One statement at a time: a connection does not take a second one while it works on the first.
        saying = saying
          .then(async () => void (await open.query(`listen ${pg.escapeIdentifier(channel)}`)))
          .catch(async (error: unknown) => {
            options.log.warn({ error: messageOf(error), channel }, 'cannot listen on a channel; reconnecting');
            await open.end().catch(() => undefined);
          });
      } else {
        void connect();
      }
      return () => set.delete(handler);
    },
    async stop() {
      stopped = true;
      if (retry) clearTimeout(retry);
      const open = client;
      client = null;
      await open?.end().catch((error: unknown) => options.log.debug({ error: messageOf(error) }, 'listener ended'));
    },
  };
}
