import type { CatalogueRunbook } from './catalogue.ts';
import type { DescribedDocument, DescribedRunbook } from './describe-document.ts';
import { githubSlug } from './words.ts';

/** One live runbook with everything that matching looks at. */
export function catalogueRunbook(described: DescribedDocument, runbook: DescribedRunbook, slug: string): CatalogueRunbook {
  const { documentId, version, file } = described;
  const { title, line, kind, alerts, team, impact, headings, commands, services } = runbook;
  return {
    documentId,
    version,
    file,
    slug,
    title,
    line,
    kind,
    alerts,
    team,
    services,
    anchors: headings.map(({ text }) => githubSlug(text)),
    about: `${impact ?? ''} ${headings.map(({ text }) => text).join(' ')}`,
    commands: commands.map(({ text }) => text),
  };
}
