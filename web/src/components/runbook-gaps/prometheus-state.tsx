import type { ReactNode } from 'react';
import type { CoverageView } from '../../api/views.ts';
import { Icon } from '../../ui/icon.tsx';
import { scrollable } from '../../ui/scrollable.ts';

const snippet = `connections:
  - { name: prometheus, kind: prometheus, url: "http://127.0.0.1:9090" }`;

/** Which Prometheus was asked; how to name one where none is; what went wrong where it did not answer. */
export function PrometheusState({ prometheus }: { readonly prometheus: CoverageView['prometheus'] }): ReactNode {
  if (prometheus.state === 'ok') return null;
  const isMissing = prometheus.state === 'not-configured';
  return (
    <section
      aria-labelledby="prometheus"
      className={`rounded-xl border p-4 ${isMissing ? 'border-info-line bg-info-soft' : 'border-warn-line bg-warn-soft'}`}
    >
      <h2 id="prometheus" className="flex items-center gap-2 font-medium">
        <Icon name="plug" size={16} className={isMissing ? 'text-info' : 'text-warn'} />
        {isMissing ? 'No Prometheus is connected' : 'Prometheus does not answer'}
      </h2>
      <p className="foreign mt-1 text-[0.8125rem] text-ink-2">{prometheus.message}</p>
      {isMissing && (
        <>
          <p className="mt-2 text-[0.8125rem] text-ink-2">
            With one, Tocsin compares its alert rules with these runbooks. Name it in <code className="font-mono">tocsin.yaml</code> of this
            organization:
          </p>
          <pre dir="ltr" {...scrollable} className="mt-2 overflow-x-auto rounded-md bg-terminal p-3 font-mono text-xs text-terminal-ink">
            {snippet}
          </pre>
        </>
      )}
    </section>
  );
}
