// What the linter needs, and nothing that loads the database: `tocsin runbook lint` starts in a blink.
export { compileDocument } from '../compile-document.ts';
export { initFastMarkdown } from '../model/fast-markdown.ts';
export { missingObjects, namedObjects, type NamedObject } from './against/cluster.ts';
export type { FoundAgainst } from './against/found.ts';
export { deadLinks, linkedAddresses, type LinkAnswer, type LinkedAddress } from './against/links.ts';
export { compareWithPrometheus, type PrometheusFacts } from './against/prometheus.ts';
export { sarifOf } from './formats/sarif.ts';
export { acceptedFindings, type JudgedFinding } from './accepted-findings.ts';
export { lintDocument, reportFindings, type LintFinding, type LintReport } from './lint-document.ts';
export { rulePage, type RulePage } from './rule-page.ts';
export { ruleTexts } from './rule-texts.ts';
