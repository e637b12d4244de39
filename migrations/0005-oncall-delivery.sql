-- Who is on call (src/oncall) and what was sent to whom (src/delivery).
create table on_call_team (
  organization_id text not null references organization (id),
  name text not null,
  member_ids jsonb not null,
  primary key (organization_id, name)
);
-- What the workspace says about a person beyond membership: the roles that documents name, the ways to reach them.
create table on_call_person (
  organization_id text not null references organization (id),
  person_id text not null references person (id),
  roles jsonb not null,
  contacts jsonb not null,
  primary key (organization_id, person_id)
);
create table schedule (
  id text primary key,
  organization_id text not null references organization (id),
  name text not null,
  team text,
  time_zone text not null,
  layers jsonb not null,
  unique (organization_id, name)
);
create table schedule_override (
  id text primary key,
  schedule_id text not null references schedule (id) on delete cascade,
  person_id text not null references person (id),
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  created_by jsonb not null,
  created_at timestamptz not null
);
create index schedule_override_by_schedule on schedule_override (schedule_id, ends_at);
create table escalation_policy (
  id text primary key,
  organization_id text not null references organization (id),
  name text not null,
  team text,
  levels jsonb not null,
  position integer not null,
  unique (organization_id, name)
);

create table delivery (
  id text primary key,
  organization_id text not null references organization (id),
  channel text not null check (channel in ('mail', 'webhook', 'slack')),
  target text not null,
  message jsonb not null,
  -- The journal stream that hears of the outcome.
  stream text not null,
  state text not null check (state in ('queued', 'sending', 'sent', 'failed', 'withdrawn')),
  attempts integer not null default 0,
  detail text,
  -- What the provider answered (Slack: channel and ts).
  result jsonb,
  queued_at timestamptz not null,
  next_attempt_at timestamptz,
  settled_at timestamptz
);
create index delivery_open on delivery (queued_at) where settled_at is null;
create index delivery_by_organization on delivery (organization_id, queued_at desc);
