import { paths } from '../../api/paths.ts';
import type { RunbookDetailView } from '../../api/views.ts';
import { isWithin, ownLines } from './line-range.ts';

type Marked = Pick<RunbookDetailView, 'document' | 'line' | 'endLine' | 'slug' | 'organization'>;

/**
 * Marks what belongs to other runbooks of the document: nothing is said about its risks here, so it must not look as if there
 * were none, and paper can do without it. Before each of them stands whose it is.
 */
export function markElsewhere(root: HTMLElement, runbook: Marked): void {
  const only = ownLines(runbook);
  if (only === null) return;
  const others = runbook.document.runbooks.filter((one) => one.slug !== runbook.slug).toSorted((a, b) => a.line - b.line);
  let line = 0;
  let last: string | undefined;
  for (const block of root.querySelectorAll<HTMLElement>(':scope > *')) {
    // A block without a line (a rule, a frame) goes with what is in it or before it.
    const own = block.dataset['line'] ?? block.querySelector<HTMLElement>('[data-line]')?.dataset['line'];
    line = own === undefined ? line : Number(own);
    if (isWithin(only, line)) {
      last = undefined;
      continue;
    }
    block.dataset['elsewhere'] = '';
    // What goes on behind this runbook under no name of its own is the rest of the file.
    const owner = others.findLast((one) => one.line <= line && (line < only.from || one.line > only.from));
    if (owner === undefined || owner.slug === last) continue;
    last = owner.slug;
    const words = document.createElement('p');
    words.className = 'belongs-to';
    words.dataset['elsewhere'] = '';
    const link = document.createElement('a');
    link.href = paths.page.runbook(runbook.organization.slug, owner.slug);
    link.textContent = owner.title;
    words.append('Belongs to ', link);
    block.before(words);
  }
}
