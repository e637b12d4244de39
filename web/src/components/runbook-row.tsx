import type { ReactNode } from 'react';
import { paths } from '../api/paths.ts';
import type { RunbookSummaryView } from '../api/views.ts';
import { Anchor } from '../ui/anchor.tsx';
import { Chip } from '../ui/chip.tsx';
import { Icon } from '../ui/icon.tsx';

/** A runbook in the catalogue: what calls it, what it holds, how much of it can run. */
export function RunbookRow({ runbook, org }: { readonly runbook: RunbookSummaryView; readonly org: string }): ReactNode {
  const { steps } = runbook;
  return (
    <Anchor
      data-row
      href={paths.page.runbook(org, runbook.slug)}
      className="grid grid-cols-1 gap-x-6 gap-y-1.5 px-4 py-3 hover:bg-hover focus-visible:outline-offset-[-2px] md:grid-cols-[minmax(0,1fr)_15rem] md:items-center"
    >
      <div className="grid min-w-0 gap-1">
        <div className="flex min-w-0 flex-wrap items-center gap-2">
          <span dir="auto" className="foreign min-w-0 font-medium">
            {runbook.title}
          </span>
          {runbook.severities.map((severity) => (
            <Chip key={severity}>{severity}</Chip>
          ))}
          {runbook.findings > 0 && (
            <Chip tone="warning" icon="triangle">
              {runbook.findings} {runbook.findings === 1 ? 'finding' : 'findings'}
            </Chip>
          )}
        </div>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-0.5 text-xs text-ink-3">
          <span>{runbook.kind}</span>
          <span className="tabular">line {runbook.line}</span>
          {runbook.team && <span className="foreign">{runbook.team}</span>}
          {runbook.alerts.length > 0 && (
            <span className="foreign inline-flex min-w-0 items-center gap-1">
              <Icon name="bell" size={13} /> <span className="min-w-0 truncate font-mono">{runbook.alerts.join(', ')}</span>
            </span>
          )}
        </p>
      </div>
      <div className="grid grid-cols-1 gap-1">
        <div
          role="img"
          aria-label={`${steps.runnable} of ${steps.total} steps can run`}
          className="flex h-1.5 overflow-hidden rounded-full bg-sunken"
        >
          <Share of={steps.total} count={steps.readOnly} className="bg-info" />
          <Share of={steps.total} count={steps.mutating} className="bg-warn" />
          <Share of={steps.total} count={steps.destructive} className="bg-bad" />
        </div>
        <p className="tabular flex flex-wrap gap-x-2.5 text-xs text-ink-3">
          <span>{steps.total} steps</span>
          {steps.readOnly > 0 && (
            <span className="inline-flex items-center gap-1 text-info">
              <Icon name="eye" size={12} />
              {steps.readOnly}
              <span className="sr-only"> read-only</span>
            </span>
          )}
          {steps.mutating > 0 && (
            <span className="inline-flex items-center gap-1 text-warn">
              <Icon name="pencil" size={12} />
              {steps.mutating}
              <span className="sr-only"> mutating</span>
            </span>
          )}
          {steps.destructive > 0 && (
            <span className="inline-flex items-center gap-1 text-bad">
              <Icon name="octagon" size={12} />
              {steps.destructive}
              <span className="sr-only"> destructive</span>
            </span>
          )}
        </p>
      </div>
    </Anchor>
  );
}

function Share({ of, count, className }: { readonly of: number; readonly count: number; readonly className: string }): ReactNode {
  return count > 0 && <span className={className} style={{ width: `${(100 * count) / Math.max(1, of)}%` }} />;
}
