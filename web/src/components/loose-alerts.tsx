import type { ReactNode } from 'react';
import type { AlertView } from '../api/views.ts';
import { Icon } from '../ui/icon.tsx';
import { Panel } from '../ui/panel.tsx';
import { TimeText } from './time-text.tsx';

/** Alerts that belong to no incident: nobody is working on them. */
export function LooseAlerts({ alerts }: { readonly alerts: readonly AlertView[] }): ReactNode {
  return (
    <Panel title="Alerts in no incident" aside={`${alerts.length}`} flush>
      <ul className="divide-y divide-line">
        {alerts.map((alert) => (
          <li key={alert.id} className="flex items-center gap-3 px-4 py-2.5 text-[0.8125rem]">
            <Icon name="bell" size={15} className={alert.state === 'firing' ? 'text-bad' : 'text-ink-3'} />
            <span dir="auto" className="foreign min-w-0 truncate font-medium">
              {alert.name}
            </span>
            <span className="foreign hidden min-w-0 flex-1 truncate font-mono text-xs text-ink-3 sm:block">{labelsLine(alert.labels)}</span>
            <span className="ms-auto text-xs text-ink-3">
              <TimeText at={alert.startsAt} />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** `service=api · pod=api-0`, without the name of the alert itself. */
export function labelsLine(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels)
    .filter(([name]) => name !== 'alertname')
    .map(([name, value]) => `${name}=${value}`)
    .join(' · ');
}
