-- Jobs: work caused by a transaction, written in that transaction (src/store).
create table job (
  id text primary key,
  -- Jobs of the same moment are taken in the order in which they were caused.
  sequence bigint generated always as identity,
  kind text not null,
  data jsonb not null,
  run_at timestamptz not null,
  attempts integer not null default 0,
  locked_until timestamptz,
  last_error text,
  failed_at timestamptz
);
create index job_due on job (run_at, sequence) where failed_at is null;
