import { useState } from 'react';
import type { ReactNode } from 'react';
import { inputClass } from '../../ui/field-class.ts';
import { PersonName } from '../avatar.tsx';
import { whoAt } from './coverage.ts';
import type { Shift } from './coverage.ts';

/** "Who is on call at …, and why?" */
export function WhoAt({ shifts, now }: { readonly shifts: readonly Shift[]; readonly now: number }): ReactNode {
  const [at, setAt] = useState('');
  const instant = at === '' ? now : Date.parse(at);
  const found = Number.isNaN(instant) ? null : whoAt(shifts, instant);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 text-[0.8125rem]">
      <label className="flex items-center gap-2 text-ink-2">
        Who at
        <input
          type="datetime-local"
          value={at}
          onChange={(event) => setAt(event.target.value)}
          className={`h-8 w-52! text-[0.8125rem] max-md:h-11 px-2 ${inputClass}`}
        />
      </label>
      <output>
        {found?.shift.person ? (
          <span className="inline-flex flex-wrap items-center gap-1.5">
            <PersonName person={found.shift.person} />{' '}
            <span className="foreign text-ink-3">
              because of {found.why}
              {at === '' ? ', now' : ''}
            </span>
          </span>
        ) : (
          <span className="font-medium text-bad">Nobody</span>
        )}
      </output>
    </div>
  );
}
