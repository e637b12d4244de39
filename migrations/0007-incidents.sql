-- Incidents: what is broken, how bad, who has it, since when (src/incidents).
create table incident (
  id text primary key,
  number integer generated always as identity unique,
  organization_id text not null references organization (id),
  title text not null,
  summary text,
  status text not null check (status in ('investigating', 'identified', 'mitigating', 'monitoring', 'resolved')),
  severity jsonb,
  severities jsonb not null,
  service text,
  group_id text,
  runbook jsonb,
  matches jsonb not null,
  sla text,
  monitor_for text,
  started_at timestamptz not null,
  declared_at timestamptz not null,
  acknowledged_at timestamptz,
  acknowledged_by jsonb,
  mitigated_at timestamptz,
  monitoring_at timestamptz,
  monitor_until timestamptz,
  resolved_at timestamptz,
  merged_into text references incident (id),
  is_drill boolean not null
);
-- A group of alerts has at most one open incident, however many nodes hear of it at once.
create unique index incident_open_group on incident (group_id) where resolved_at is null and group_id is not null;
create index incident_by_organization on incident (organization_id, number desc);
create index incident_open on incident (declared_at) where resolved_at is null;

create table incident_role (
  incident_id text not null references incident (id),
  role text not null,
  person jsonb not null,
  primary key (incident_id, role)
);
create table incident_task (
  id text primary key,
  incident_id text not null references incident (id),
  position integer not null,
  text text not null,
  phase text,
  line integer,
  done_by jsonb,
  done_at timestamptz
);
create index incident_task_by_incident on incident_task (incident_id, position);
-- Group notices that were dealt with: listeners are at least once, incidents change once.
create table incident_notice (
  stream text not null,
  position integer not null,
  primary key (stream, position)
);
