import type { ReactNode } from 'react';

export function LineLink({ line, onLine }: { readonly line: number; readonly onLine: (line: number) => void }): ReactNode {
  return (
    <a
      href={`#L${line}`}
      onClick={(event) => {
        event.preventDefault();
        onLine(line);
      }}
      className="tabular inline-flex min-h-6 min-w-6 shrink-0 items-center justify-end rounded px-1 text-ink-3 underline decoration-line-strong underline-offset-2 hover:bg-sunken hover:text-ink"
    >
      <span className="sr-only">line </span>
      {line}
    </a>
  );
}
