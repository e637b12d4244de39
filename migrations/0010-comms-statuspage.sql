-- What was told to whom, and when the next word is due (src/comms).
create table message (
  id text primary key,
  organization_id text not null references organization (id),
  incident_id text not null references incident (id),
  -- 1 for the first message of the incident.
  number integer not null,
  template text,
  kind text not null,
  body text not null,
  -- Fields that stood open when it was sent all the same.
  unfilled jsonb not null,
  status text not null,
  sent_by jsonb not null,
  sent_at timestamptz not null,
  unique (incident_id, number)
);
create table message_target (
  message_id text not null references message (id),
  position integer not null,
  channel text not null check (channel in ('slack', 'status-page', 'email')),
  target text not null,
  -- Null where the committed journal entry is the delivery (the status page).
  delivery_id text,
  primary key (message_id, position)
);
create table update_clock (
  incident_id text primary key references incident (id),
  -- ISO 8601 duration between two updates.
  every text not null,
  source jsonb,
  started_at timestamptz not null,
  due_at timestamptz not null,
  reminded_at timestamptz,
  stopped_at timestamptz
);

-- What the public sees (src/statuspage).
create table status_page (
  organization_id text primary key references organization (id),
  -- Counts up with every change the public can see; caches compare it.
  revision integer not null,
  changed_at timestamptz not null
);
create table component (
  id text primary key,
  organization_id text not null references organization (id),
  name text not null,
  description text,
  position integer not null,
  status text not null check (status in ('operational', 'degraded_performance', 'partial_outage', 'major_outage', 'under_maintenance')),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  retired_at timestamptz,
  unique (organization_id, name)
);
-- Every status a component ever had, for the bars of 90 days.
create table component_change (
  component_id text not null references component (id),
  at timestamptz not null,
  sequence bigint generated always as identity,
  status text not null,
  primary key (component_id, at, sequence)
);
create table component_service (
  organization_id text not null references organization (id),
  service text not null,
  component_id text not null references component (id),
  primary key (organization_id, service)
);
create table public_incident (
  id text primary key,
  organization_id text not null references organization (id),
  incident_id text unique references incident (id),
  name text not null,
  status text not null check (status in ('investigating', 'identified', 'monitoring', 'resolved', 'postmortem')),
  impact text not null check (impact in ('none', 'minor', 'major', 'critical')),
  started_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  monitoring_at timestamptz,
  resolved_at timestamptz
);
create index public_incident_by_organization on public_incident (organization_id, created_at desc);
create table public_update (
  id text primary key,
  public_incident_id text not null references public_incident (id),
  sequence bigint generated always as identity,
  status text not null,
  body text not null,
  at timestamptz not null
);
create index public_update_by_incident on public_update (public_incident_id, at desc);
create table public_incident_component (
  public_incident_id text not null references public_incident (id),
  component_id text not null references component (id),
  primary key (public_incident_id, component_id)
);
