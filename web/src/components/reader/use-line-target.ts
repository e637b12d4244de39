import { useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { RefObject } from 'react';
import { findLine } from './find-line.ts';

/** Marks and shows the line of `#L87` in each view that is open, or the heading of `#doc-…`; without either, the first line of the runbook. */
export function useLineTarget(
  rendered: RefObject<HTMLElement | null>,
  source: RefObject<HTMLElement | null>,
  fallbackLine: number,
  view: string,
): void {
  const hash = useRouterState({ select: (state) => state.location.hash });
  const line = /^L(\d+)$/.exec(hash)?.[1];
  const anchor = hash.startsWith('doc-') ? hash : null;
  useEffect(() => {
    const marked: HTMLElement[] = [];
    // After the notes have been placed and the fonts have their widths.
    const frame = requestAnimationFrame(() => {
      const heading = anchor === null ? null : document.getElementById(decoded(anchor));
      if (heading && rendered.current?.contains(heading)) {
        openAround(heading);
        heading.scrollIntoView({ block: 'start' });
        return;
      }
      for (const shown of [rendered, source]) {
        const element = shown.current && findLine(shown.current, line === undefined ? fallbackLine : Number(line));
        if (!element) continue;
        const target = element.closest('pre') ?? element;
        if (line !== undefined) {
          openAround(target);
          target.classList.add('line-target');
          marked.push(target);
        }
        if (line !== undefined || fallbackLine > 10) target.scrollIntoView({ block: line === undefined ? 'start' : 'center' });
      }
    });
    return () => {
      cancelAnimationFrame(frame);
      for (const element of marked) element.classList.remove('line-target');
    };
  }, [line, anchor, fallbackLine, view, rendered, source]);
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
