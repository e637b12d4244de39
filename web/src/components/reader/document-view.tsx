import { memo, useEffect } from 'react';
import type { ReactNode, RefObject } from 'react';
import { announce } from '../../ui/announcer.tsx';
import { copyText } from '../../ui/copy-button.tsx';
import { findLine } from './find-line.ts';
import type { ReaderNote } from './reader-notes.ts';

/** The document as written. The server made this HTML from Markdown and sanitised it; nothing else is ever set this way. */
export const DocumentView = memo(function DocumentView({
  html,
  notes,
  container,
}: {
  readonly html: string;
  readonly notes: readonly ReaderNote[];
  readonly container: RefObject<HTMLDivElement | null>;
}): ReactNode {
  useEffect(() => {
    const root = container.current;
    if (!root) return;
    addCopyButtons(root);
    for (const link of root.querySelectorAll<HTMLAnchorElement>('a[href^="http"]')) {
      link.target = '_blank';
      link.rel = 'noreferrer';
    }
    for (const note of notes) {
      if (note.kind === 'step' && note.step.risk) findLine(root, note.line)?.closest('pre')?.setAttribute('data-risk', note.step.risk);
    }
  }, [html, notes, container]);
  return <div ref={container} dir="auto" className="prose min-w-0" dangerouslySetInnerHTML={{ __html: html }} />;
});

function addCopyButtons(root: HTMLElement): void {
  for (const block of root.querySelectorAll('pre')) {
    block.tabIndex = 0;
    if (block.parentElement?.hasAttribute('data-code')) continue;
    // Around the block, not in it: a long line scrolls away under the button.
    const frame = document.createElement('div');
    frame.className = 'group relative';
    frame.setAttribute('data-code', '');
    block.before(frame);
    frame.append(block);
    const text = block.textContent;
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Copy';
    button.className =
      'absolute end-2 top-2 rounded border border-white/20 bg-terminal px-2 py-0.5 font-sans text-2xs text-terminal-dim opacity-0 group-hover:opacity-100 hover:text-white focus-visible:opacity-100 pointer-coarse:opacity-100';
    button.addEventListener('click', () => {
      copyText(text).then(
        () => {
          button.textContent = 'Copied';
          announce('Copied');
          setTimeout(() => (button.textContent = 'Copy'), 1500);
        },
        () => (button.textContent = 'Not allowed'),
      );
    });
    frame.append(button);
  }
}
