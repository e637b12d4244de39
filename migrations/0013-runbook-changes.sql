-- Which catalogue revision a document changed with: a process that knows an earlier one reads only what changed since (src/runbooks).
alter table runbook_document add column revision integer not null default 0;
create index runbook_document_by_revision on runbook_document (organization_id, revision);
