export interface ProseLine {
  readonly line: number;
  readonly text: string;
}

/** The lines of a document that stand outside code fences, with their numbers. */
export function proseLines(text: string): readonly ProseLine[] {
  const prose: ProseLine[] = [];
  let fence: string | null = null;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const mark = /^[\s>]{0,16}(?:[-*+] +|\d{1,3}[.)] +)?(`{3,}|~{3,})(.*)$/.exec(line);
    if (fence === null) {
      // Back-ticks behind the mark make it code in a line, not a fence.
      if (mark?.[1] !== undefined && !(mark[1].startsWith('`') && (mark[2] ?? '').includes('`'))) fence = mark[1];
      else prose.push({ line: index + 1, text: line });
    } else if (mark?.[1]?.startsWith(fence) === true && (mark[2] ?? '').trim() === '') fence = null;
  }
  return prose;
}

export interface ProseHeading {
  readonly line: number;
  readonly level: number;
  readonly text: string;
}

/** Headings of both notations. */
export function headingsOf(lines: readonly ProseLine[]): readonly ProseHeading[] {
  return lines.flatMap(({ line, text }, index): readonly ProseHeading[] => {
    const marked = /^[ >]{0,6}(#{1,6})[ \t]+(\S.*)$/.exec(text);
    if (marked) return [{ line, level: marked[1]?.length ?? 1, text: (marked[2] ?? '').replace(/[ \t]#+[ \t]*$/, '') }];
    const under = lines[index + 1];
    const rule = under?.line === line + 1 ? /^ {0,3}(=+|-{2,})[ \t]*$/.exec(under.text)?.[1] : undefined;
    return rule === undefined || !/^ {0,3}[^\s|>*+-]/.test(text) ? [] : [{ line, level: rule.startsWith('=') ? 1 : 2, text: text.trim() }];
  });
}

/** The anchor that renderers make of a heading, without what they disagree on (doubled and outer dashes). */
export const anchorOf = (heading: string): string =>
  heading
    .replace(/\{#[\w:.-]+\}\s*$/, '')
    .replaceAll(/\[([^[\]]{0,200})\]\([^()]{0,500}\)/g, '$1')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(/[\s-]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
