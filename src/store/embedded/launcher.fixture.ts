// A server in miniature for the launcher's tests: starts the database, says so on one line, stops on SIGTERM.
import { isTocsinError, messageOf } from '#base';
import { startEmbeddedPostgres } from './start-embedded-postgres.ts';

const say = (what: object) => void process.stdout.write(`${JSON.stringify(what)}\n`);
const log = {
  info: () => undefined,
  warn: (_fields: object, message: string) => say({ warn: message }),
  error: (fields: object, message: string) => say({ error: message, fields }),
};

try {
  const postgres = await startEmbeddedPostgres({ dataDir: process.argv[2] ?? '', log });
  postgres.onExit((exit) => say({ exit }));
  const { connection, pid, adopted, ownerUser } = postgres;
  say({ connection, pid, adopted, ownerUser });
  process.once('SIGTERM', () => void postgres.stop().then(() => say({ stopped: true })));
} catch (error) {
  say({ code: isTocsinError(error) ? error.code : 'unexpected', message: messageOf(error) });
  process.exitCode = 1;
}
