import type { AlertFacts, CatalogueRunbook } from './catalogue.ts';
import { closeWords, mistakesIn } from './close-words.ts';
import { linkOf, pathSegments, readLink, sharedTail, type LinkParts } from './read-link.ts';
import { bareName, fileStem, githubSlug } from './words.ts';

/** What a `runbook_url` points at, as far as this catalogue knows it. */
export interface UrlTarget {
  readonly runbooks: readonly CatalogueRunbook[];
  /** True where the link names the runbook itself, not only its document. */
  readonly isExact: boolean;
  readonly reason: string;
}

/** The runbooks by what a link may call them; see `indexLinks`. */
export interface LinkIndex {
  readonly byFile: ReadonlyMap<string, readonly CatalogueRunbook[]>;
  readonly byName: ReadonlyMap<string, readonly CatalogueRunbook[]>;
  readonly byAlert: ReadonlyMap<string, readonly CatalogueRunbook[]>;
  /** Headings inside runbooks. */
  readonly byHeading: ReadonlyMap<string, readonly CatalogueRunbook[]>;
  /** The keys of `byFile`, sorted. */
  readonly fileKeys: readonly string[];
}

// What documents write before the name of a runbook in its heading: "Runbook: …", "3. …", "Alert Name: …".
const headingPrefix = /^(?:\d+-+|runbook-+|issue-+|scenario-+|alert-name-+|alertname-+|alert-+)+/;

/** The anchors of a runbook's own heading. */
const ownAnchors = (runbook: CatalogueRunbook): readonly string[] => [runbook.slug.toLowerCase(), githubSlug(runbook.title)];
const fileKey = (path: readonly string[]) => bareName(fileStem(path.at(-1) ?? ''));

interface Keys {
  readonly file: string;
  readonly names: readonly string[];
}

// Runbooks that did not change keep their object from one revision of the catalogue to the next.
const kept = new WeakMap<CatalogueRunbook, Keys>();

function keysOf(runbook: CatalogueRunbook): Keys {
  const known = kept.get(runbook);
  if (known) return known;
  const names = new Set(ownAnchors(runbook).flatMap((anchor) => [anchor, anchor.replace(headingPrefix, '')]));
  names.delete('');
  const keys = { file: fileKey(pathSegments(runbook.file)), names: [...names] };
  kept.set(runbook, keys);
  return keys;
}

/** Groups runbooks by what a link may call them. */
export function groupRunbooks(
  runbooks: readonly CatalogueRunbook[],
  keys: (runbook: CatalogueRunbook) => readonly string[],
): ReadonlyMap<string, readonly CatalogueRunbook[]> {
  const groups = new Map<string, CatalogueRunbook[]>();
  for (const runbook of runbooks) {
    for (const key of keys(runbook)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [runbook]);
      // The same key twice in one runbook comes one after the other.
      else if (group.at(-1) !== runbook) group.push(runbook);
    }
  }
  return groups;
}

export function indexLinks(runbooks: readonly CatalogueRunbook[], byAlert: ReadonlyMap<string, readonly CatalogueRunbook[]>): LinkIndex {
  let byHeading: LinkIndex['byFile'] | null = null;
  let fileKeys: readonly string[] | null = null;
  const byFile = groupRunbooks(runbooks, (runbook) => [keysOf(runbook).file]);
  return {
    byAlert,
    byFile,
    byName: groupRunbooks(runbooks, (runbook) => keysOf(runbook).names),
    // Seldom asked: made when they are.
    get byHeading() {
      return (byHeading ??= groupRunbooks(runbooks, ({ anchors }) => anchors));
    },
    get fileKeys() {
      return (fileKeys ??= [...byFile.keys()].toSorted());
    },
  };
}

