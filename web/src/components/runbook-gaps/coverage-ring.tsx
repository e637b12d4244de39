import type { ReactNode } from 'react';

const radius = 26;
const around = 2 * Math.PI * radius;

/** One share as a ring, with the count that matters in it and the words beside it; a press goes to the list. */
export function CoverageRing({
  href,
  label,
  bad,
  total,
  goodWord,
}: {
  readonly href: string;
  readonly label: string;
  /** How many of the total are on the list; null when nobody knows. */
  readonly bad: number | null;
  readonly total: number;
  readonly goodWord: string;
}): ReactNode {
  const good = bad === null || total === 0 ? 0 : (total - bad) / total;
  return (
    <a href={href} className="flex items-center gap-4 rounded-xl border border-line bg-surface p-4 hover:border-line-strong">
      <svg aria-hidden="true" viewBox="0 0 64 64" className="size-18 shrink-0">
        <circle
          cx="32"
          cy="32"
          r={radius}
          fill="none"
          strokeWidth="7"
          className={bad === null || bad === 0 ? 'stroke-sunken' : 'stroke-warn-line'}
        />
        {good > 0 && (
          <circle
            cx="32"
            cy="32"
            r={radius}
            fill="none"
            strokeWidth="7"
            strokeDasharray={`${around * good} ${around}`}
            transform="rotate(-90 32 32)"
            className="stroke-good"
          />
        )}
        <text x="32" y="37.5" textAnchor="middle" className="fill-ink text-base font-semibold">
          {bad ?? '–'}
        </text>
      </svg>
      <span className="min-w-0">
        <span className="block font-medium">{label}</span>
        <span className="tabular block text-[0.8125rem] text-ink-2">
          {bad === null ? 'not known' : total === 0 ? 'nothing to look at' : `${total - bad} of ${total} ${goodWord}`}
        </span>
      </span>
    </a>
  );
}
