/** What may begin or end something within a text: emphasis, code, a link, a tag. A score within a word does neither. */
const mark = /[*~`[\]<\\&!]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;
/** Each is as dear as three of the others. */
const address = /:\/\/|www/g;

/** How many marks a line has. */
export const marksIn = (line: string): number => (line.match(mark)?.length ?? 0) + 3 * (line.match(address)?.length ?? 0);

/**
 * What a paragraph with so many marks costs: a parser looks back, or on, from each to all the others (60 KB of `*]` took remark
 * 18 seconds, of `_www.a` 40: some ten and a hundred nanoseconds for one of these). The fullest paragraph of the corpora has 174 marks,
 * and all of one document come to 45,000.
 */
export const costOf = (marks: number): number => marks * marks;

/** What all paragraphs of a text cost; what stands between blank lines is one, code as well. */
export function costOfMarks(text: string): number {
  let cost = 0;
  let marks = 0;
  for (const line of text.split('\n')) {
    if (line.trim() === '') {
      cost += costOf(marks);
      marks = 0;
    } else marks += marksIn(line);
  }
  return cost + costOf(marks);
}
