import type { ReactNode } from 'react';
import type { IncidentStatus } from '../api/views.ts';
import { Chip } from '../ui/chip.tsx';
import type { IconName } from '../ui/icon.tsx';
import type { Tone } from '../ui/tone.ts';
import { statusWord } from './status-words.ts';

const looks: Readonly<Record<IncidentStatus, { readonly tone: Tone; readonly icon: IconName }>> = {
  investigating: { tone: 'bad', icon: 'search' },
  identified: { tone: 'warning', icon: 'flag' },
  mitigating: { tone: 'warning', icon: 'refresh' },
  monitoring: { tone: 'info', icon: 'eye' },
  resolved: { tone: 'good', icon: 'circle-check' },
};

export function StatusMark({ status }: { readonly status: IncidentStatus }): ReactNode {
  const look = looks[status];
  return (
    <Chip tone={look.tone} icon={look.icon}>
      {statusWord[status]}
    </Chip>
  );
}
