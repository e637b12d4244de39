import { useState } from 'react';
import type { ReactNode } from 'react';
import { paths } from '../api/paths.ts';
import type { AlertView } from '../api/views.ts';
import { formatExact } from '../live/format-time.ts';
import { Anchor } from '../ui/anchor.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Icon } from '../ui/icon.tsx';
import { scrollable } from '../ui/scrollable.ts';
import { labelsLine } from './loose-alerts.tsx';
import { TimeText } from './time-text.tsx';

/** Dense on purpose: one line an alert, everything else behind a press. */
export function AlertTable({ alerts }: { readonly alerts: readonly AlertView[] }): ReactNode {
  return (
    <div role="list">
      <div
        aria-hidden="true"
        className="hidden border-b border-line px-4 py-1.5 text-xs text-ink-3 md:grid md:grid-cols-[5.5rem_minmax(0,12rem)_minmax(0,1fr)_minmax(0,14rem)_5.5rem] md:gap-3"
      >
        <span>State</span>
        <span>Alert</span>
        <span>Labels</span>
        <span>Incident</span>
        <span className="text-end">Since</span>
      </div>
      {alerts.map((alert) => (
        <AlertRow key={alert.id} alert={alert} />
      ))}
    </div>
  );
}

function AlertRow({ alert }: { readonly alert: AlertView }): ReactNode {
  const [isOpen, setOpen] = useState(false);
  return (
    <div role="listitem" className="border-b border-line last:border-b-0 [contain-intrinsic-size:auto_2.25rem] [content-visibility:auto]">
      <div className="relative grid grid-cols-1 gap-x-3 gap-y-0.5 px-4 py-2 text-[0.8125rem] hover:bg-hover max-md:grid-cols-[auto_minmax(0,1fr)_auto] md:grid-cols-[5.5rem_minmax(0,12rem)_minmax(0,1fr)_minmax(0,14rem)_5.5rem] md:items-center">
        <span className={`inline-flex items-center gap-1.5 font-medium ${alert.state === 'firing' ? 'text-bad' : 'text-good'}`}>
          <Icon name={alert.state === 'firing' ? 'bell' : 'circle-check'} size={15} /> <span className="max-md:sr-only">{alert.state}</span>
        </span>
        <button
          data-row
          type="button"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          dir="auto"
          className="foreign truncate text-start font-medium after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-offset-[-2px] focus-visible:after:outline-accent"
        >
          {alert.name}
        </button>
        <span className="foreign truncate font-mono text-xs text-ink-2 max-md:order-5 max-md:col-span-3">{labelsLine(alert.labels)}</span>
        <span className="foreign relative z-10 min-w-0 truncate max-md:order-6 max-md:col-span-3">
          {alert.incident ? (
            <Anchor href={paths.page.incident(alert.incident.id)} className="text-accent hover:underline">
              #{alert.incident.number} {alert.incident.title}
            </Anchor>
          ) : (
            <span className="text-warn">in no incident</span>
          )}
        </span>
        <span className="tabular text-end text-xs text-ink-3">
          <TimeText at={alert.startsAt} />
        </span>
      </div>
      {isOpen && <AlertDetail alert={alert} />}
    </div>
  );
}

function AlertDetail({ alert }: { readonly alert: AlertView }): ReactNode {
  return (
    <div className="grid grid-cols-1 gap-3 border-t border-line bg-canvas px-4 py-3 text-[0.8125rem] md:grid-cols-2">
      <Pairs title="Labels" pairs={alert.labels} />
      <div className="grid content-start gap-3">
        <Pairs title="Annotations" pairs={alert.annotations} />
        <p className="flex flex-wrap items-center gap-x-3 text-xs text-ink-3">
          <span>Started {formatExact(alert.startsAt)}</span>
          {alert.endsAt && <span>Ended {formatExact(alert.endsAt)}</span>}
          <span className="foreign">by {alert.integration}</span>
          <span className="inline-flex items-center font-mono">
            {alert.id}
            <CopyButton text={alert.id} label="Copy id" />
          </span>
        </p>
      </div>
    </div>
  );
}

function Pairs({ title, pairs }: { readonly title: string; readonly pairs: Readonly<Record<string, string>> }): ReactNode {
  if (Object.keys(pairs).length === 0) return null;
  return (
    <section>
      <h3 className="mb-1 text-xs font-medium text-ink-3">{title}</h3>
      <dl className="grid grid-cols-1 gap-0.5">
        {Object.entries(pairs).map(([name, value]) => (
          <div key={name} className="grid grid-cols-[minmax(0,9rem)_minmax(0,1fr)] gap-2">
            <dt className="foreign font-mono text-xs text-ink-3">{name}</dt>
            <dd {...scrollable} dir="auto" className="foreign max-h-40 overflow-y-auto font-mono text-xs">
              {value}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
