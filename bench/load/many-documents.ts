// Runbooks by the thousand: the documents of ../shared/corpora where they are, else the examples, again and again
// under other titles and with words of their own.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const repository = join(import.meta.dirname, '..', '..');

export interface SourceDocument {
  readonly file: string;
  readonly source: string;
}

/** The documents that are multiplied, and where they are from. */
export function readSources(): { folder: string; documents: readonly SourceDocument[] } {
  const corpora = join(repository, '..', 'shared', 'corpora', 'runbooks');
  const folder = existsSync(corpora) ? corpora : join(repository, 'examples');
  const documents = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .toSorted()
    .map((file) => ({ file, source: readFileSync(join(folder, file), 'utf8') }));
  return { folder: relative(repository, folder), documents };
}

const colours = ['amber', 'basalt', 'cobalt', 'dune', 'ember', 'flint', 'garnet', 'heather', 'indigo', 'jade', 'khaki', 'lilac'];
const things = ['anvil', 'bridge', 'cellar', 'dome', 'engine', 'forge', 'gate', 'hangar', 'island', 'jetty', 'kiln', 'lagoon'];

/** A name that no other copy has, of two words that many have and a number. */
export const nameOfCopy = (copy: number): string =>
  `${colours[copy % colours.length] ?? ''} ${things[Math.floor(copy / colours.length) % things.length] ?? ''} ${copy}`;

/** A document as another team would have it: every heading of the first two levels carries the copy's name. */
export function copyOf(document: SourceDocument, copy: number): SourceDocument {
  const name = nameOfCopy(copy);
  return {
    file: `${name.replaceAll(' ', '-')}/${document.file}`,
    source: document.source.replaceAll(/^(#{1,2} \S.*)$/gm, (heading) => `${heading} ${name}`),
  };
}
