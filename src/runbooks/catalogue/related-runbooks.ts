import type { RunbookRef } from './catalogue.ts';
import type { DescribedDocument, DescribedRunbook } from './describe-document.ts';
import type { RunbookListing } from './list-runbooks.ts';
import { bareName, fileStem, githubSlug } from './words.ts';

/** A runbook that has to do with another one. */
export interface RelatedRunbook extends RunbookRef {
  readonly kind: string;
  /** 0 to 1. */
  readonly score: number;
  readonly reasons: readonly string[];
}

const weights = { alert: 5, linked: 4, linksHere: 3, service: 2, command: 1 } as const;
const enough = 2;
const full = 10;
const maxRelated = 8;
/** What more runbooks than this have in common says nothing about two of them. */
const tooCommon = 0.1;
const alwaysTelling = 5;

interface Entry {
  readonly listing: RunbookListing;
  readonly runbook: DescribedRunbook;
  readonly file: string;
}

/** Program and what it is done to, without values: `kubectl rollout restart`, `redis-cli info`. */
function shapeOf(command: string): string | null {
  const words = command
    .trim()
    .split(/\s+/, 12)
    .filter((word) => /^[A-Za-z][\w.-]*$/.test(word))
    .slice(0, 3);
  return words.length < 2 ? null : words.join(' ');
}

/** The runbooks that share an alert, a service, commands or a link with the one of this slug, the closest first; null when there is none. */
export function relatedRunbooks(
  documents: readonly DescribedDocument[],
  listings: readonly RunbookListing[],
  slug: string,
): readonly RelatedRunbook[] | null {
  const entries: Entry[] = [];
  for (const { runbooks, file } of documents) {
    for (const runbook of runbooks) {
      const listing = listings[entries.length];
      if (listing) entries.push({ listing, runbook, file });
    }
  }
  const own = entries.find(({ listing }) => listing.slug === slug);
  if (!own) return null;
  const limit = Math.max(alwaysTelling, entries.length * tooCommon);
  const alerts = new Map(own.runbook.alerts.map((name) => [bareName(name), name]));
  const services = telling(own.runbook.services, entries, ({ runbook }) => runbook.services, limit);
  const shapes = telling(shapesOf(own.runbook), entries, ({ runbook }) => shapesOf(runbook), limit);
  return entries
    .filter((entry) => entry !== own)
    .map(({ listing, runbook, file }) => {
      const reasons: string[] = [];
      let score = 0;
      const say = (weight: number, reason: string) => {
        score += weight;
        reasons.push(reason);
      };
      const alert = runbook.alerts.find((name) => alerts.has(bareName(name)));
      if (alert !== undefined) say(weights.alert, `both answer the alert ${alert}`);
      if (leadsTo(own, { runbook, file })) say(weights.linked, 'this runbook links to it');
      if (leadsTo({ runbook, file }, own)) say(weights.linksHere, 'it links to this runbook');
      const sameServices = runbook.services.filter((name) => services.has(name));
      if (sameServices.length > 0)
        say(weights.service * Math.min(2, sameServices.length), `both work on ${sameServices.slice(0, 3).join(', ')}`);
      const sameShapes = shapesOf(runbook).filter((shape) => shapes.has(shape));
      if (sameShapes.length > 0) say(weights.command * Math.min(3, sameShapes.length), `both use ${sameShapes.slice(0, 3).join('; ')}`);
      return { listing, score, reasons };
    })
    .filter(({ score }) => score >= enough)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, maxRelated)
    .map(({ listing: { documentId, version, slug: itsSlug, title, file, line, kind }, score, reasons }) => ({
      documentId,
      version,
      slug: itsSlug,
      title,
      file,
      line,
      kind,
      score: Math.min(1, score / full),
      reasons,
    }));
}

const kept = new WeakMap<DescribedRunbook, readonly string[]>();

function shapesOf(runbook: DescribedRunbook): readonly string[] {
  const known = kept.get(runbook);
  if (known) return known;
  const shapes = [...new Set(runbook.commands.slice(0, 200).flatMap(({ text }) => shapeOf(text.slice(0, 500)) ?? []))];
  kept.set(runbook, shapes);
  return shapes;
}

/** Those of some words that are not in too many runbooks. */
function telling(
  words: readonly string[],
  entries: readonly Entry[],
  wordsIn: (entry: Entry) => readonly string[],
  limit: number,
): ReadonlySet<string> {
  const counts = new Map(words.map((word) => [word, 0]));
  for (const entry of entries) {
    for (const word of wordsIn(entry)) {
      const count = counts.get(word);
      if (count !== undefined) counts.set(word, count + 1);
    }
  }
  return new Set([...counts].filter(([, count]) => count <= limit).map(([word]) => word));
}

/** Whether a link of one names the other: its file, and its heading where the link has an anchor or the file is the same. */
function leadsTo(from: { runbook: DescribedRunbook; file: string }, to: { runbook: DescribedRunbook; file: string }): boolean {
  return from.runbook.links.some((link) => {
    const hash = link.indexOf('#');
    const path = hash < 0 ? link : link.slice(0, hash);
    const anchor = hash < 0 ? '' : link.slice(hash + 1).toLowerCase();
    const isThisFile =
      path === '' ? from.file === to.file : fileStem(path.replace(/[?/]+$/, '')).toLowerCase() === fileStem(to.file).toLowerCase();
    if (!isThisFile) return false;
    if (anchor === '') return path !== '' && from.file !== to.file;
    return anchor === to.runbook.ownSlug.toLowerCase() || anchor === githubSlug(to.runbook.title);
  });
}
