import { acceptedFindings } from '../lint/accepted-findings.ts';
import type { CompiledDocument, CompiledRunbook, CompiledSection, Finding, RunbookKind } from '../model/document.ts';
import { servicesOf } from './services.ts';

/** A piece of a document and the line where it stands. */
export interface Place {
  readonly text: string;
  readonly line: number;
}

/** What a document says about the whole organisation: small, so that it is kept for every document. */
export type DocumentDirectory = Pick<
  CompiledDocument,
  'file' | 'title' | 'organization' | 'severities' | 'templates' | 'phases' | 'contacts' | 'escalation' | 'externalServices'
>;

/** A runbook as far as listing, searching and matching look at it. */
export interface DescribedRunbook {
  /** Its slug within its document; the catalogue may have to give it another one. */
  readonly ownSlug: string;
  readonly title: string;
  readonly kind: RunbookKind;
  readonly line: number;
  readonly endLine: number;
  readonly alerts: readonly string[];
  readonly severities: readonly string[];
  readonly team: string | null;
  readonly impact: string | null;
  readonly headings: readonly Place[];
  readonly commands: readonly Place[];
  /** Workloads that the commands name. */
  readonly services: readonly string[];
  /** Where its links lead, as written. */
  readonly links: readonly string[];
  readonly steps: {
    readonly total: number;
    readonly runnable: number;
    readonly readOnly: number;
    readonly mutating: number;
    readonly destructive: number;
  };
  readonly findings: number;
}

/** A live document without its compiled steps, which are big and are read from the database when somebody opens one. */
export interface DescribedDocument {
  readonly documentId: string;
  readonly organizationId: string;
  readonly version: number;
  readonly file: string;
  readonly source: string;
  readonly document: DocumentDirectory;
  readonly findings: number;
  readonly runbooks: readonly DescribedRunbook[];
}

const maxLinks = 200;
/** A step's title stands at most so many lines above it. */
const maxTitleDistance = 40;

/** What the catalogue keeps of a document in memory. */
export function describeDocument(stored: {
  readonly documentId: string;
  readonly organizationId: string;
  readonly version: number;
  readonly file: string;
  readonly source: string;
  readonly document: CompiledDocument;
}): DescribedDocument {
  const { documentId, organizationId, version, file, source, document } = stored;
  const { title, organization, severities, templates, phases, contacts, escalation, externalServices } = document;
  const lines = source.split('\n');
  // What the authors have accepted with a reason is not counted.
  const findings = acceptedFindings(stored).filter(({ suppressed }) => suppressed === null);
  return {
    documentId,
    organizationId,
    version,
    file,
    source,
    document: { file, title, organization, severities, templates, phases, contacts, escalation, externalServices },
    findings: findings.length,
    runbooks: document.runbooks.map((runbook) => describeRunbook(runbook, findings, lines)),
  };
}

function describeRunbook(runbook: CompiledRunbook, found: readonly Finding[], lines: readonly string[]): DescribedRunbook {
  const { slug, title, kind, line, endLine, alerts, severities, team, impact, sections } = runbook;
  const commands = sections.flatMap((section) =>
    section.steps.flatMap((step) => step.commands.map((command) => ({ text: command.text, line: command.line }))),
  );
  return {
    ownSlug: slug,
    title,
    kind,
    line,
    endLine,
    alerts,
    severities,
    team,
    impact,
    headings: sections.flatMap((section) => [{ text: section.heading, line: section.line }, ...stepTitles(section, lines)]),
    commands,
    services: servicesOf(commands.map(({ text }) => text)),
    links: linksIn(lines.slice(line - 1, endLine)),
    steps: countSteps(runbook),
    findings: found.filter((finding) => finding.line >= line && finding.line <= endLine).length,
  };
}

/** The titles of steps: they are headings, too, or the bold words before a command. */
function stepTitles(section: CompiledSection, lines: readonly string[]): readonly Place[] {
  const titles = new Map<string, number>();
  for (const { title, line: start } of section.steps) {
    if (title === null || titles.has(title)) continue;
    let line = start;
    while (line > Math.max(section.line, start - maxTitleDistance) && !lines[line - 1]?.includes(title)) line--;
    titles.set(title, lines[line - 1]?.includes(title) ? line : start);
  }
  return [...titles].map(([text, line]) => ({ text, line }));
}

function linksIn(lines: readonly string[]): readonly string[] {
  const links = new Set<string>();
  for (const line of lines) {
    // Short lines and few links: a hostile document must not cost more than its length.
    for (const match of line.slice(0, 4_000).matchAll(/\]\(([^()\s]{1,500})[)\s]/g)) {
      if (match[1] !== undefined && links.size < maxLinks) links.add(match[1]);
    }
  }
  return [...links];
}

function countSteps(runbook: CompiledRunbook): DescribedRunbook['steps'] {
  const counts = { total: 0, runnable: 0, readOnly: 0, mutating: 0, destructive: 0 };
  for (const section of runbook.sections) {
    for (const step of section.steps) {
      counts.total++;
      if (step.commands.some((command) => command.runnable)) counts.runnable++;
      const risks = new Set(step.commands.map((command) => command.risk));
      if (risks.has('destructive')) counts.destructive++;
      else if (risks.has('mutating')) counts.mutating++;
      else if (risks.has('read-only')) counts.readOnly++;
    }
  }
  return counts;
}
