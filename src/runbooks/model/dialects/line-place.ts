/** Columns before the first character of a line, tabs counted to the next multiple of four. */
export function widthOf(line: string): number {
  let column = 0;
  for (const character of line) {
    if (character === '\t') column += 4 - (column % 4);
    else if (character === ' ') column++;
    else return column;
  }
  return column;
}

/** The line without so many columns of indent, as far as it has them. */
export function withoutIndent(line: string, columns: number): string {
  let at = 0;
  for (let column = 0; line[at] === ' ' || line[at] === '\t'; at++) {
    column += line[at] === '\t' ? 4 - (column % 4) : 1;
    if (column > columns) break;
  }
  return line.slice(at);
}

/** The marks of the quotes around a line. */
export function quoteOf(line: string): { readonly text: string; readonly count: number } {
  if (!/^ {0,3}>/.test(line)) return { text: '', count: 0 };
  const text = /^(?: {0,3}>[ ]?){1,40}/.exec(line)?.[0] ?? '';
  return { text, count: text.split('>').length - 1 };
}

/** Which lists a line stands in, as far as it takes to tell text from indented code. */
export interface Place {
  /** Takes a line in; false where its indent makes it code. */
  enter(line: string): boolean;
  /** Columns at which a block that stands on this line begins. */
  indentFor(line: string): number;
}

const item = /^([ \t]*)(?:[*+-]|\d{1,9}[.)])([ \t]+)\S/;

export function createPlace(): Place {
  // Columns at which the text of the open list items begins, outermost first.
  const contents: number[] = [];
  const room = (): number => (contents.at(-1) ?? 0) + 3;
  return {
    enter(line) {
      const width = widthOf(line);
      while (contents.length > 0 && width < (contents.at(-1) ?? 0)) contents.pop();
      const fits = width <= room();
      const marker = fits ? item.exec(line) : null;
      if (marker) {
        const own = marker[0].length - 1;
        contents.push((marker[2]?.length ?? 1) > 4 ? own - (marker[2]?.length ?? 1) + 1 : own);
      }
      return fits;
    },
    indentFor: (line) => {
      const width = item.test(line) ? (contents.at(-1) ?? 0) : widthOf(line);
      return width <= room() ? width : (contents.at(-1) ?? 0);
    },
  };
}
