import type { ReactNode } from 'react';
import { paths } from '../../api/paths.ts';
import type { RunbookDetailView } from '../../api/views.ts';
import { Anchor } from '../../ui/anchor.tsx';

/** The runbooks of the document, and the sections of this one. */
export function ReaderOutline({
  runbook,
  onLine,
}: {
  readonly runbook: RunbookDetailView;
  readonly onLine: (line: number) => void;
}): ReactNode {
  const org = runbook.organization.slug;
  return (
    <nav aria-label="Outline" className="text-[0.8125rem]">
      <p className="mb-1.5 px-2 text-xs font-medium text-ink-3">In this document</p>
      <ul className="grid grid-cols-1 gap-px">
        {runbook.document.runbooks.map((one) => (
          <li key={one.slug}>
            <Anchor
              href={paths.page.runbook(org, one.slug)}
              aria-current={one.slug === runbook.slug ? 'page' : undefined}
              dir="auto"
              className="foreign block rounded-md px-2 py-1 text-ink-2 hover:bg-sunken hover:text-ink aria-[current]:bg-sunken aria-[current]:font-medium aria-[current]:text-ink"
            >
              {one.title}
            </Anchor>
            {one.slug === runbook.slug && (
              <ul className="my-1 ms-3 grid border-s border-line">
                {headings(runbook).map((section) => (
                  <li key={`${section.line}${section.heading}`}>
                    <a
                      href={`#L${section.line}`}
                      onClick={(event) => {
                        event.preventDefault();
                        onLine(section.line);
                      }}
                      dir="auto"
                      className="foreign -ms-px flex min-h-6 items-center gap-2 border-s border-transparent py-0.5 ps-2.5 pe-2 text-xs text-ink-2 hover:border-ink hover:text-ink"
                    >
                      <span className="min-w-0 flex-1">{section.heading}</span>
                      {section.steps > 0 && <span className="tabular text-ink-3">{section.steps}</span>}
                    </a>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The headings with their steps. What stands under one heading can be several sections (steps, then how to see that it helped). */
function headings(runbook: RunbookDetailView): readonly { readonly heading: string; readonly line: number; readonly steps: number }[] {
  const found: { heading: string; line: number; steps: number }[] = [];
  for (const { heading, line, steps } of runbook.sections) {
    const last = found.at(-1);
    if (last?.heading === heading) last.steps += steps.length;
    else found.push({ heading, line, steps: steps.length });
  }
  return found;
}
