import { githubSlug } from '../catalogue/words.ts';
import { headingsOf, proseLines } from '../model/prose-lines.ts';

/** The anchors that GitHub gives the headings of a document, by their lines; equal ones are numbered. */
export function headingAnchors(source: string): ReadonlyMap<number, string> {
  const taken = new Map<string, number>();
  return new Map(
    headingsOf(proseLines(source)).map(({ line, text }) => {
      const slug = githubSlug(text.replaceAll(/\[([^[\]]*)\]\([^()\s]*\)/g, '$1'));
      const count = taken.get(slug) ?? 0;
      taken.set(slug, count + 1);
      return [line, count === 0 ? slug : `${slug}-${count}`];
    }),
  );
}
