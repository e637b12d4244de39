import { useRouter } from '@tanstack/react-router';
import { memo, useEffect } from 'react';
import type { ReactNode, RefObject } from 'react';
import type { RunbookDetailView } from '../../api/views.ts';
import { announce } from '../../ui/announcer.tsx';
import { copyText } from '../../ui/copy-button.tsx';
import { boxLines } from './code-lines.ts';
import { findLine } from './find-line.ts';
import { markElsewhere } from './mark-elsewhere.ts';
import type { ReaderNote, StepNote } from './reader-notes.ts';
import { addStepTags } from './step-tags.ts';
import { stepsInWords } from './steps-in-words.ts';

/** The document as written. The server made this HTML from Markdown and sanitised it; nothing else is ever set this way. */
export const DocumentView = memo(function DocumentView({
  html,
  notes,
  runbook,
  container,
}: {
  readonly html: string;
  /** Whose notes these are: others can stand in the same document. */
  readonly runbook: RunbookDetailView;
  readonly notes: readonly ReaderNote[];
  readonly container: RefObject<HTMLDivElement | null>;
}): ReactNode {
  const router = useRouter();
  useEffect(() => {
    const root = container.current;
    if (!root) return;
    addCopyButtons(root);
    for (const link of root.querySelectorAll<HTMLAnchorElement>('a[href^="http"]')) {
      link.target = '_blank';
      link.rel = 'noreferrer';
      if (link.textContent === link.getAttribute('href')) link.classList.add('bare');
    }
    markSteps(root, notes);
    markElsewhere(root, runbook);
    addStepTags(root, notes, stepAddress);
    // A link to a heading or to another runbook is followed without a reload.
    const follow = (event: MouseEvent): void => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      const href = link?.getAttribute('href');
      if (!href || !/^[/#]/.test(href) || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return;
      event.preventDefault();
      router.history.push(href.startsWith('#') ? `${location.pathname}${location.search}${href}` : href);
    };
    root.addEventListener('click', follow);
    const watcher = new ResizeObserver(() => reachTables(root));
    watcher.observe(root);
    return () => {
      watcher.disconnect();
      root.removeEventListener('click', follow);
      for (const added of root.querySelectorAll('.step-tag, .belongs-to')) added.remove();
      for (const element of root.querySelectorAll<HTMLElement>('[data-step], [data-risk], [data-elsewhere]')) {
        delete element.dataset['risk'];
        delete element.dataset['step'];
        delete element.dataset['elsewhere'];
      }
    };
  }, [html, notes, runbook, container, router]);
  return <div ref={container} dir="auto" className="prose min-w-0" dangerouslySetInnerHTML={{ __html: html }} />;
});

/** Colours the edge of each step's block, and says beside it on paper what the margin says on the screen. */
function markSteps(root: HTMLElement, notes: readonly ReaderNote[]): void {
  const places = new Map<HTMLElement, StepNote[]>();
  for (const note of notes) {
    const found = note.kind === 'step' ? findLine(root, note.line) : null;
    const block = found?.closest('pre') ?? found;
    if (!block || note.kind !== 'step') continue;
    const isCode = block.tagName === 'PRE';
    if (note.step.risk && isCode && worse(note.step.risk, block.dataset['risk'])) block.dataset['risk'] = note.step.risk;
    if (!isCode && !note.step.risk) continue;
    const framed = block.closest<HTMLElement>('[data-code]') ?? block;
    places.set(framed, [...(places.get(framed) ?? []), note]);
  }
  for (const [place, steps] of places) place.dataset['step'] = stepsInWords(steps);
}

/** A step among the steps, in this version of the document. */
function stepAddress(line: number): string {
  const search = new URLSearchParams(location.search);
  search.set('view', 'steps');
  return `${location.pathname}?${search}#L${line}`;
}

/** A table too wide for the page scrolls, so it must be reachable without a mouse; the others need no stop of their own. */
function reachTables(root: HTMLElement): void {
  for (const table of root.querySelectorAll('table')) {
    if (table.scrollWidth > table.clientWidth) table.tabIndex = 0;
    else table.removeAttribute('tabindex');
  }
}

const order = ['read-only', 'mutating', 'destructive'];
const worse = (risk: string, than: string | undefined): boolean => order.indexOf(risk) > order.indexOf(than ?? '');

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
    boxLines(block);
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Copy';
    button.className =
      'absolute end-2 top-2 rounded border border-white/20 bg-terminal px-2 py-0.5 font-sans text-2xs text-terminal-dim opacity-0 group-hover:opacity-100 hover:text-white focus-visible:opacity-100 pointer-coarse:opacity-100 print:hidden';
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
