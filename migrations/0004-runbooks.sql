-- Runbooks: the documents of a workspace, every version of them, as written and as compiled (src/runbooks).
create table runbook_document (
  id text primary key,
  organization_id text not null references organization (id),
  -- Path below the organisation's folder, with forward slashes.
  path text not null,
  -- Null while no version of the file could ever be compiled.
  live_version integer,
  -- Why the file as it is now on disk is not live (findings); empty when it is.
  problems jsonb not null,
  retired_at timestamptz,
  changed_at timestamptz not null,
  unique (organization_id, path)
);
create table runbook_version (
  document_id text not null references runbook_document (id),
  version integer not null,
  sha256 text not null,
  -- Which compiler made `compiled`: a newer one reads the same file again.
  compiler integer not null,
  source text not null,
  compiled jsonb not null,
  loaded_at timestamptz not null,
  primary key (document_id, version)
);
-- Counts up with every change of an organisation's catalogue, so that a node knows when its copy is old.
create table runbook_catalogue (
  organization_id text primary key references organization (id),
  revision integer not null
);
