import type { ReactNode } from 'react';
import type { IncidentView } from '../../api/views.ts';
import { Icon } from '../../ui/icon.tsx';
import { labelsLine } from '../loose-alerts.tsx';
import { TimeText } from '../time-text.tsx';

/** What is broken, as the monitoring says it; the labels behind a fold. */
export function FiringAlerts({ alerts }: { readonly alerts: IncidentView['alerts'] }): ReactNode {
  if (alerts.length === 0) return null;
  const firing = alerts.filter((alert) => alert.state === 'firing');
  const first = firing[0] ?? alerts[0];
  const said = first?.annotations['summary'] ?? first?.annotations['description'] ?? '';
  return (
    <details className="group border-b border-line">
      <summary className="flex list-none items-center gap-2.5 px-4 py-2.5 text-[0.8125rem] hover:bg-hover focus-visible:outline-offset-[-2px] [&::-webkit-details-marker]:hidden">
        <Icon name={firing.length > 0 ? 'bell' : 'circle-check'} size={16} className={firing.length > 0 ? 'text-bad' : 'text-good'} />
        <span className="shrink-0 font-medium">{firing.length > 0 ? `${firing.length} firing` : 'No alert firing'}</span>
        <span dir="auto" className="foreign min-w-0 flex-1 truncate text-ink-2">
          {first?.name}
          {said && `: ${said}`}
        </span>
        <Icon name="chevron-right" size={14} className="text-ink-3 transition-transform group-open:rotate-90" />
      </summary>
      <ul className="max-h-72 divide-y divide-line overflow-y-auto border-t border-line bg-canvas">
        {alerts.map((alert) => (
          <li key={alert.id} className="grid grid-cols-1 gap-1 px-4 py-2 text-[0.8125rem]">
            <div className="flex items-center gap-2">
              <span className={`text-xs font-medium ${alert.state === 'firing' ? 'text-bad' : 'text-good'}`}>{alert.state}</span>
              <span dir="auto" className="foreign min-w-0 truncate font-medium">
                {alert.name}
              </span>
              <span className="ms-auto text-xs text-ink-3">
                <TimeText at={alert.startsAt} />
              </span>
            </div>
            <p className="foreign line-clamp-3 font-mono text-xs text-ink-2">{labelsLine(alert.labels)}</p>
            {alert.annotations['description'] && (
              <p dir="auto" className="foreign line-clamp-3 text-xs text-ink-2">
                {alert.annotations['description']}
              </p>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
