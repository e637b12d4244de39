import type { ReactNode } from 'react';
import type { Risk } from '../api/views.ts';
import { Chip } from '../ui/chip.tsx';
import type { IconName } from '../ui/icon.tsx';
import type { Tone } from '../ui/tone.ts';

const looks: Readonly<Record<Risk, { readonly tone: Tone; readonly icon: IconName; readonly means: string }>> = {
  'read-only': { tone: 'info', icon: 'eye', means: 'Looks, changes nothing. Runs without approval.' },
  mutating: { tone: 'warning', icon: 'pencil', means: 'Changes something. Needs one approval.' },
  destructive: { tone: 'bad', icon: 'octagon', means: 'Destroys or interrupts something. Needs a second person.' },
};

export function RiskMark({ risk, reasons = [] }: { readonly risk: Risk; readonly reasons?: readonly string[] }): ReactNode {
  const look = looks[risk];
  return (
    <Chip tone={look.tone} icon={look.icon} title={[look.means, ...reasons].join('\n')}>
      {risk}
    </Chip>
  );
}
