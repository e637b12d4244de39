-- Rehearsals: what was broken on purpose, where, by whom (src/drills).
create table drill (
  id text primary key,
  organization_id text not null references organization (id),
  started_by jsonb not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  folder text not null,
  port integer
);
create unique index drill_running on drill ((true)) where ended_at is null;
