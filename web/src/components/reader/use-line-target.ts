import { useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { RefObject } from 'react';
import { findLine } from './find-line.ts';

/** Marks and shows the line of `#L87` in each view that is open; without one, the first line of the runbook. */
export function useLineTarget(
  rendered: RefObject<HTMLElement | null>,
  source: RefObject<HTMLElement | null>,
  fallbackLine: number,
  view: string,
): void {
  const hash = useRouterState({ select: (state) => state.location.hash });
  const line = /^L(\d+)$/.exec(hash)?.[1];
  useEffect(() => {
    const marked: HTMLElement[] = [];
    // After the notes have been placed and the fonts have their widths.
    const frame = requestAnimationFrame(() => {
      for (const shown of [rendered, source]) {
        const element = shown.current && findLine(shown.current, line === undefined ? fallbackLine : Number(line));
        if (!element) continue;
        const target = element.closest('pre') ?? element;
        if (line !== undefined) {
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
  }, [line, fallbackLine, view, rendered, source]);
}
