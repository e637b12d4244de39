import type { CompiledRunbook, CompiledSeverity, SectionKind } from './document.ts';
import { alertName } from './alert-name.ts';
import { wordsOf } from './node-text.ts';
import type { OutlineNode } from './outline.ts';
import type { FoundRunbook } from './find-runbooks.ts';
import type { Field } from './read-fields.ts';
import { fieldNamed, fieldsOf } from './read-fields.ts';
import { linkParameters } from './link-parameters.ts';
import { sectionKindOf } from './section-kinds.ts';
import { resolveWithin } from './service-level.ts';
import { severitiesIn } from './severity-field.ts';
import { sectionsOf, type Reading } from './read-sections.ts';

const identifier = alertName;

/** Names of alerts in an alert field: in code, or words that look like alert names. */
function alertsOf(field: Field | null): readonly string[] {
  if (field === null) return [];
  if (field.names.length > 0) return [...new Set(field.names)];
  const candidates = field.value.split(/\s+or\s+|\s+and\s+|[,/;|]/i).map((part) => part.trim().split(/\s/)[0] ?? '');
  return [...new Set(candidates.filter((name) => identifier.test(name)))];
}

/** Alerts that symptoms name: `Alert: "Payment failure rate > 5%"`, "AWS GuardDuty alert". */
function alertsInSymptoms(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => {
    const quoted = /^(?:[\w ]{0,20}\s)?alert:\s*["“](.+)["”]\s*$/i.exec(line)?.[1];
    if (quoted !== undefined) return [quoted];
    const coded = /^(?:[\w ]{0,20}\s)?alerts?:?\s+`?([A-Z]\w+)`?(?:\s+(?:is )?(?:firing|fires|triggered))?$/.exec(line)?.[1];
    if (coded !== undefined && identifier.test(coded)) return [coded];
    return /^[A-Z][\w ]{2,40} alert$/.test(line) ? [line] : [];
  });
}

/** The symptoms that name the alerts, as written. */
const alertLines = (symptoms: readonly string[], names: readonly string[]): string | null => {
  const lines = symptoms.filter((line) => /\balerts?\b/i.test(line) && names.some((name) => line.includes(name)));
  return lines.length === 0 ? null : lines.join('; ');
};

export interface RunbookFacts {
  readonly scheme: readonly CompiledSeverity[];
  readonly slug: (title: string) => string;
  readonly frontMatter: Readonly<Record<string, unknown>>;
  readonly file: string;
}

const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : typeof value === 'number' ? String(value) : null;

