import type { SectionKind } from './document.ts';
import { fillers, leading, synonyms } from './section-words.ts';

/** Longer headings are sentences. */
const longestName = 200;

/** A heading without what numbers it: "Step 3: ", "2.1 ", "Option B - ", "🔍". */
const bareTitle = (heading: string): string =>
  heading
    .trim()
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(
      /^(?:(?:step|phase|part|option|method|cause|issue|task|scenario|pattern|problem|parte|paso|passo|fase|[ée]tape|schritt)\s+)?(?:\d+[a-z]?(?:\.\d+)*|[A-Z](?=\s*[.:)–—-])|[A-H]\d{1,2}(?=\.))\s*[.:)–—-]?\s+/iu,
      '',
    )
    .replace(/^\d{2}-(?=\p{Lu})/u, '')
    .replace(/^steps (?:to|for) /iu, '')
    .replaceAll(/\([^()]*\)/g, ' ')
    .trim();

/** The words before a dash where they name something, the whole title otherwise: "Preparation — confirm what you look for". */
function decisive(title: string): string {
  const [first = title] = title.split(/\s[–—-]\s|(?<=^(?:solution|fix|workaround|resolution|mitigation)(?: [a-z\d])?):\s/iu, 1);
  return first !== title && synonyms.some(([, pattern]) => pattern.test(first)) ? first : title;
}

/** What somebody says, or a rule that is written out, is no name: a word inside it names nothing. */
const isSentence = (heading: string): boolean =>
  /^["“].*["”]$|^why\b(?! (?:do|does|did) (?:this|it) happen).*\?$/i.test(heading.trim()) ||
  (/[.!]$/.test(heading.trim()) && heading.trim().split(/\s+/).length > 3);

/** Headings over troubles that each are mended there. */
const troubles =
  /^(?:common|known|frequent|typical|exception|failure|error) (?:\w+ )?(?:issues|scenarios|problems|errors|incidents|failures|cases)\b|^scenarios\b/i;

/** What a heading says about its section. */
export interface SectionName {
  readonly kind: SectionKind;
  /** True where the heading is nothing but the name ("Resolution Steps"); false where a word only occurs in it. */
  readonly isWhole: boolean;
}

/** Kind and certainty of the name that a heading gives its section; null when it names none that we know. */
export function sectionNameOf(heading: string): SectionName | null {
  const known = names.get(heading);
  if (known !== undefined) return known;
  if (names.size > 10_000) names.clear();
  const name = readName(heading);
  names.set(heading, name);
  return name;
}

/** Headings come again and again; the answer depends on nothing else. */
const names = new Map<string, SectionName | null>();

/** A name of a thing ("cart-query") says nothing about the section. */
const isThing = (title: string): boolean => /^`?(?!post|follow|pre-|long|short|hand)[a-z0-9]+(?:[-_./][a-z0-9]+)+`?$/u.test(title);

/** The kind that the first word decides, whatever follows. */
const leadingKind = (title: string): SectionKind | null =>
  isThing(title) ? null : (leading.find(([, pattern]) => pattern.test(title))?.[0] ?? null);

/** The kind that a heading's first words decide, whatever follows them; null where they decide none. */
export const leadingKindOf = (heading: string): SectionKind | null =>
  heading.length > longestName || isSentence(heading) ? null : leadingKind(decisive(bareTitle(heading)));

function readName(heading: string): SectionName | null {
  if (heading.length > longestName || isSentence(heading)) return null;
  const title = decisive(bareTitle(heading));
  if (isThing(title)) return null;
  const found = synonyms.find(([, pattern]) => pattern.test(title));
  if (!found) return null;
  let isWhole: boolean | null = null;
  return {
    kind: found[0],
    // Found out when somebody asks: it costs more than the kind.
    get isWhole() {
      return (isWhole ??= isNameOnly(title));
    },
  };
}

/** Only what no row and no filler explains is the subject of a heading, not its name. */
function isNameOnly(title: string): boolean {
  const left = synonyms.reduce((rest, [, pattern]) => takeAway(rest, pattern), title).replaceAll(fillers, ' ');
  return !/\p{L}/u.test(left);
}

