import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { queries } from '../../api/queries.ts';
import { Chip } from '../../ui/chip.tsx';
import { PersonName } from '../avatar.tsx';
import { TimeText } from '../time-text.tsx';

const look = {
  queued: { tone: 'neutral', icon: 'clock' },
  sent: { tone: 'good', icon: 'check' },
  failed: { tone: 'bad', icon: 'triangle' },
} as const;

/** What was said to whom, newest first, and whether it arrived. */
export function SentMessages({ incidentId }: { readonly incidentId: string }): ReactNode {
  const messages = useQuery(queries.messages(incidentId));
  const items = messages.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className="border-t border-line p-4">
      <h3 className="mb-3 text-[0.8125rem] font-semibold">Said so far</h3>
      <ol className="grid grid-cols-1 gap-4">
        {items
          .toSorted((a, b) => b.at.localeCompare(a.at))
          .map((message) => (
            <li key={message.id} className="grid grid-cols-1 gap-1.5 text-[0.8125rem]">
              <p className="flex flex-wrap items-center gap-x-2 text-xs text-ink-3">
                {message.by && <PersonName person={message.by} />} <TimeText at={message.at} />{' '}
                {message.template && <span className="foreign">· {message.template}</span>}
              </p>
              <p dir="auto" className="foreign line-clamp-6 whitespace-pre-wrap">
                {message.body}
              </p>
              <p className="flex flex-wrap gap-1.5">
                {message.deliveries.map((delivery) => (
                  <Chip
                    key={`${delivery.channel}${delivery.target}`}
                    tone={look[delivery.state].tone}
                    icon={look[delivery.state].icon}
                    title={delivery.detail ?? delivery.state}
                  >
                    {delivery.target}: {delivery.state}
                    {delivery.state === 'failed' && delivery.detail ? `, ${delivery.detail}` : ''}
                  </Chip>
                ))}
              </p>
            </li>
          ))}
      </ol>
    </section>
  );
}
