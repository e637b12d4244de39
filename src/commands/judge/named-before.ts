/** What says something about a file, and reads none: a comment, and a text that is printed as it stands. */
const talk = /(?<=^|\s)#[^\n]*|\b(?:echo|printf)\s+(?:-\w+\s+)*(?:"[^"$`]*"|'[^']*')/gu;

/** A text as it is once the shell has read it, as far as names of files go: without quotes, and the shortest way to each. */
const plain = (text: string): string =>
  text
    .replaceAll(/["'\\]|\$(?=['"])/gu, '')
    .replaceAll(/\$\{?PWD\}?\//gu, '')
    .replaceAll(/\/{2,}/gu, '/')
    .replaceAll(/(?<![^\s/=:,<])\.\//gu, '')
    .replaceAll(/[^/\s]+\/\.\.\//gu, '');

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`);

/** True where a text names a file as a word of its own; no expression, which each name would have to be made one for. */
function names(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const end = at + name.length;
    const isBegin = at === 0 || !/[\w./~-]/u.test(text[at - 1] ?? '');
    if (isBegin && !/^(?:[\w/~-]|\.\w)/u.test(text.slice(end, end + 2))) return true;
  }
  return false;
}

/** `*.log`, `t?t`, `[x]`, `{x,y}`: a word that may stand for the name, among others. */
function mayStandFor(word: string, name: string): boolean {
  if (!/[*?[{]/u.test(word) || /^-|\$/u.test(word)) return false;
  // What nobody writes may stand for anything; an expression for it could take too long.
  if (word.length > 200 || (word.match(/[*?[{]/gu)?.length ?? 0) > 4) return true;
  const pattern = escaped(plain(word))
    .replaceAll(String.raw`\*`, '.*')
    .replaceAll(String.raw`\?`, '.')
    .replaceAll(/\\\[.*?\\\]/gu, '.')
    .replaceAll(/\\\{.*?\\\}/gu, '.*');
  return new RegExp(`^${pattern}$`, 'u').test(name);
}

/**
 * True when the text names a file before something is written to it, or in the same command: it is read there, and so it
 * exists (`sort f > f`, `git show HEAD~3:f > f`, `head f > g; cat g > f`). Where a `>` names it, the text itself made it.
 */
export function isNamedBefore(text: string, at: { readonly start: number; readonly end: number }, target: string): boolean {
  const rest = /^[^;|&\n]*/u.exec(text.slice(at.end))?.[0] ?? '';
  const name = plain(target);
  return [text.slice(0, at.start), rest].some((part) => {
    const read = part.replaceAll(talk, ' ').replaceAll(/>{1,2}\|?[ \t]*\S+/gu, ' ');
    const bare = read.replaceAll(/"[^"]*"|'[^']*'/gu, ' ');
    return names(plain(read), name) || bare.split(/[\s;|&()<]+/u).some((word) => mayStandFor(word, name));
  });
}
