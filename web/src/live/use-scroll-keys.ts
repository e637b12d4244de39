import { useEffect } from 'react';
import type { RefObject } from 'react';

const lineHeight = 40;

/** The window itself does not scroll: the keys that would scroll it go to the page's own scroller while nothing else has the focus. */
export function useScrollKeys(scroller: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const element = scroller.current;
      if (!element || event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return;
      if (document.querySelector('dialog[open], :popover-open') || !isFree(event, element)) return;
      const top = scrolledTo(event, element);
      if (top === null || element.scrollHeight <= element.clientHeight) return;
      event.preventDefault();
      element.scrollTop = top;
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [scroller]);
}

/** In the scroller the browser does it by itself; a link of the navigation needs no Page Down, but a space presses a button. */
function isFree({ target, key }: KeyboardEvent, scroller: HTMLElement): boolean {
  if (target === document.body) return true;
  if (!(target instanceof HTMLElement) || scroller.contains(target)) return false;
  return /^(?:A|BUTTON)$/.test(target.tagName) && /^(?:Page|Home|End)/.test(key);
}

function scrolledTo({ key, shiftKey }: KeyboardEvent, { scrollTop, clientHeight, scrollHeight }: HTMLElement): number | null {
  const page = clientHeight - 2 * lineHeight;
  if (key === 'PageDown' || (key === ' ' && !shiftKey)) return scrollTop + page;
  if (key === 'PageUp' || key === ' ') return scrollTop - page;
  if (key === 'Home') return 0;
  if (key === 'End') return scrollHeight;
  if (key === 'ArrowDown') return scrollTop + lineHeight;
  return key === 'ArrowUp' ? scrollTop - lineHeight : null;
}