/** What the link of an alert leads to, or why it leads nowhere. Null when the alert has no link. */
export function resolveRunbookUrl(index: LinkIndex, alert: AlertFacts): UrlTarget | { readonly problem: string } | null {
  const link = linkOf(alert);
  if (link === '') return null;
  const parts = readLink(link, alert);
  if (!parts) return { problem: 'its runbook_url is no address of a document' };
  const { segments, anchor } = parts;
  const inFile = documentsOf(index, parts);
  const shown = `#${anchor.slice(0, 80)}`;
  if (inFile.length > 0) {
    const named = anchor === '' ? null : atAnchor(inFile, anchor);
    if (named) return named;
    const missing = anchor === '' ? '' : `, in which no heading is called ${shown}`;
    return { runbooks: inFile, isExact: inFile.length === 1, reason: `its runbook_url names this document${missing}` };
  }
  const last = fileStem(segments.at(-1) ?? '').toLowerCase();
  const elsewhere = anchor === '' ? last : anchor;
  const found = byNameAlone(index, elsewhere);
  if (found.length > 0)
    return {
      runbooks: found,
      isExact: true,
      reason: anchor === '' ? 'its runbook_url ends with this runbook' : `its runbook_url points at the heading ${shown}`,
    };
  const name = elsewhere.replace(headingPrefix, '');
  const byAlert = index.byAlert.get(bareName(name)) ?? [];
  if (byAlert.length > 0)
    return { runbooks: byAlert, isExact: true, reason: `its runbook_url names the alert (${anchor === '' ? name.slice(0, 80) : shown})` };
  // A heading of several words that only one runbook has is meant; "diagnosis" could be anybody's.
  const inside = name.includes('-') ? (index.byHeading.get(name) ?? []) : [];
  if (inside.length === 1)
    return { runbooks: inside, isExact: true, reason: `its runbook_url names the heading #${name.slice(0, 80)} inside this runbook` };
  if (last === '') return { problem: 'its runbook_url names no document' };
  const problem = `no document here is called ${last.slice(0, 80)}${anchor === '' ? '' : ` and no runbook ${shown}`}`;
  return { problem: problem + closest(index, last) };
}

/** A file whose name differs by a letter or two: most likely a mistake in the link. */
function closest(index: LinkIndex, name: string): string {
  const typed = bareName(name);
  const [best] = closeWords(index.fileKeys, typed, mistakesIn(typed))
    .filter(({ isBeginning }) => !isBeginning)
    .toSorted((a, b) => a.distance - b.distance);
  const file = best && index.byFile.get(best.word)?.[0]?.file;
  return file === undefined ? '' : `; perhaps ${file} is meant`;
}

/** The runbooks of the document that a link names: the longest common path from the end, then the folders that the link names, too. */
function documentsOf(index: LinkIndex, { segments }: LinkParts): readonly CatalogueRunbook[] {
  const candidates = index.byFile.get(fileKey(segments)) ?? [];
  if (candidates.length === 0 || segments.length === 0) return [];
  const folders = new Set(segments.flatMap((segment) => bareName(segment)));
  const scores = new Map<string, readonly [number, number]>();
  for (const { file } of candidates) {
    if (scores.has(file)) continue;
    const path = pathSegments(file);
    const named = path.slice(0, -1).flatMap((segment) => segment.split('__').map(bareName));
    scores.set(file, [sharedTail(segments, path), named.filter((folder) => folders.has(folder)).length]);
  }
  const [bestTail, bestFolders] = [...scores.values()].reduce((a, b) => (b[0] > a[0] || (b[0] === a[0] && b[1] > a[1]) ? b : a));
  return candidates.filter(({ file }) => scores.get(file)?.[0] === bestTail && scores.get(file)?.[1] === bestFolders);
}

/** A heading of a document: of a runbook itself, of an alert that it names, or one inside it. */
function atAnchor(inFile: readonly CatalogueRunbook[], anchor: string): UrlTarget | null {
  const reason = `its runbook_url points at the heading #${anchor.slice(0, 80)}`;
  const bare = anchor.replace(headingPrefix, '');
  const own = inFile.filter((runbook) => ownAnchors(runbook).some((known) => known === anchor || known === bare));
  if (own.length > 0) return { runbooks: own, isExact: true, reason };
  const byAlert = inFile.filter(({ alerts }) => alerts.some((alert) => bareName(alert) === bareName(bare)));
  if (byAlert.length > 0) return { runbooks: byAlert, isExact: true, reason: `its runbook_url names the alert (#${anchor.slice(0, 80)})` };
  // GitHub numbers equal headings: `#diagnosis-2` is the third "Diagnosis" of the file.
  const numbered = /^(.+)-(\d{1,3})$/.exec(anchor);
  for (const [name, nth] of [[anchor, 0] as const, ...(numbered?.[1] ? [[numbered[1], Number(numbered[2])] as const] : [])]) {
    const inside = inFile.flatMap((runbook) => runbook.anchors.filter((known) => known === name).map(() => runbook));
    const found = inside[nth];
    if (found) return { runbooks: [found], isExact: true, reason: `${reason} inside this runbook` };
  }
  return null;
}

/** For documents that live elsewhere: the heading alone. */
function byNameAlone(index: LinkIndex, name: string): readonly CatalogueRunbook[] {
  if (name === '') return [];
  return index.byName.get(name) ?? index.byName.get(name.replace(headingPrefix, '')) ?? [];
}
