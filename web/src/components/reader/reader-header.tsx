import type { ReactNode } from 'react';
import type { RunbookDetailView } from '../../api/views.ts';
import { formatIsoDuration } from '../../live/format-time.ts';
import { Chip } from '../../ui/chip.tsx';

export function ReaderFacts({ runbook }: { readonly runbook: RunbookDetailView }): ReactNode {
  const { steps } = runbook;
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
        {steps.runnable} of {steps.total} steps can run
      </Chip>
      {runbook.findings > 0 && (
        <Chip tone="warning" icon="triangle">
          {runbook.findings} findings
        </Chip>
      )}
      <span className="foreign ms-1 font-mono text-xs text-ink-3">
        {runbook.file}:{runbook.line} · v{runbook.version}
      </span>
    </div>
  );
}
