import type { ReactNode } from 'react';
import type { PersonRef } from '../api/views.ts';

const tints = [
  'bg-[#dbe7fb] text-[#1c3f7c]',
  'bg-[#f7e2d4] text-[#74350f]',
  'bg-[#d9efe1] text-[#135230]',
  'bg-[#ecdff7] text-[#552a7c]',
  'bg-[#f8dfe6] text-[#7c1f41]',
  'bg-[#e5e8d3] text-[#4a4f14]',
];

/** A person's initials in a colour of their own. */
export function Avatar({ person, size = 'md' }: { readonly person: PersonRef; readonly size?: 'sm' | 'md' }): ReactNode {
  const initials = person.name
    .split(/\s+/)
    .map((word) => [...word][0] ?? '')
    .slice(0, 2)
    .join('')
    .toUpperCase();
  const tint = tints[[...person.id].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % tints.length] ?? '';
  return (
    <span
      aria-hidden="true"
      className={`inline-grid shrink-0 place-items-center rounded-full font-semibold ${size === 'sm' ? 'size-5 text-[0.5625rem]' : 'size-7 text-2xs'} ${tint}`}
    >
      {initials || '?'}
    </span>
  );
}

export function PersonName({ person }: { readonly person: PersonRef }): ReactNode {
  return (
    <span className="inline-flex max-w-full min-w-0 items-center gap-1.5 align-bottom">
      <Avatar person={person} size="sm" />
      <span className="foreign truncate">{person.name}</span>
    </span>
  );
}
