import { createLog, systemClock } from '#base';
import { registerDelivery } from '#delivery';
import { registerIncidents } from '#incidents';
import { createJournal, type Context } from '#journal';
import { createWorker, openStore } from '#store';
import { registerPaging } from './index.ts';

// One node that does nothing but page, as a process that a test may kill: DATABASE_URL SMTP_URL.
const [databaseUrl = '', smtp = ''] = process.argv.slice(2);
const log = createLog('fatal');
const store = openStore({ connection: { url: databaseUrl }, log, maxConnections: 6 });
const worker = createWorker({ store, clock: systemClock, log });
const context: Context = { store, clock: systemClock, journal: createJournal({ clock: systemClock, worker, db: store.db }), log };
registerIncidents({ context });
registerDelivery({
  context,
  worker,
  settings: {
    mayCallPrivateAddresses: () => false,
    webhookSecretFor: () => 'secret',
    mailFor: () => ({ smtp, from: 'tocsin@example.com' }),
    slackFor: () => null,
  },
});
registerPaging({ context, worker }).start();
worker.start();
process.stdout.write('paging\n');
