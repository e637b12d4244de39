import type { AlertFacts, CatalogueRunbook } from './catalogue.ts';
import { bareName, fileStem, githubSlug } from './words.ts';

/** What a `runbook_url` points at, as far as this catalogue knows it. */
export interface UrlTarget {
  readonly runbooks: readonly CatalogueRunbook[];
  /** True where the link names the runbook itself, not only its document. */
  readonly isExact: boolean;
  readonly reason: string;
}

interface LinkParts {
  readonly segments: readonly string[];
  readonly anchor: string;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Path segments and anchor of a link; hostile or broken ones give null. */
export function readLink(link: string): LinkParts | null {
  const text = link.trim();
  if (text === '' || text.length > 2_000) return null;
  const url = URL.parse(text, 'https://link.invalid/');
  if (!url) return null;
  return { segments: url.pathname.split('/').filter(Boolean).map(decode), anchor: decode(url.hash.slice(1)).toLowerCase() };
}

const bareSegment = (segment: string) => fileStem(segment).toLowerCase();

/** How many path segments, from the end, link and document share; 0 when not even the file is the same. */
function sharedTail(link: readonly string[], path: string): number {
  const file = path.split('/');
  let count = 0;
  while (count < Math.min(link.length, file.length)) {
    const a = link.at(-1 - count) ?? '';
    const b = file.at(-1 - count) ?? '';
    if (count === 0 ? bareSegment(a) !== bareSegment(b) : a.toLowerCase() !== b.toLowerCase()) break;
    count++;
  }
  return count;
}

// What documents write before the name of a runbook in its heading: "Runbook: …", "3. …", "Alert Name: …".
const headingPrefix = /^(?:\d+-+|runbook-+|issue-+|scenario-+|alert-name-+|alert-+)+/;

function isAnchorOf(anchor: string, runbook: CatalogueRunbook): boolean {
  const bare = anchor.replace(headingPrefix, '');
  const own = new Set([runbook.slug.toLowerCase(), githubSlug(runbook.title)]);
  return own.has(anchor) || own.has(bare);
}

/**
 * Resolves a link in this order: the file (longest common path from the end) with an anchor in it,
 * the file alone, the last path segment as a runbook's slug (Tocsin's own addresses), and for documents
 * that live elsewhere the anchor alone (`#alert-name-<lower case>`, GitHub's slug). Null when nothing is named.
 */
export function resolveRunbookUrl(runbooks: readonly CatalogueRunbook[], link: string, alert: AlertFacts): UrlTarget | null {
  const parts = readLink(link);
  if (!parts) return null;
  const tails = runbooks.map((runbook) => sharedTail(parts.segments, runbook.file));
  const longest = Math.max(0, ...tails);
  const inFile = longest > 0 ? runbooks.filter((_, index) => tails[index] === longest) : [];
  if (parts.anchor !== '') {
    const named = namedByAnchor(inFile.length > 0 ? inFile : runbooks, parts.anchor, alert);
    if (named) return named;
  }
  if (inFile.length > 0) return { runbooks: inFile, isExact: inFile.length === 1, reason: 'its runbook_url names this document' };
  const last = parts.segments.at(-1)?.toLowerCase();
  const bySlug = last === undefined ? [] : runbooks.filter((runbook) => runbook.slug.toLowerCase() === last);
  return bySlug.length > 0 ? { runbooks: bySlug, isExact: true, reason: 'its runbook_url ends with this runbook' } : null;
}

function namedByAnchor(candidates: readonly CatalogueRunbook[], anchor: string, alert: AlertFacts): UrlTarget | null {
  const byAnchor = candidates.filter((runbook) => isAnchorOf(anchor, runbook));
  if (byAnchor.length > 0)
    return { runbooks: byAnchor, isExact: true, reason: `its runbook_url points at the heading #${anchor.slice(0, 80)}` };
  const name = /^alert-name-(.+)$/.exec(anchor)?.[1] ?? (anchor === alert.name.toLowerCase() ? anchor : null);
  if (name === null) return null;
  const byName = candidates.filter((runbook) => runbook.alerts.some((known) => bareName(known) === bareName(name)));
  return byName.length > 0
    ? { runbooks: byName, isExact: true, reason: `its runbook_url names the alert (#${anchor.slice(0, 80)})` }
    : null;
}
