export { startEmbeddedPostgres, type EmbeddedPostgres, type EmbeddedPostgresOptions } from './embedded/start-embedded-postgres.ts';
export { countJobs, enqueueJob, withdrawJobs, type ClaimedJob, type NewJob } from './job-store.ts';
export { makeFolder } from './make-folder.ts';
export { migrate } from './migrate.ts';
export { openStore, type Connection, type Db, type NoTables, type Store } from './open-store.ts';
export { createWorker, type JobHandler, type Worker } from './worker.ts';
