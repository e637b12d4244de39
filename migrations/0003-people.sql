-- Organisations, people, what they may do, and how they prove who they are (src/people).
create table organization (
  id text primary key,
  slug text not null unique,
  name text not null,
  created_at timestamptz not null
);
create table person (
  id text primary key,
  name text not null,
  email text unique,
  -- The name by which documents call this person (`@ana`), without the @.
  handle text,
  password_hash text,
  created_at timestamptz not null
);
create table membership (
  organization_id text not null references organization (id),
  person_id text not null references person (id),
  role text not null check (role in ('admin', 'commander', 'responder', 'viewer')),
  primary key (organization_id, person_id)
);
create table session (
  token_hash bytea primary key,
  person_id text not null references person (id),
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create table sign_in_link (
  token_hash bytea primary key,
  person_id text not null references person (id),
  expires_at timestamptz not null,
  used_at timestamptz
);