/** What a whole process is about: its parts that name nothing are about the same. */
function subjectOf(title: string): SectionKind | null {
  // A question is answered below; it names nothing.
  if (/^wh(?:o|at|y|en)(?:['’]?s)?\b/i.test(title)) return null;
  const kind = sectionKindOf(title);
  return kind === 'post-incident' || kind === 'communication' || kind === 'escalation' ? kind : null;
}

/** A section "Impact" that is one sentence or two; more is a description, and stays where it is. */
function impactIn({ children }: OutlineNode): string | null {
  const [only, ...others] = children.filter(({ level, title }) => level < 7 && /^(?:[a-z]+ )?impact$/i.test(title));
  const [block, ...more] = only?.blocks ?? [];
  if (!only || others.length > 0 || only.children.length > 0 || more.length > 0 || block?.type !== 'paragraph') return null;
  const words = wordsOf(block).replaceAll(/\s+/g, ' ').trim();
  return words === '' || words.length > 300 ? null : words;
}

/** A found runbook with its fields and sections. */
export function readRunbook(found: FoundRunbook, facts: RunbookFacts, reading: Reading): CompiledRunbook {
  const { node } = found;
  const fields = fieldsOf(node.blocks);
  const matter = (...keys: string[]): string | null =>
    node.level <= 1 || found.isDocument
      ? (keys.map((key) => textOf(facts.frontMatter[key])).find((value) => value !== null) ?? null)
      : null;
  const listed = (value: unknown): readonly string[] => (Array.isArray(value) ? value.flatMap((each) => textOf(each) ?? []) : []);
  const matterAlerts = node.level <= 1 || found.isDocument ? listed(facts.frontMatter['alerts'] ?? facts.frontMatter['alert']) : [];
  const asField = (value: string | null): Field | null => (value === null ? null : { key: '', value, line: node.line, names: [] });
  const ownAlert = /^alerts?(?: names?| rules?)?$/;
  const describing = found.isDocument
    ? node.children
        .filter((child) => child.level < 7 && sectionKindOf(child.title) === 'symptoms')
        .flatMap(({ blocks }) => fieldsOf(blocks))
    : [];
  const alertField =
    fieldNamed([...fields, ...describing], ownAlert) ??
    (matterAlerts.length > 0
      ? { key: '', value: matterAlerts.join(', '), line: node.line, names: matterAlerts }
      : asField(matter('alert', 'alertname', 'alert_name', 'alerts')));
  const sla = fieldNamed(fields, /^(?:sla|slo|time to resolve)$/)?.value ?? matter('sla');
  // A page that is rendered by a template has its title in front matter: `<%= page.title %>`, `{{ .Title }}`.
  const isRendered = /^(?:<%|\{\{)/.test(node.title) && matter('title') !== null;
  const title = node.title === '' || isRendered ? (matter('title') ?? facts.file.replace(/^.*\//, '').replace(/\.\w+$/, '')) : node.title;
  const path = found.path.filter(({ level }) => level > 0).map(({ text }) => text);
  const frame = {
    kind: found.phaseKind,
    path,
    isProcess: found.kind === 'process',
    skip: found.skip,
    isRoot: true,
    isDocument: found.isDocument,
    isReview: found.isReview,
    nature: found.nature,
    fallback: found.isDocument && found.kind === 'process' ? subjectOf(title.replaceAll('_', ' ')) : null,
    condition: null,
    before: null,
  };
  const sections = linkParameters([
    // What the template writes there is not known here; the front matter says what the page is called.
    ...sectionsOf(isRendered ? { ...node, text: title } : node, frame, reading),
    ...found.tail.flatMap((part) => sectionsOf(part, { ...frame, isRoot: false }, reading)),
  ]);
  const symptoms = sections.filter(({ kind }) => kind === 'symptoms').flatMap(({ items }) => items.map(({ text }) => text));
  const named = alertsOf(alertField);
  // "QueueStuck / WorkerQueueStuck [Deprecated]"
  // A page for an alert is often called like the alert, and its title says the same in words: "Queue Is Stuck".
  const stem = facts.file.replace(/^.*[\\/]/, '').replace(/\..*$/, '');
  const isSpelledOut = found.isDocument && stem !== title && stem === title.replaceAll(/\s+/g, '') && /[a-z][A-Z]/.test(stem);
  const names = isSpelledOut ? [stem] : title.split(' / ').map((part) => part.replace(/ [([].*$/, ''));
  const own =
    named.length > 0 || alertField !== null
      ? named
      : found.kind !== 'process' && names.every((name) => identifier.test(name))
        ? names
        : alertsInSymptoms(symptoms);
  return {
    slug: facts.slug(title),
    title,
    kind: found.kind !== 'process' && own.length > 0 ? 'alert' : found.kind,
    line: node.level === 0 ? 1 : node.line,
    endLine: found.endLine,
    alerts: own,
    alertText: alertField?.value ?? (own.length > 0 ? alertLines(symptoms, own) : null),
    severities: severitiesIn(fieldNamed(fields, /^(?:severity|priority)$/)?.value ?? matter('severity', 'priority') ?? '', facts.scheme),
    sla: sla === null ? null : resolveWithin(sla),
    slaText: sla,
    priority: sla === null ? null : (/^(?:P|SEV)[\s-]?\d\b/i.exec(sla)?.[0] ?? null),
    impact: fieldNamed(fields, /impact$/)?.value ?? impactIn(node),
    team: fieldNamed(fields, /^(?:on[\s-]?call )?teams?$|^owners?$/)?.value ?? matter('team', 'owner'),
    timebox: node.timebox,
    path,
    sections,
  };
}
