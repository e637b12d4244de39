import type { ReactNode } from 'react';

export function Logo({ size = 24 }: { readonly size?: number }): ReactNode {
  return (
    <svg aria-hidden="true" width={size} height={size} viewBox="0 0 32 32" className="shrink-0">
      <rect width="32" height="32" rx="8" className="fill-ink" />
      <path
        d="M16 7v1.6M9.5 20.5c1.4-1.2 1.9-2.6 1.9-5.4a4.6 4.6 0 0 1 9.2 0c0 2.8.5 4.2 1.9 5.4zM14 23.4a2.1 2.1 0 0 0 4 0"
        fill="none"
        className="stroke-canvas"
        strokeWidth="1.9"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="22.6" cy="9.4" r="3" className="fill-[#ff5a45]" />
    </svg>
  );
}
