import type { OutlineNode } from './outline.ts';
import { knownSystems } from './known-systems.ts';
import { proseLines } from './node-text.ts';

const generic =
  /^(?:the\s+)?(?:(?:production|incident|incidents|response|runbooks?|playbooks?|operations?|operational|on[\s-]?call|emergency|sre|devops|guide|handbook|manual|documentation|docs|procedures?|troubleshooting|management|and|&|for)\s*)+$/i;
const runbookWords = /\b(?:runbooks?|playbooks?|incident response|operations guide)\b/i;
/** Where a name ends and the kind of thing begins: "Acme | Web Shop Platform". */
const kindOfThing =
  /\s+(?:e-?commerce|web|online|mobile|cloud|data|payment|platform|system|services?|application|app|infrastructure|product|website|site|portal|store|shop|api|cluster|backend|suite|stack)\b/i;

const systemNames = new Set(knownSystems.flatMap(([name, , words]) => [name.toLowerCase(), ...words]));

export interface Ownership {
  /** Whose document it is. */
  readonly organization: string | null;
  /** What it is about. */
  readonly product: string | null;
}

function named(words: string): Ownership {
  const at = words.search(kindOfThing);
  return at > 0 ? { organization: words.slice(0, at), product: words } : { organization: words, product: null };
}

/** Words of troubles and of work: what they stand in is a subject, not a name. */
const subject =
  /\b(?:down|high|low|slow|latency|errors?|failures?|failed|failing|issues?|problems?|breach|compromise|attack|outage|backup|restore|recovery|rotation|migration|upgrade|rollback|scaling|deployment|unavailable|full|pressure|exhaust\w*|response|access|ransomware|startup|monitoring|troubleshooting|debugging|maintenance|setup)\b/i;

/** "Acme Shop - Incident Runbooks" names whose runbooks they are; "Runbook: Queue Stuck" names what one is about. */
function inTitle(title: string): Ownership | null {
  if (!runbookWords.test(title)) return null;
  const [name, ...kind] = title.split(/\s+[-–—|:]\s+|:\s+/).map((part) => part.trim());
  const isName = name !== undefined && !generic.test(name) && !runbookWords.test(name) && !subject.test(name);
  return isName && kind.length > 0 && kind.every((part) => generic.test(part)) ? named(name) : null;
}

function inOpening(root: OutlineNode): Ownership | null {
  const opening = root.children[0];
  const lines = [opening, ...(opening?.children.slice(0, 1) ?? [])]
    .flatMap((node) => node?.blocks.slice(0, 3) ?? [])
    .flatMap((block) => (block.type === 'paragraph' ? proseLines(block) : []));
  for (const { text } of lines) {
    const match =
      /\b(?:in|for|of|on) the ([A-Z][\w&.-]*(?: [A-Z][\w&.-]*){0,3}) (platform|system|organi[sz]ation|infrastructure|application|product)\b/.exec(
        text,
      );
    if (match && !systemNames.has((match[1] ?? '').toLowerCase()))
      return { organization: match[1] ?? null, product: /^organi[sz]/.test(match[2] ?? '') ? null : `${match[1] ?? ''} ${match[2] ?? ''}` };
  }
  return null;
}

/** Names that stand for any company, and companies whose addresses everybody writes down. */
const nobody =
  /^(?:example|your\w*|my\w*|domain|company|companyname|org|organization|acme|foo|bar|localhost|local|internal|corp|test|github|gitlab|google|googleapis|amazonaws|amazon|aws|azure|microsoft|slack|atlassian|pagerduty|opsgenie|stripe|paypal|statuspage|kubernetes|k8s|docker|grafana|prometheus|elastic|datadoghq|sentry|cloudflare|instagram|facebook|twitter|tiktok|youtube|sendgrid|twilio|apple|mozilla|wikipedia|stackoverflow|readthedocs|githubusercontent)$/;

/** A name that both an address and a namespace, a workload or a database of the commands carry: nobody writes that by chance. */
function inNames(text: string): Ownership | null {
  const hosts = [...text.matchAll(/(?:https?:\/\/|@)((?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24})\b/gi)].map(([, host = '']) =>
    host.toLowerCase(),
  );
  const candidates = new Set(
    hosts
      .map((host) => host.split('.').at(-2) ?? '')
      .filter((name) => name.length > 3 && !nobody.test(name) && !systemNames.has(name) && !/^[a-z]{2}-[a-z]+-\d$/.test(name)),
  );
  const used = [
    ...text.matchAll(
      /(?:\s-n\s{1,4}|--namespace[\s=]|\s-d\s{1,4}|\b(?:deploy(?:ment)?|statefulset|sts|daemonset|svc|service|pod)s?[/\s])([a-z][a-z0-9-]{2,62})/g,
    ),
  ].map(([, name = '']) => name);
  const found = [...candidates].find((name) => used.some((each) => each === name || each.startsWith(`${name}-`)));
  if (found === undefined) return null;
  // Capitals as the prose writes them, where it names the organisation at all.
  const written = new RegExp(`\\b${found}\\b`, 'gi');
  const prose = [...text.matchAll(written)].map(([word]) => word).find((word) => /[A-Z]/.test(word) && /[a-z]/.test(word));
  return { organization: prose ?? found, product: null };
}

/** Whose document it is and what it is about: by its title, by its first lines, else by the names that its commands and addresses share. */
export function ownershipOf(title: string, root: OutlineNode, text: string): Ownership {
  return inTitle(title) ?? inOpening(root) ?? inNames(text) ?? { organization: null, product: null };
}
