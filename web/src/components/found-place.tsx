import type { ReactNode } from 'react';
import { paths } from '../api/paths.ts';
import type { RunbookItemView } from '../api/views.ts';
import { Anchor } from '../ui/anchor.tsx';

/** The line that answers a search, the words marked; leads to that line of the document. */
export function FoundPlace({ org, runbook }: { readonly org: string; readonly runbook: RunbookItemView }): ReactNode {
  const { found } = runbook;
  if (!found) return null;
  return (
    <Anchor
      href={paths.page.runbook(org, runbook.slug, found.line)}
      className="flex items-baseline gap-2 border-s-2 border-line-strong mx-4 mb-3 rounded-e-md ps-2.5 pe-2 py-1 text-xs text-ink-2 hover:bg-hover"
    >
      <span className="shrink-0 text-ink-3">
        {found.field}, line {found.line}
      </span>
      <span dir="auto" className="foreign min-w-0">
        {placed(found.snippet).map(({ text, marked, at }) =>
          marked ? (
            <mark key={at} className="rounded-sm bg-warn-soft px-0.5 font-medium text-warn">
              {text}
            </mark>
          ) : (
            <span key={at}>{text}</span>
          ),
        )}
      </span>
    </Anchor>
  );
}

/** The parts with where each begins, which tells equal ones apart. */
function placed<T extends { readonly text: string }>(parts: readonly T[]): readonly (T & { readonly at: number })[] {
  return parts.map((part, index) => ({ ...part, at: parts.slice(0, index).reduce((sum, before) => sum + before.text.length, 0) }));
}
