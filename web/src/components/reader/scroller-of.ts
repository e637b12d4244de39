/** What scrolls this element. */
export function scrollerOf(element: HTMLElement): Element {
  for (let around = element.parentElement; around; around = around.parentElement) {
    if (around.scrollHeight > around.clientHeight && /auto|scroll/.test(getComputedStyle(around).overflowY)) return around;
  }
  return document.documentElement;
}

/**
 * The height in the window at which somebody reads: its middle; at the two ends of what scrolls it moves to the edge, so that
 * every line comes by it.
 */
export function readingHeight(scroller: Element): number {
  const { scrollTop, clientHeight, scrollHeight } = scroller;
  const half = clientHeight / 2;
  const left = scrollHeight - clientHeight - scrollTop;
  const fromTop = scrollTop < half ? scrollTop : half + Math.max(0, half - left);
  return scroller.getBoundingClientRect().top + fromTop;
}
