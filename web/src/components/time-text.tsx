import type { ReactNode } from 'react';
import { formatElapsed, formatExact, formatRelative } from '../live/format-time.ts';
import { useNow } from '../live/use-now.ts';

/** `4 min ago`, the exact time on hover. */
export function TimeText({ at }: { readonly at: string }): ReactNode {
  const now = useNow();
  return (
    <time dateTime={at} title={formatExact(at)} className="whitespace-nowrap">
      {formatRelative(Date.parse(at), now)}
    </time>
  );
}

/** `00:07:41`, counting until `until`. */
export function Elapsed({ since, until }: { readonly since: string; readonly until: string | null }): ReactNode {
  const now = useNow();
  const end = until === null ? now : Date.parse(until);
  return (
    <time dateTime={since} title={`Since ${formatExact(since)}`} className="tabular whitespace-nowrap">
      {formatElapsed(end - Date.parse(since))}
    </time>
  );
}
