import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** True while the page is on its way to paper: the document is what prints, with every folded part open and in light colours. */
export function usePrintable(): boolean {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    let opened: HTMLDetailsElement[] = [];
    const before = (): void => {
      // The browser takes its picture as soon as this returns.
      flushSync(() => setPrinting(true));
      opened = [...document.querySelectorAll<HTMLDetailsElement>('.prose details:not([open])')];
      for (const details of opened) details.open = true;
    };
    const after = (): void => {
      for (const details of opened) details.open = false;
      setPrinting(false);
    };
    addEventListener('beforeprint', before);
    addEventListener('afterprint', after);
    return () => {
      removeEventListener('beforeprint', before);
      removeEventListener('afterprint', after);
    };
  }, []);
  return isPrinting;
}
