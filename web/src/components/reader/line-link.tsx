import type { ReactNode } from 'react';

/** The address of a line of the document; `isSaid` writes "line" before the number, for the middle of a sentence. */
export function LineLink({
  line,
  onLine,
  isSaid = false,
}: {
  readonly line: number;
  readonly onLine: (line: number) => void;
  readonly isSaid?: boolean;
}): ReactNode {
  return (
    <a
      href={`#L${line}`}
      onClick={(event) => {
        event.preventDefault();
        onLine(line);
      }}
      className="tabular inline-flex min-h-6 min-w-6 shrink-0 items-center justify-end rounded px-1 text-ink-3 underline decoration-line-strong underline-offset-2 hover:bg-sunken hover:text-ink"
    >
      <span className={isSaid ? 'me-1' : 'sr-only'}>line </span>
      {line}
    </a>
  );
}
