import type { AlertFacts } from './catalogue.ts';
import { bareName, fileStem } from './words.ts';

/** A link to a runbook, taken apart. */
export interface LinkParts {
  /** Path, without what stands for "this folder" at its end (`index.html`, `README.md`). */
  readonly segments: readonly string[];
  /** In small letters, without `#`; empty when there is none. */
  readonly anchor: string;
}

const maxLink = 2_000;
/** Where alerts carry the link; the first that is there counts. */
const linkNames = ['runbook_url', 'runbook', 'runbookUrl', 'runbookURL', 'runbook-url', 'playbook_url', 'playbook'] as const;

/** The link that an alert carries; empty when it has none. */
export function linkOf(alert: AlertFacts): string {
  for (const name of linkNames) {
    const link = alert.annotations[name] ?? (name === 'runbook_url' ? alert.labels[name] : undefined);
    if (link !== undefined && link.trim() !== '') return link.trim().slice(0, maxLink + 1);
  }
  return '';
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Fills what a rule's author left to Prometheus and nobody filled in: `{{ $labels.alertname }}`, `{{ .Labels.job }}`, `{{ $alert }}`.
 * What only the sender knows (`{{ .ExternalURL }}`) is left out.
 */
function fill(link: string, alert: AlertFacts): string {
  return link.replaceAll(/\{\{[^{}]{0,200}\}\}/g, (hole) => {
    const label = /(?:\$|\.)(?:Common|Group)?[Ll]abels\.([A-Za-z_]\w*)/.exec(hole)?.[1];
    if (label === 'alertname' || /\$alert(?:name)?\b/i.test(hole)) return encodeURIComponent(alert.name);
    return label === undefined ? '' : encodeURIComponent(alert.labels[label] ?? '');
  });
}

const folderItself = /^_?(?:index|readme)$/i;

/** A path as folders and a name; a file that stands for its folder is the folder. */
export function pathSegments(path: string): readonly string[] {
  const segments = path.split('/').filter(Boolean);
  const last = segments.at(-1);
  return segments.length > 1 && last !== undefined && folderItself.test(fileStem(last)) ? segments.slice(0, -1) : segments;
}

/** Path and anchor of a link; null for one that is broken or leads to no document (`javascript:`). */
export function readLink(link: string, alert: AlertFacts): LinkParts | null {
  if (link === '' || link.length > maxLink) return null;
  const url = URL.parse(fill(link, alert), 'https://link.invalid/');
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return null;
  const anchor = decode(url.hash.slice(1));
  // `/#/runbooks/api-down`: the page draws itself, and the path stands behind the hash.
  const route = /^!?(\/.*)$/.exec(anchor)?.[1];
  const [path = '', rest = ''] = route === undefined ? [decode(url.pathname), anchor] : route.split(/#|\?(?:id=)?/, 2);
  return { segments: pathSegments(path), anchor: rest.toLowerCase() };
}

/** How many path segments, from the end, a link and a document's path share; 0 when not even the name is the same. */
export function sharedTail(link: readonly string[], path: readonly string[]): number {
  let count = 0;
  while (count < Math.min(link.length, path.length)) {
    const [a, b] = [link.at(-1 - count) ?? '', path.at(-1 - count) ?? ''];
    if (bareName(count === 0 ? fileStem(a) : a) !== bareName(count === 0 ? fileStem(b) : b)) break;
    count++;
  }
  return count;
}
