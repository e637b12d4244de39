-- Escalations and pages: who is asked to answer, when, by which rule (src/paging).
create table escalation (
  id text primary key,
  organization_id text not null references organization (id),
  incident_id text not null references incident (id),
  -- The policy as it was when the escalation started; a change to the workspace does not change a running one.
  policy jsonb not null,
  why text not null,
  state text not null check (state in ('running', 'answered', 'stopped', 'exhausted')),
  round integer not null,
  -- Index into policy.levels of the level that fires at next_due_at; levels.length means "start over or give up".
  next_level integer not null,
  next_due_at timestamptz,
  round_started_at timestamptz not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  check ((state = 'running') = (next_due_at is not null))
);
create unique index escalation_running on escalation (incident_id) where state = 'running';
create index escalation_due on escalation (next_due_at) where state = 'running';
create index escalation_by_incident on escalation (incident_id);

create table page (
  id text primary key,
  organization_id text not null references organization (id),
  -- Null for a test page.
  incident_id text references incident (id),
  escalation_id text references escalation (id),
  round integer not null,
  level integer not null,
  person_id text not null references person (id),
  person_name text not null,
  channel text not null,
  target text not null,
  title text not null,
  why text not null,
  state text not null check (state in ('queued', 'sent', 'failed', 'withdrawn', 'acknowledged')),
  detail text,
  delivery_id text unique,
  created_at timestamptz not null,
  settled_at timestamptz
);
create index page_by_incident on page (incident_id, created_at);
create index page_by_person on page (person_id, created_at desc);
create index page_waiting on page (created_at) where state in ('queued', 'sent');
