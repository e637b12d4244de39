import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { actions } from '../../api/actions.ts';
import { paths } from '../../api/paths.ts';
import { queries } from '../../api/queries.ts';
import { useAction } from '../../api/use-action.ts';
import type { CheckView, IncidentView } from '../../api/views.ts';
import { Anchor } from '../../ui/anchor.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { IconName } from '../../ui/icon.tsx';
import { toneText } from '../../ui/tone.ts';
import type { Tone } from '../../ui/tone.ts';
import { TimeText } from '../time-text.tsx';

const looks: Readonly<Record<CheckView['verdict'], { readonly tone: Tone; readonly icon: IconName; readonly word: string }>> = {
  passed: { tone: 'good', icon: 'circle-check', word: 'passed' },
  failed: { tone: 'bad', icon: 'circle-cross', word: 'failed' },
  unknown: { tone: 'neutral', icon: 'help', word: 'not known' },
};

/** The thresholds the document states, and what Prometheus says about them now. */
export function ChecksBlock({ incident }: { readonly incident: IncidentView }): ReactNode {
  const checks = useQuery(queries.checks(incident.id));
  const recheck = useAction(() => actions.recheck(incident.id), { puts: () => ['incident', incident.id, 'checks'] });
  const items = checks.data?.items ?? [];
  if (items.length === 0) return null;
  const passed = items.filter((check) => check.verdict === 'passed').length;
  return (
    <section className="border-t border-line">
      <header className="flex items-center gap-2 bg-canvas/60 px-4 py-1.5">
        <h3 className="flex-1 text-[0.8125rem] font-semibold">Thresholds</h3>
        <span className="tabular text-xs text-ink-3">
          {passed} of {items.length} passed
        </span>
        <Button size="sm" look="quiet" icon="refresh" busy={recheck.isPending} onClick={() => recheck.mutate(undefined)}>
          Check again
        </Button>
      </header>
      <ul className="divide-y divide-line border-t border-line">
        {items.map((check) => (
          <li key={check.id} className="px-4 py-2">
            <CheckLine check={check} incident={incident} />
          </li>
        ))}
      </ul>
    </section>
  );
}

export function CheckLine({ check, incident }: { readonly check: CheckView; readonly incident: IncidentView }): ReactNode {
  const look = looks[check.verdict];
  return (
    <div className="flex items-start gap-2.5 text-[0.8125rem]">
      <Icon name={look.icon} size={16} className={`mt-0.5 ${toneText[look.tone]}`} />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span dir="auto" className="foreign font-medium">
            {check.text}
          </span>
          <span className={`text-xs font-medium ${toneText[look.tone]}`}>{look.word}</span>
          {check.observed !== null && (
            <span className="tabular text-xs text-ink-2">
              now {check.observed.toLocaleString('en', { maximumFractionDigits: 3 })}
              {check.unit && ` ${check.unit}`}
            </span>
          )}
        </p>
        <p className="flex flex-wrap gap-x-3 text-xs text-ink-3">
          <span className="foreign">{check.reason}</span>
          {incident.runbook && (
            <Anchor
              className="inline-flex min-h-6 items-center hover:text-ink hover:underline"
              href={paths.page.runbook(incident.organization.slug, incident.runbook.slug, check.line)}
            >
              line {check.line}
            </Anchor>
          )}
          {check.checkedAt && <TimeText at={check.checkedAt} />}
        </p>
      </div>
    </div>
  );
}
