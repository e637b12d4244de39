import { useEffect, useEffectEvent } from 'react';
import type { RefObject } from 'react';

/** Keys pressed inside an element, for rows and surfaces that answer to keys but are no controls themselves. */
export function useKeyListener(ref: RefObject<HTMLElement | null>, onKey: (event: KeyboardEvent) => void): void {
  const listener = useEffectEvent(onKey);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    element.addEventListener('keydown', listener);
    return () => element.removeEventListener('keydown', listener);
  }, [ref]);
}
