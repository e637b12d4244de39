import type { CatalogueRunbook } from './catalogue.ts';
import { uniqueSlugs, type LiveDocument } from './list-runbooks.ts';

/** The runbooks of the live documents, with everything that matching and search look at. */
export function catalogueRunbooks(documents: readonly LiveDocument[]): readonly CatalogueRunbook[] {
  const slugs = uniqueSlugs(documents);
  return documents.flatMap(({ documentId, version, file, document }) =>
    document.runbooks.map((runbook) => ({
      documentId,
      version,
      file,
      slug: slugs.get(runbook) ?? runbook.slug,
      title: runbook.title,
      line: runbook.line,
      kind: runbook.kind,
      alerts: runbook.alerts,
      team: runbook.team,
      about: `${runbook.impact ?? ''} ${runbook.sections.map((section) => section.heading).join(' ')}`,
      commands: runbook.sections.flatMap((section) => section.steps.flatMap((step) => step.commands.map((command) => command.text))),
    })),
  );
}
