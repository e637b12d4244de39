import { useEffect, useState } from 'react';
import type { RefObject } from 'react';
import { scrollerOf } from './scroller-of.ts';

/** How far below the top of what scrolls a heading counts as read. */
const reach = 140;

/** The line of the last heading that has been scrolled to (in the file: the last line); 0: before the first. */
export function useLineInSight(rendered: RefObject<HTMLElement | null>, source: RefObject<HTMLElement | null>, view: string): number {
  const [line, setLine] = useState(0);
  useEffect(() => {
    let frame = 0;
    const look = (): void => {
      const root = rendered.current ?? source.current;
      if (!root) return;
      const edge = scrollerOf(root).getBoundingClientRect().top + reach;
      const marks = rendered.current ? ':is(h1, h2, h3, h4, h5, h6)[data-line]' : '[data-line]';
      const passed = [...root.querySelectorAll<HTMLElement>(marks)].findLast((heading) => heading.getBoundingClientRect().top <= edge);
      setLine(Number(passed?.dataset['line'] ?? 0));
    };
    const onScroll = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(look);
    };
    onScroll();
    addEventListener('scroll', onScroll, { capture: true, passive: true });
    return () => {
      cancelAnimationFrame(frame);
      removeEventListener('scroll', onScroll, { capture: true });
    };
  }, [rendered, source, view]);
  return line;
}
