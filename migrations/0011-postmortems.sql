-- What was learned, and what is to be done about it (src/postmortems).
create table postmortem (
  id text primary key,
  organization_id text not null references organization (id),
  incident_id text not null unique references incident (id),
  status text not null check (status in ('draft', 'published')),
  body text not null,
  -- Counts up with every save; a save names the version that it started from.
  version integer not null,
  -- Where the form came from: name, file, line. Null for our own.
  template jsonb,
  drafted_at timestamptz not null,
  updated_at timestamptz not null,
  published_at timestamptz
);
create table action_item (
  id text primary key,
  organization_id text not null references organization (id),
  incident_id text not null references incident (id),
  title text not null,
  owner_id text references person (id),
  due date,
  category text,
  status text not null check (status in ('open', 'done')),
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index action_item_by_organization on action_item (organization_id, status, created_at);
create index action_item_by_incident on action_item (incident_id, created_at);
