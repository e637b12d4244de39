// What we use of satteri. Its own declarations add MDX to everybody's Markdown and HTML trees (tsconfig.json, `paths`).
import type { Nodes } from 'mdast';

/** CommonMark, GFM and front matter as a tree with positions. Ends the process on some hostile texts: see fast-markdown.ts. */
export declare function markdownToMdast(source: string): Nodes;

/** A tree as its programs hand it over. */
export declare class MdastReader {
  constructor(bytes: Uint8Array);
}
export declare function materializeMdastTree(reader: MdastReader): Nodes;
