-- Runs of runbooks: values, approvals, attempts and their output, checks (src/execution).
create table run (
  id text primary key,
  incident_id text not null references incident (id),
  organization_id text not null references organization (id),
  document_id text not null,
  version integer not null,
  slug text not null,
  title text not null,
  file text not null,
  created_at timestamptz not null,
  -- Hearing of a runbook twice makes one run.
  unique (incident_id, document_id, version, slug)
);
create table run_step (
  run_id text not null references run (id),
  step_id text not null,
  position integer not null,
  -- By parameter name: { value, source }; null as value means "taken from the runner's environment".
  values jsonb not null,
  -- What a person said instead of running it: { kind: done | skipped, by, at, note }.
  mark jsonb,
  rejection jsonb,
  primary key (run_id, step_id)
);
-- Values that nobody may read again: used by one attempt, then deleted.
create table run_secret (
  run_id text not null,
  step_id text not null,
  name text not null,
  value text not null,
  primary key (run_id, step_id, name),
  foreign key (run_id, step_id) references run_step (run_id, step_id)
);
create table attempt (
  id text primary key,
  run_id text not null,
  step_id text not null,
  -- One attempt per number: a click that arrives twice cannot make two.
  number integer not null,
  incident_id text not null references incident (id),
  organization_id text not null,
  position integer not null,
  state text not null check (state in ('queued', 'running', 'succeeded', 'failed', 'stopped', 'unknown')),
  -- Fencing: only who holds it may report how the attempt ended.
  token text not null,
  risk text not null check (risk in ('read-only', 'mutating', 'destructive')),
  preserves_evidence boolean not null,
  display text not null,
  plan_hash text not null,
  started_by jsonb not null,
  automatic boolean not null,
  created_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  runner text,
  lease_until timestamptz,
  stop_requested_by jsonb,
  exit_code integer,
  verdict text,
  truncated boolean not null default false,
  output_bytes integer not null default 0,
  settled jsonb,
  unique (run_id, step_id, number),
  foreign key (run_id, step_id) references run_step (run_id, step_id)
);
-- At most one attempt of a step is under way, whatever the verbs believe.
create unique index attempt_under_way on attempt (run_id, step_id) where state in ('queued', 'running');
create index attempt_queued on attempt (created_at, position) where state = 'queued';
create index attempt_running on attempt (lease_until) where state = 'running';
create index attempt_by_incident on attempt (incident_id);
create table attempt_output (
  attempt_id text not null references attempt (id),
  -- Bytes of UTF-8 before this chunk.
  byte_offset integer not null,
  text text not null,
  primary key (attempt_id, byte_offset)
);
create table approval (
  id text primary key,
  run_id text not null,
  step_id text not null,
  actor jsonb not null,
  -- What was approved, to the letter: another value makes another plan.
  plan_hash text not null,
  approved_at timestamptz not null,
  voided_at timestamptz,
  used_by text references attempt (id),
  foreign key (run_id, step_id) references run_step (run_id, step_id)
);
create index approval_live on approval (run_id, step_id) where voided_at is null and used_by is null;
create table incident_check (
  incident_id text not null references incident (id),
  check_id text not null,
  query text,
  verdict text not null check (verdict in ('passed', 'failed', 'unknown')),
  observed double precision,
  reason text not null,
  checked_at timestamptz not null,
  primary key (incident_id, check_id)
);
-- What tocsin.yaml says about running steps; names only, no credential.
create table execution_settings (
  organization_id text primary key references organization (id),
  parameters jsonb not null,
  checks jsonb not null,
  connections jsonb not null,
  environment_names jsonb not null
);
