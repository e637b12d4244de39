import { useRouter, useRouterState } from '@tanstack/react-router';
import { useEffect, useLayoutEffect } from 'react';
import type { RefObject } from 'react';

/** How far each entry of the history was scrolled. */
const tops = new Map<string, number>();
/** How long what is gone back to may take to get its height back. */
const patienceMs = 4_000;
let goingBackTo: number | null = null;

/** The place was left scrolled, and is being gone back to: nothing else should scroll it. */
export const isGoingBack = (): boolean => goingBackTo !== null;

/**
 * A new page begins at its top; one that is gone back to stands where it was left. The router would scroll once, when a page is
 * rendered; ours get their height later, from what the server answers.
 */
export function useKeptScroll(scroller: RefObject<HTMLElement | null>): void {
  const { history } = useRouter();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const entry = useRouterState({ select: (state) => state.location.state.__TSR_key });
  useEffect(() => {
    const element = scroller.current;
    const keep = (): void => {
      const key = history.location.state.__TSR_key;
      // While it is being brought back, it is where it was only in part.
      if (element && key !== undefined && goingBackTo === null) tops.set(key, element.scrollTop);
    };
    element?.addEventListener('scroll', keep, { passive: true });
    const stop = history.subscribe(({ location: to, action }) => {
      const isBack = action.type === 'BACK' || action.type === 'FORWARD' || action.type === 'GO';
      goingBackTo = isBack ? (tops.get(to.state.__TSR_key ?? '') ?? null) : null;
    });
    return () => {
      element?.removeEventListener('scroll', keep);
      stop();
    };
  }, [history, scroller]);
  useLayoutEffect(() => {
    if (!location.hash && goingBackTo === null) scroller.current?.scrollTo({ top: 0 });
  }, [path, scroller]);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    // Where it stands without a single scroll is a place as well.
    if (goingBackTo === null && entry !== undefined) tops.set(entry, element.scrollTop);
    return bringBack(element);
  }, [entry, path, scroller]);
}

/** Scrolls there as soon as there is enough to scroll, unless the reader moves first. */
function bringBack(scroller: HTMLElement): (() => void) | undefined {
  if (goingBackTo === null) return undefined;
  const top = goingBackTo;
  const signs = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const;
  const attempt = (): void => {
    scroller.scrollTop = top;
    if (Math.abs(scroller.scrollTop - top) < 2 && scroller.scrollHeight > scroller.clientHeight) done();
  };
  const watcher = new MutationObserver(() => requestAnimationFrame(attempt));
  const timer = setTimeout(done, patienceMs);
  for (const sign of signs) addEventListener(sign, done, { passive: true });
  function done(): void {
    watcher.disconnect();
    clearTimeout(timer);
    for (const sign of signs) removeEventListener(sign, done);
    // After the effects of this very change, which ask whether it is a way back.
    setTimeout(() => (goingBackTo = null), 100);
  }
  watcher.observe(scroller, { childList: true, subtree: true });
  requestAnimationFrame(attempt);
  return done;
}
