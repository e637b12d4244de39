import { githubSlug } from '../catalogue/words.ts';

const heading = /^ {0,3}#{1,6}[ \t]+(\S.*)$/;
const fence = /^ {0,3}(`{3,}|~{3,})/;

/** The anchors that GitHub gives the headings of a document, by their lines; equal ones are numbered. */
export function headingAnchors(source: string): ReadonlyMap<number, string> {
  const anchors = new Map<number, string>();
  const taken = new Map<string, number>();
  let open: string | null = null;
  for (const [index, raw] of source.split('\n').entries()) {
    const line = raw.trimEnd();
    const mark = fence.exec(line)?.[1];
    if (mark !== undefined && open === null) open = mark;
    else if (mark !== undefined && open !== null && mark.startsWith(open) && line.trim() === mark) open = null;
    const text = open === null ? heading.exec(line)?.[1] : undefined;
    if (text === undefined) continue;
    const slug = githubSlug(text.replace(/\s#+$/, '').replaceAll(/\[([^[\]]*)\]\([^()\s]*\)/g, '$1'));
    const count = taken.get(slug) ?? 0;
    taken.set(slug, count + 1);
    anchors.set(index + 1, count === 0 ? slug : `${slug}-${count}`);
  }
  return anchors;
}
