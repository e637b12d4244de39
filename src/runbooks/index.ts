// Compiler: Markdown to the compiled model.
export { compileDocument } from './compile-document.ts';
export { initSandboxedMarkdown } from './sandboxed-markdown.ts';
export type {
  CompiledContact,
  CompiledDocument,
  CompiledEscalation,
  CompiledExternalService,
  CompiledItem,
  CompiledPhase,
  CompiledRunbook,
  CompiledSection,
  CompiledSeverity,
  CompiledStep,
  CompiledTemplate,
  CompiledThreshold,
  Duration,
  Finding,
  FindingSeverity,
  RunbookKind,
  SectionKind,
  StepKind,
  TemplateField,
  TemplateKind,
} from './model/document.ts';
// Catalogue: stored documents, search, matching, rendering.
export type { DocumentChange } from './catalogue/entries.ts';
export type {
  AlertFacts,
  CatalogueRunbook,
  CatalogueSnapshot,
  Explanation,
  Match,
  MatchDecision,
  MatchRule,
  RunbookRef,
} from './catalogue/catalogue.ts';
export { judgeCoverage, type AlertRule, type Coverage } from './catalogue/coverage.ts';
export { describeDocument, type DescribedDocument, type DocumentDirectory } from './catalogue/describe-document.ts';
export type { RunbookListing } from './catalogue/list-runbooks.ts';
export { createLiveCatalogue, type FoundListing, type LiveCatalogue } from './catalogue/live-catalogue.ts';
export type { Found, FoundField } from './catalogue/locate.ts';
export { createMatcher, type Matcher } from './catalogue/match-alert.ts';
export { readQuery } from './catalogue/read-query.ts';
export type { RelatedRunbook } from './catalogue/related-runbooks.ts';
export { linkResolver } from './catalogue/resolve-link.ts';
export { renderDocument } from './catalogue/render-document.ts';
export { selectRevisions as readCatalogueRevisions, type StoredDocument } from './document-store.ts';
export {
  countRunbooks,
  listDocuments,
  listProblems,
  listRunbooks,
  readCatalogue,
  readDocument,
  readDocumentTemplates,
  readRelatedRunbooks,
  readRunbook,
  searchRunbooks,
  type StoredRunbook,
  type StoredTemplate,
} from './read-catalogue.ts';
export { listVersions, type DocumentVersion } from './list-versions.ts';
export { loadOrganizationDocuments } from './load-organization-documents.ts';
