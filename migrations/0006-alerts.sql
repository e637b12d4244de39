-- Alerts: the log of what came in, what is firing, and what belongs together (src/alerts).
create table integration (
  id text primary key,
  organization_id text not null references organization (id),
  kind text not null,
  name text not null,
  -- The service of every alert that comes this way; null leaves it to the labels.
  service text,
  -- SHA-256 of the key: the key itself is shown once and kept nowhere.
  key_hash bytea not null unique,
  created_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index integration_by_organization on integration (organization_id, created_at);

-- Intake is a log: the raw bytes are appended and committed before the sender is answered,
-- and are evidence afterwards. Only digested_at and error change later.
create table intake_request (
  id bigint generated always as identity primary key,
  -- No foreign keys: both come from a row that was just read, and this is the hottest insert there is.
  organization_id text not null,
  integration_id text,
  format text not null,
  -- Its place among the requests of one commit.
  slot integer not null,
  body bytea not null,
  received_at timestamptz not null,
  digested_at timestamptz,
  -- Why this request was set aside; null for one that was digested.
  error text
);
-- Bodies are appended at full speed and read once: compressing them would cost more than it saves.
alter table intake_request alter column body set storage external;
create index intake_waiting on intake_request (id) where digested_at is null;
create index intake_set_aside on intake_request (organization_id, id desc) where error is not null;

-- Alerts that one incident should hold: same organisation, service and runbook.
create table alert_group (
  id text primary key,
  organization_id text not null references organization (id),
  -- SHA-256 of what the group stands for: hostile labels must not outgrow an index entry.
  key text not null,
  title text not null,
  service text,
  matches jsonb not null,
  severity_hint text,
  labels jsonb not null,
  -- The sender said that it left alerts out (truncatedAlerts).
  members_hidden boolean not null,
  -- Counts up each time the group starts to fire; `members` counts the alerts of that episode.
  episode integer not null,
  members integer not null,
  firing integer not null,
  started_at timestamptz not null,
  changed_at timestamptz not null,
  unique (organization_id, key)
);
create index alert_group_firing on alert_group (organization_id, changed_at desc) where firing > 0;

-- No foreign keys here: one digester writes this table, tens of thousands of rows a second, and takes every
-- reference from a row that it just read; checking them again would cost as much as writing the row.
create table alert (
  id text primary key,
  organization_id text not null,
  fingerprint text not null,
  integration_id text,
  -- Null for an alert whose end was the first thing that we heard of it.
  group_id text,
  episode integer not null,
  name text not null,
  state text not null check (state in ('firing', 'resolved')),
  service text,
  labels jsonb not null,
  annotations jsonb not null,
  generator_url text,
  -- Hash of labels, annotations and generator_url: a re-send is recognised without reading them.
  content text not null,
  starts_at timestamptz not null,
  ends_at timestamptz,
  -- When it counts as over unless it is sent again; null where the sender promises to say so.
  expires_at timestamptz,
  resolved_by text check (resolved_by in ('sender', 'expiry')),
  -- The request that changed it last: the evidence.
  request_id bigint,
  first_seen_at timestamptz not null,
  changed_at timestamptz not null,
  unique (organization_id, fingerprint)
);
create index alert_by_state on alert (organization_id, state, starts_at desc, id desc);
create index alert_by_group on alert (group_id, state, starts_at desc, id desc);
create index alert_expiring on alert (expires_at) where state = 'firing' and expires_at is not null;
create index alert_over on alert (changed_at) where state = 'resolved';
