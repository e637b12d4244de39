import { parsePromqlTree } from '../grammars.ts';
import { maximumPromqlLength } from '../model/limits.ts';

export interface PromqlSpan {
  readonly start: number;
  readonly end: number;
}

/** Where Prometheus' grammar cannot read the text. */
export function promqlProblems(text: string): { readonly start: number; readonly message: string }[] {
  if (text.length > maximumPromqlLength) return [{ start: 0, message: 'too long to be read' }];
  const problems: { readonly start: number; readonly message: string }[] = [];
  parsePromqlTree(text).iterate({
    enter(node) {
      if (node.type.isError) problems.push({ start: node.from, message: 'Prometheus cannot read this expression' });
    },
  });
  return problems;
}

/** Comments of PromQL start with `#` outside of strings. */
function commentsIn(text: string): PromqlSpan[] {
  const spans: PromqlSpan[] = [];
  for (const match of text.matchAll(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`[^`]*`|#[^\n]*/gu)) {
    if (match[0].startsWith('#')) spans.push({ start: match.index, end: match.index + match[0].length });
  }
  return spans;
}

const isWhole = (text: string): boolean => text.trim() !== '' && promqlProblems(text).length === 0;

/**
 * The expressions of a text that may hold several, one after another: an expression goes on over lines
 * until the grammar calls it whole and the line after it cannot belong to it.
 */
export function splitPromql(source: string): { readonly expressions: readonly PromqlSpan[]; readonly comments: readonly PromqlSpan[] } {
  const comments = commentsIn(source);
  const text = comments.reduce((sum, span) => sum.slice(0, span.start) + ' '.repeat(span.end - span.start) + sum.slice(span.end), source);
  const expressions: PromqlSpan[] = [];
  const isLong = source.length > maximumPromqlLength;
  const trimmed = (start: number, end: number): PromqlSpan => {
    const piece = text.slice(start, end);
    return { start: start + piece.search(/\S/u), end: start + piece.trimEnd().length };
  };
  let start = 0;
  for (let at = 0; at < text.length;) {
    const next = isLong ? -1 : text.indexOf('\n', at);
    const end = next < 0 ? text.length : next;
    const rest = text.slice(end);
    const line = text.slice(start, end);
    const goesOn = /^\s*(?:by|without|on|ignoring|group_left|group_right|offset|and|or|unless|bool|[-+*/%^<>=!)}\],])/iu.test(rest);
    if (line.trim() !== '' && isWhole(line) && !goesOn) {
      expressions.push(trimmed(start, end));
      start = end;
    }
    at = end + 1;
  }
  if (text.slice(start).trim() !== '') expressions.push(trimmed(start, text.length));
  return { expressions, comments };
}
