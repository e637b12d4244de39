import type { ReactNode } from 'react';
import { paths } from '../../api/paths.ts';
import type { RunbookDetailView } from '../../api/views.ts';
import { formatIsoDuration } from '../../live/format-time.ts';
import { Anchor } from '../../ui/anchor.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useRunbookUse } from './use-runbook-use.ts';

export function ReaderFacts({ runbook }: { readonly runbook: RunbookDetailView }): ReactNode {
  const { use } = useRunbookUse();
  // What the compiler could run, less what this organisation has no connection for.
  const runnable = use ? use.steps.filter((step) => step.kind === 'runnable').length : runbook.steps.runnable;
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      <Chip>{runbook.kind}</Chip>
      {runbook.severities.map((severity) => (
        <Chip key={severity} icon="octagon">
          {severity}
        </Chip>
      ))}
      {runbook.sla && (
        <Chip icon="clock" title="As the document promises">
          within {formatIsoDuration(runbook.sla)}
        </Chip>
      )}
      {runbook.team && <Chip icon="users">{runbook.team}</Chip>}
      {runbook.alerts.map((alert) => (
        <Chip key={alert} icon="bell" title="An alert of this name opens this runbook">
          {alert}
        </Chip>
      ))}
      <Chip icon="play">
        {runnable} of {runbook.steps.total} steps can run
      </Chip>
      <span className="foreign ms-1 font-mono text-xs text-ink-3">
        {runbook.file}:{runbook.line} · v{runbook.version}
      </span>
      {runbook.liveVersion !== null && runbook.liveVersion !== runbook.version && (
        <Anchor
          href={paths.page.runbook(runbook.organization.slug, runbook.slug)}
          className="inline-flex items-center gap-1 text-xs font-medium text-warn underline underline-offset-2"
        >
          <Icon name="clock" size={13} /> An older version; open v{runbook.liveVersion}
        </Anchor>
      )}
    </div>
  );
}
