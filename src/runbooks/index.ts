// Compiler: Markdown to the compiled model.
export { compileDocument } from './compile-document.ts';
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
export type { AlertFacts, CatalogueRunbook, CatalogueSnapshot, Match, MatchRule, RunbookRef } from './catalogue/catalogue.ts';
export type { RunbookListing } from './catalogue/list-runbooks.ts';
export { createMatcher, type Matcher } from './catalogue/match-alert.ts';
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
  readRunbook,
  type StoredRunbook,
  type StoredTemplate,
} from './read-catalogue.ts';
export { loadOrganizationDocuments } from './load-organization-documents.ts';
