import { useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Icon } from '../../ui/icon.tsx';
import { countLines } from './find-line.ts';

/** A link to a line that this version does not have says so; otherwise somebody trusts the wrong line. */
export function NoSuchLine({ source }: { readonly source: string }): ReactNode {
  const hash = useRouterState({ select: (state) => state.location.hash });
  const line = Number(/^L(\d+)$/.exec(hash)?.[1] ?? 0);
  const count = countLines(source);
  if (line <= count) return null;
  return (
    <p role="status" className="flex items-center gap-1.5 text-[0.8125rem] text-warn print:hidden">
      <Icon name="triangle" size={15} /> There is no line {line}: this version of the document has {count}.
    </p>
  );
}
