/** A part of a document that its author put into a box, a fold or a tab; Markdown has no word for it. */
export interface Box {
  readonly parent: Box | null;
  /** What its head says: the title of a warning, the summary of a fold, the label of a tab; empty without. */
  title: string;
  /** True for a tab: one of several ways, of which one is enough. */
  readonly isTab: boolean;
  /** False while its end was not met: a box that nobody closes is no part of its own. */
  isClosed: boolean;
}

declare module 'mdast' {
  // What a node of the Markdown tree knows beyond Markdown.
  interface Data {
    box?: Box;
  }
  interface CodeData {
    /** Line of the file on which the code begins, where the line of the block does not tell. */
    firstLine?: number;
    /** True for `<pre>`: entities and markup stand in the text. */
    isHtml?: boolean;
  }
}

/** The box and those around it, innermost first. */
export function* boxesAround(box: Box | null | undefined): Generator<Box> {
  for (let each = box ?? null; each !== null; each = each.parent) if (each.isClosed) yield each;
}

/** The innermost box that was closed; null outside. */
export const boxOf = (box: Box | null | undefined): Box | null => [...boxesAround(box)][0] ?? null;
