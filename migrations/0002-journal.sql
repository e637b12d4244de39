-- The journal: one append-only, hash-chained log per stream (src/journal).
create table journal_stream (
  stream text primary key,
  position integer not null,
  hash bytea not null
);
create table journal_entry (
  stream text not null,
  position integer not null,
  type text not null,
  at timestamptz not null,
  actor jsonb not null,
  data jsonb not null,
  -- The exact text that was hashed; jsonb does not keep the order of keys or the form of numbers.
  body text not null,
  hash bytea not null,
  primary key (stream, position)
);
create index journal_entry_at on journal_entry (at);

create function journal_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the journal is append-only';
end $$;
create trigger journal_entry_append_only before update or delete or truncate on journal_entry
  for each statement execute function journal_refuse_change();
