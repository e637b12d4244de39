import { posix } from 'node:path';
import { githubSlug } from './words.ts';

/** A runbook of the catalogue as links find it. */
interface LinkTarget {
  readonly slug: string;
  readonly title: string;
  readonly file: string;
}

const endings = ['', '.md', '.markdown', '/README.md', '/index.md', '/_index.md'];

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Finds the runbook that a relative link of a document means, in the ways people and site generators write them: beside the
 * file (`../db/down.md`), as the page that a site makes of it (`../down/`), or from the root of the site (`/runbooks/down`).
 */
export function linkResolver(
  targets: readonly LinkTarget[],
): (fromFile: string, href: string) => { readonly slug: string; readonly anchor: string } | null {
  const byFile = Map.groupBy(targets, (target) => target.file);
  let byEnd: ReadonlyMap<string, string> | null = null;
  const find = (path: string): string | undefined => endings.map((end) => path + end).find((candidate) => byFile.has(candidate));
  return (fromFile, href) => {
    const [beforeHash = '', ...hash] = href.split('#');
    const path = decoded(beforeHash.split('?')[0] ?? '').replace(/\/$/, '');
    const folder = posix.dirname(fromFile);
    const file = path.startsWith('/')
      ? endings.map((end) => (byEnd ??= tailsOf(byFile.keys())).get(path.slice(1) + end)).find((found) => found !== undefined)
      : (find(posix.join(folder, path)) ?? find(posix.join(folder, posix.basename(fromFile).replace(/\.[^.]+$/, ''), path)));
    const runbooks = file === undefined ? undefined : byFile.get(file);
    if (!runbooks) return null;
    const anchor = hash.join('#');
    const meant = runbooks.find((runbook) => anchor !== '' && githubSlug(runbook.title) === anchor.toLowerCase()) ?? runbooks[0];
    return meant ? { slug: meant.slug, anchor } : null;
  };
}

/** From the root of a site the folders above it are unknown: each tail of a path may be meant, the shortest file wins. */
function tailsOf(files: Iterable<string>): ReadonlyMap<string, string> {
  const tails = new Map<string, string>();
  for (const file of files) {
    const parts = file.split('/');
    for (let from = 0; from < parts.length; from += 1) {
      const tail = parts.slice(from).join('/');
      const before = tails.get(tail);
      if (before === undefined || file.length < before.length) tails.set(tail, file);
    }
  }
  return tails;
}
