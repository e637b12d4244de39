import { useEffect, useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import { paths } from '../../api/paths.ts';
import type { RunbookDetailView } from '../../api/views.ts';
import { Anchor } from '../../ui/anchor.tsx';
import { documentHeadings } from './document-headings.ts';
import { isWithin, ownLines } from './line-range.ts';

/** Deeper than that the steps of the lines themselves are the better guide. */
const steepest = 3;

/** The runbooks of the document, and the headings of this one as deep as they are written; where one reads is marked and kept in sight. */
export function ReaderOutline({
  runbook,
  lineInSight,
  onLine,
}: {
  readonly runbook: RunbookDetailView;
  readonly lineInSight: number;
  readonly onLine: (line: number) => void;
}): ReactNode {
  const org = runbook.organization.slug;
  const nav = useRef<HTMLElement>(null);
  const headings = useMemo(() => headingsOf(runbook), [runbook]);
  const current = headings.findLast((heading) => heading.line <= lineInSight)?.line;
  useEffect(() => {
    const entry = nav.current?.querySelector<HTMLElement>('[aria-current="location"]');
    if (entry) keepInSight(entry);
  }, [current]);
  return (
    <nav ref={nav} aria-label="Outline" className="text-[0.8125rem]">
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
                {headings.map((heading) => (
                  <li key={heading.line}>
                    <a
                      href={`#L${heading.line}`}
                      aria-current={heading.line === current ? 'location' : undefined}
                      onClick={(event) => {
                        event.preventDefault();
                        onLine(heading.line);
                      }}
                      dir="auto"
                      style={{ paddingInlineStart: `${0.625 + 0.75 * heading.depth}rem` }}
                      className="foreign -ms-px flex min-h-6 items-center gap-2 border-s border-transparent py-0.5 pe-2 text-xs text-ink-2 hover:border-ink hover:text-ink aria-[current]:border-ink aria-[current]:font-medium aria-[current]:text-ink max-xl:min-h-9"
                    >
                      <span className="min-w-0 flex-1">{heading.text}</span>
                      {heading.steps > 0 && (
                        <span className="tabular text-ink-3">
                          {heading.steps}
                          <span className="sr-only"> {heading.steps === 1 ? 'step' : 'steps'}</span>
                        </span>
                      )}
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

type Entry = { readonly text: string; readonly line: number; readonly depth: number; readonly steps: number };

/** The headings of this runbook with the steps up to the next one. */
function headingsOf(runbook: RunbookDetailView): readonly Entry[] {
  const own = documentHeadings(runbook.document.html).filter((heading) => isWithin(ownLines(runbook), heading.line));
  const top = Math.min(...own.map((heading) => heading.level));
  const steps = runbook.sections.flatMap((section) => section.steps.map((step) => step.line));
  return own.map(({ text, line, level }, index) => {
    const end = own[index + 1]?.line ?? Infinity;
    return { text, line, depth: Math.min(steepest, level - top), steps: steps.filter((one) => one >= line && one < end).length };
  });
}

/** Only the outline itself is scrolled: the page must stay where it is. */
function keepInSight(entry: HTMLElement): void {
  const around = entry.closest<HTMLElement>('[data-outline]');
  if (!around || around.scrollHeight <= around.clientHeight) return;
  const top = entry.getBoundingClientRect().top - around.getBoundingClientRect().top;
  if (top < 0 || top + entry.offsetHeight > around.clientHeight) around.scrollTop += top - around.clientHeight / 2;
}