/** Takes each match out of a text, with the rest of its word: "mitigat" takes "mitigation" away. */
function takeAway(text: string, pattern: RegExp): string {
  let rest = text;
  for (let match = pattern.exec(rest); match !== null && match[0] !== ''; match = pattern.exec(rest)) {
    const after = rest.slice(match.index + match[0].length).replace(/^\p{L}+/u, '');
    rest = `${rest.slice(0, match.index)} ${after}`;
  }
  return rest;
}

/** The kind that a heading names; null when it names none that we know. */
export const sectionKindOf = (heading: string): SectionKind | null => sectionNameOf(heading)?.kind ?? null;

/** Kinds whose parts are of the same kind whatever they are called: who writes to whom is communication all the way down. */
const ruling: ReadonlySet<SectionKind> = new Set<SectionKind>(['communication', 'escalation', 'verification', 'prevention']);

/** What is verified when something was done about the trouble. */
const mended = /\b(?:contain|eradicat|fix|mitigat|recover|resol|restor)|\bis (?:verified|confirmed) when\b/i;

/** The kind of a section by its heading and the kind of the section around. */
export function kindWithin(heading: string, around: SectionKind | null): SectionKind | null {
  const name = sectionNameOf(heading);
  if (name === null && heading.length > longestName) return around;
  const title = decisive(bareTitle(heading));
  const first = leadingKind(title);
  if (around === null || around === 'other') {
    // "Assess severity" looks how bad it is, "Determine the restart reason" looks why, whatever else they name in passing.
    if (first === 'diagnosis' && name !== null && (!name.isWhole || name.kind === 'impact')) return first;
    if (name !== null) return name.kind;
    // "Monitor …" alone may as well set the monitoring up.
    return first !== null && first !== 'verification' ? first : troubles.test(title) ? 'mitigation' : around;
  }
  // Nobody looks or mends where it is told what is seen: a heading that names that in passing means it.
  const isWork = around === 'symptoms' && (name?.kind === 'diagnosis' || name?.kind === 'mitigation');
  const own = first ?? (name?.isWhole === true || isWork ? (name?.kind ?? null) : null);
  if (own === null || own === around || own === 'other') return around;
  if (around === 'impact' && /\bseverity\b/i.test(title)) return around;
  if (own === 'escalation') return around === 'post-incident' || (around === 'symptoms' && /on[\s-]?call/i.test(title)) ? around : own;
  if (around === 'communication' && own === 'post-incident' && /^post[\s-]?incident$/i.test(title)) return own;
  if (around === 'prevention' && first === 'reference') return first;
  if (ruling.has(around)) return around === 'verification' && (own === 'mitigation' || own === 'prevention') ? own : around;
  if (around === 'post-incident') return own === 'prevention' || first === 'reference' ? own : around;
  // Whoever still looks for the cause checks what he was told.
  if (own === 'verification' && !mended.test(title) && (around === 'diagnosis' || around === 'symptoms')) return 'diagnosis';
  // Links and tables beside the work belong to it.
  if (own === 'reference') return first === own || around === 'symptoms' || around === 'impact' ? own : around;
  if (own === 'mitigation' && around === 'reference' && /\bresponse$/i.test(title)) return around;
  if (own === 'symptoms') return around === 'reference' && first !== own ? around : own;
  return own;
}

/** Kinds under which somebody acts: a heading that holds such sections is a runbook. */
export const isOperational = (kind: SectionKind | null): boolean =>
  kind === 'symptoms' || kind === 'diagnosis' || kind === 'mitigation' || kind === 'verification' || kind === 'impact';

/**
 * The name of a heading as far as it tells how a document is built. A "response" to something may be a section, a phase or
 * a group of runbooks, so it tells nothing.
 */
export function partNameOf(title: string): SectionName | null {
  const name = sectionNameOf(title);
  return name?.kind === 'mitigation' && /\bresponse\b/i.test(title) ? null : name;
}
export const partKindOf = (title: string): SectionKind | null => partNameOf(title)?.kind ?? null;
