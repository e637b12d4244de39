import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';

const nearPx = 48;

/**
 * Follows a growing list only while its end is in sight. Away from the end nothing moves; what arrives is counted.
 * `hold` (a deep link was opened) keeps it from starting at the end.
 */
export function useStickToEnd(
  count: number,
  hold: boolean,
): { readonly scroller: RefObject<HTMLDivElement | null>; readonly unseen: number; readonly toEnd: () => void } {
  const scroller = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(!hold);
  const seen = useRef(count);
  const [unseen, setUnseen] = useState(0);
  const toEnd = (): void => {
    const box = scroller.current;
    if (box) box.scrollTop = box.scrollHeight;
    seen.current = count;
    setUnseen(0);
  };
  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box) return;
    if (isAtEnd.current) {
      box.scrollTop = box.scrollHeight;
      seen.current = count;
    } else if (count > seen.current) {
      setUnseen(count - seen.current);
    } else {
      seen.current = count;
      setUnseen(0);
    }
  }, [count]);
  useEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const onScroll = (): void => {
      isAtEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < nearPx;
      if (isAtEnd.current) {
        seen.current = count;
        setUnseen(0);
      }
    };
    box.addEventListener('scroll', onScroll, { passive: true });
    // Rows outside the screen have guessed heights until they are drawn: the end moves away while it is approached.
    const growth = new ResizeObserver(() => {
      if (isAtEnd.current) box.scrollTop = box.scrollHeight;
    });
    if (box.firstElementChild) growth.observe(box.firstElementChild);
    growth.observe(box);
    return () => {
      box.removeEventListener('scroll', onScroll);
      growth.disconnect();
    };
  }, [count]);
  return { scroller, unseen, toEnd };
}
