import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';

/** Grey shapes of what is coming, only after 300 ms: what is quick must not flash. */
export function Skeleton({ rows = 4, height = 'h-12' }: { readonly rows?: number; readonly height?: string }): ReactNode {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" aria-label="Loading" className="grid grid-cols-1 gap-2">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={`${height} ${isLate ? 'skeleton' : ''}`} />
      ))}
    </div>
  );
}
