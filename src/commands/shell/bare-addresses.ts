/** Where an address with brackets stands that nobody quoted. */
export interface BareAddress {
  readonly start: number;
  readonly end: number;
}

/**
 * A word of a command that is an address with a query in brackets: `curl http://host/query?query=rate(x[5m])`. The shell takes
 * the bracket for its own and refuses the line; what the author meant is plain. Nothing in it may end the word or expand.
 */
const address =
  /(?<=\S[ \t]+)https?:\/\/[^\s"'`\\$<>|;&()?]*\?[^\s"'`\\$<>|;&()]*\((?!\))(?:[^\s"'`\\$<>|;&]|"[^\s"'`\\$<>|;&]*")*(?=\s|$)/gu;

const isBalanced = (word: string): boolean => word.split('(').length === word.split(')').length;

/** Whether an offset lies outside quotes and comments; a here-document makes it unknown, so it does not. */
function isBare(text: string, offset: number): boolean {
  let quote = '';
  for (let index = 0; index < offset; index++) {
    const sign = text[index] ?? '';
    if (sign === '\\' && quote !== "'") index++;
    else if (quote !== '') quote = sign === quote ? '' : quote;
    else if (sign === '"' || sign === "'" || sign === '`') quote = sign;
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
 * runs it runs `quoteBareAddresses()`. The text is the source, or the source with holes and prompts masked.
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
