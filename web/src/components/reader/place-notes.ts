import { lineTop } from './find-line.ts';
import { readingHeight, scrollerOf } from './scroller-of.ts';
import { stackAround } from './stack-notes.ts';

const gap = 4;
/** By how much more than the document the notes may be scrolled away: it opens with the scrolling, so that nothing jumps. */
const roomAbove = 4;

/** Keeps the notes in a margin beside their lines of the text, until the returned function is called. */
export function placeNotes(margin: HTMLElement, text: HTMLElement): () => void {
  const notes = [...margin.children].filter((note) => note instanceof HTMLElement);
  let wishes: readonly { readonly wanted: number; readonly height: number }[] = [];
  let isHeld = false;
  let frame = 0;
  const place = (): void => {
    if (isHeld) return;
    const scroller = scrollerOf(text);
    const { top: start } = text.getBoundingClientRect();
    // What is scrolled out of sight has room for the notes of what was read, also above the document's first line.
    const ceiling = -roomAbove * Math.max(0, scroller.getBoundingClientRect().top - start);
    stackAround(wishes, gap, readingHeight(scroller) - start, ceiling).forEach((top, index) =>
      notes[index]?.style.setProperty('top', `${Math.round(top)}px`),
    );
  };
  const placeSoon = (): void => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(place);
  };
  const measure = (): void => {
    wishes = notes.map((note) => ({ wanted: lineTop(text, Number(note.dataset['noteLine'])), height: note.offsetHeight }));
    place();
  };
  // What is pressed stands still until it is let go: a press that ends beside a link is none.
  const hold = (): void => void (isHeld = true);
  const letGo = (): void => {
    if (!isHeld) return;
    isHeld = false;
    placeSoon();
  };

  measure();
  const ended = new AbortController();
  const { signal } = ended;
  const watcher = new ResizeObserver(measure);
  for (const one of [text, ...notes]) watcher.observe(one);
  // Whatever it is that scrolls: it is found only when there is something to scroll.
  addEventListener('scroll', placeSoon, { capture: true, passive: true, signal });
  margin.addEventListener('focusin', keepInSight, { signal });
  margin.addEventListener('pointerdown', hold, { signal });
  for (const end of ['pointerup', 'pointercancel'] as const) addEventListener(end, letGo, { signal });
  return () => {
    ended.abort();
    watcher.disconnect();
    cancelAnimationFrame(frame);
  };
}

/** The browser scrolls to what the keyboard goes to; scrolling moves the notes. */
function keepInSight({ target }: FocusEvent): void {
  if (target instanceof HTMLElement && target.matches(':focus-visible'))
    requestAnimationFrame(() => requestAnimationFrame(() => target.scrollIntoView({ block: 'nearest' })));
}
