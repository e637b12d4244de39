/** Where an address with brackets stands that nobody quoted. */
export interface BareAddress {
  readonly start: number;
  readonly end: number;
}

/**
 * What curl or wget is to get where the query holds a bracket: `curl http://host/query?query=rate(x[5m])`. The shell takes the
 * bracket for its own and refuses the line; what the author meant is plain. Nothing in the word may end it or expand, and
 * before the query it is no pattern either.
 */
const address =
  /(?<=\b(?:curl|wget)[ \t][^\n;|&()<>]*[ \t]|\b(?:curl|wget)[ \t]+)https?:\/\/[\w.:/@%+~-]*\?[^\s"'`\\$<>|;&()]*\((?!\))(?:[^\s"'`\\$<>|;&]|"[^\s"'`\\$<>|;&]*")*(?=\s|$)/gu;

/** What makes it unsure where quotes begin and end before a place: escapes, substitutions, C strings, here-documents. */
const unsure = /\\(?!\r?\n)|`|\$[('"]|<</u;

const isBalanced = (word: string): boolean => word.split('(').length === word.split(')').length;

/** Whether an offset surely lies outside quotes and comments. */
function isBare(text: string, offset: number): boolean {
  if (unsure.test(text.slice(0, offset))) return false;
  let quote = '';
  for (let index = 0; index < offset; index++) {
    const sign = text[index] ?? '';
    if (quote !== '') quote = sign === quote ? '' : quote;
    else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '#' && /^[\s;]?$/u.test(text[index - 1] ?? '')) {
      const end = text.indexOf('\n', index);
      if (end < 0 || end >= offset) return false;
      index = end;
    }
  }
  return quote === '';
}

/** The unquoted addresses with brackets of a shell text, in order. */
export function bareAddresses(text: string): readonly BareAddress[] {
  if (!text.includes('://') || text.includes('<<')) return [];
  return [...text.matchAll(address)].flatMap(({ index, 0: { length } }) =>
    isBalanced(text.slice(index, index + length)) && isBare(text, index) ? [{ start: index, end: index + length }] : [],
  );
}

/**
 * A text with every such address of its source as one plain word of the same length, so that the grammar reads the rest; who
 * runs it runs `quoteBareAddresses()`, and judges that. The text is the source, or the source with holes and prompts masked.
 */
export function maskBareAddresses(text: string, source: string): string {
  let masked = text;
  for (const { start, end } of bareAddresses(source))
    masked = masked.slice(0, start) + masked.slice(start, end).replaceAll(/[(){}[\]"!*~,^]/gu, '_') + masked.slice(end);
  return masked;
}

/** The text with every such address in quotes. */
export function quoteBareAddresses(text: string): string {
  let quoted = text;
  for (const { start, end } of bareAddresses(text).toReversed())
    quoted = `${quoted.slice(0, start)}'${quoted.slice(start, end)}'${quoted.slice(end)}`;
  return quoted;
}
