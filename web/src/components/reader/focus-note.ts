/** Gives the keyboard to the note of a line, or where there are no notes to the line itself, so that Tab goes on from there. */
export function focusNote(line: number): void {
  const notes = [...document.querySelectorAll<HTMLElement>('[data-note-line]')].filter((note) => note.offsetParent !== null);
  // A finding can be inside a step: its note is the last that begins at or before it.
  const begin = Math.max(0, ...notes.map((note) => Number(note.dataset['noteLine'])).filter((own) => own <= line));
  const here = notes.filter((note) => Number(note.dataset['noteLine']) === begin);
  const toOpen = here.findLast((note) => note.querySelector('button[aria-expanded]'));
  const control = toOpen?.querySelector<HTMLElement>('button[aria-expanded]') ?? here.at(-1)?.querySelector<HTMLElement>('a, button');
  (control ?? document.querySelector<HTMLElement>('pre.line-target, .line-target a'))?.focus({ preventScroll: true });
}
