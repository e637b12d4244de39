/** What says something about a file, and reads none: a comment, and a text that is printed as it stands. */
const talk = /(?<=^|\s)#[^\n]*|\b(?:echo|printf)\s+(?:-\w+\s+)*(?:"[^"$`]*"|'[^']*')/gu;

const plain = (path: string): string => path.replaceAll(/["']/gu, '').replace(/^(?:\.\/)+/u, '');

/**
 * True when the text names a file before something is written to it, or in the same command: it is read there, and so it
 * exists (`sort f > f`, `git show HEAD~3:f > f`, `head f > g; cat g > f`). Where a `>` names it, the text itself made it.
 */
export function isNamedBefore(text: string, at: { readonly start: number; readonly end: number }, target: string): boolean {
  const rest = /^[^;|&\n]*/u.exec(text.slice(at.end))?.[0] ?? '';
  const name = plain(target);
  return [text.slice(0, at.start), rest].some((part) =>
    part
      .replaceAll(talk, ' ')
      .replaceAll(/>{1,2}\|?[ \t]*\S+/gu, ' ')
      .split(/[\s;|&()<=:,]+/u)
      .some((each) => plain(each) === name),
  );
}
