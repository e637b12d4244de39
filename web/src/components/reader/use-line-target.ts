import { useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { RefObject } from 'react';
import { isGoingBack } from '../../live/use-kept-scroll.ts';
import { lineBox } from './code-lines.ts';
import { findLine, lineTop, lineWithin } from './find-line.ts';
import { scrollerOf } from './scroller-of.ts';

/** Marks and shows the line of `#L87` in each view that is open, or the heading of `#doc-…`; without either, the first line of the runbook. */
export function useLineTarget(
  rendered: RefObject<HTMLElement | null>,
  source: RefObject<HTMLElement | null>,
  fallbackLine: number,
  lineCount: number,
  view: string,
): void {
  const hash = useRouterState({ select: (state) => state.location.hash });
  const asked = /^L(\d+)$/.exec(hash)?.[1];
  // A line that is not there is not shown: the top of the page says so.
  const line = Number(asked) > lineCount ? undefined : asked;
  const anchor = hash.startsWith('doc-') ? hash : null;
  useEffect(() => {
    const marked: HTMLElement[] = [];
    // After the notes have been placed and the fonts have their widths.
    const frame = requestAnimationFrame(() => {
      const heading = anchor === null ? null : document.getElementById(decoded(anchor));
      if (heading && rendered.current?.contains(heading)) {
        openAround(heading);
        if (isGoingBack()) return;
        heading.scrollIntoView({ block: 'start' });
        return;
      }
      for (const shown of [rendered, source]) {
        const container = shown.current;
        const element = container && findLine(container, line === undefined ? fallbackLine : Number(line));
        if (!container || !element) continue;
        const target = element.closest('pre') ?? element;
        if (line !== undefined) {
          openAround(target);
          target.classList.add('line-target');
          const within = lineWithin(target, Number(line));
          if (within !== null) target.style.setProperty('--target-line', String(within));
          const box = within === null ? null : lineBox(target, within);
          box?.classList.add('target-line');
          marked.push(target, ...(box ? [box] : []));
        }
        if (isGoingBack()) continue;
        if (line !== undefined) showLine(container, target, Number(line));
        else if (asked === undefined && fallbackLine > 10) target.scrollIntoView({ block: 'start' });
      }
    });
    return () => {
      cancelAnimationFrame(frame);
      for (const element of marked) {
        element.classList.remove('line-target', 'target-line');
        element.style.removeProperty('--target-line');
      }
    };
  }, [line, asked, anchor, fallbackLine, view, rendered, source]);
}

/** Brings the line to the middle of the window; of a block that is longer than the window, its own line and not the block's middle. */
function showLine(container: HTMLElement, target: HTMLElement, line: number): void {
  target.scrollIntoView({ block: 'center' });
  if (target.tagName !== 'PRE') return;
  const scroller = scrollerOf(target);
  const middle = scroller.getBoundingClientRect().top + scroller.clientHeight / 2;
  const top = container.getBoundingClientRect().top + lineTop(container, line);
  if (target.offsetHeight > scroller.clientHeight / 2) scroller.scrollBy({ top: top - middle });
}

/** A place in a folded part of the document cannot be shown while it is folded. */
function openAround(element: Element): void {
  for (let around = element.closest('details'); around; around = around.parentElement?.closest('details') ?? null) around.open = true;
}

function decoded(hash: string): string {
  try {
    return decodeURIComponent(hash);
  } catch {
    return hash;
  }
}
