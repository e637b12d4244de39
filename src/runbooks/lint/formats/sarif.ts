import type { FindingSeverity } from '../../model/document.ts';
import type { LintFinding, LintReport } from '../lint-document.ts';
import type { RuleText } from '../rule-text.ts';
import { ruleTexts } from '../rule-texts.ts';

const levels: Readonly<Record<FindingSeverity, 'error' | 'warning' | 'note'>> = { error: 'error', warning: 'warning', info: 'note' };

/** Where the page of a rule is; GitHub links to it beside the finding. */
const pageOf = (base: string, id: string): string => `${base}/rules/${id}.md`;

/**
 * A SARIF 2.1.0 log (https://docs.oasis-open.org/sarif/sarif/v2.1.0/): one run, each rule that has a finding described
 * once. `baseFolder` is a `file:` URL ending in a slash; paths below it are relative to it, as code scanning wants them.
 */
export function sarifOf(
  reports: readonly LintReport[],
  tool: { readonly version: string; readonly docsUrl: string; readonly baseFolder: string },
): string {
  const findings = reports.flatMap((report) => report.findings);
  const used = new Set(findings.map(({ rule }) => rule));
  const rules = ruleTexts.filter(({ id }) => used.has(id));
  const indexOf = new Map(rules.map(({ id }, index) => [id, index]));
  return JSON.stringify(
    {
      $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: {
              name: 'Tocsin',
              version: tool.version,
              informationUri: `${tool.docsUrl}/linting.md`,
              rules: rules.map((rule) => described(rule, pageOf(tool.docsUrl, rule.id))),
            },
          },
          columnKind: 'utf16CodeUnits',
          originalUriBaseIds: { SRCROOT: { uri: tool.baseFolder } },
          artifacts: reports
            .filter(({ file }) => !/^https?:/.test(file))
            .map(({ file }) => ({ location: locationOf(file), sourceLanguage: 'markdown' })),
          results: findings.map((finding) => resultOf(finding, indexOf.get(finding.rule))),
        },
      ],
    },
    null,
    2,
  );
}

const described = (rule: RuleText, page: string) => ({
  id: rule.id,
  name: rule.id.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()),
  shortDescription: { text: `${rule.title}.` },
  fullDescription: { text: rule.why },
  help: { text: `${rule.why} ${rule.advice}`, markdown: `${rule.why}\n\n${rule.advice}\n\n[More about this rule](${page})` },
  helpUri: page,
  defaultConfiguration: { level: levels[rule.severity] },
});

/** A path as a URI reference: every part encoded, the slashes kept. A path from elsewhere is a `file:` URL. */
function locationOf(file: string): { uri: string; uriBaseId?: 'SRCROOT' } {
  // A finding about a server stands at its address.
  if (/^https?:/.test(file)) return { uri: file };
  const path = file.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
  const uri = path.split('/').map(encodeURIComponent).join('/');
  if (/^[A-Za-z]:\//.test(path)) return { uri: `file:///${path.slice(0, 2)}${uri.slice(uri.indexOf('/'))}` };
  return path.startsWith('/') ? { uri: `file://${uri}` } : { uri, uriBaseId: 'SRCROOT' };
}

const resultOf = (finding: LintFinding, ruleIndex: number | undefined) => ({
  ruleId: finding.rule,
  ...(ruleIndex === undefined ? {} : { ruleIndex }),
  level: levels[finding.severity],
  message: { text: `${finding.message}${finding.suggestion === null ? '' : `. What to do: ${finding.suggestion}`}.` },
  locations: [
    {
      physicalLocation: {
        artifactLocation: locationOf(finding.file),
        region: {
          startLine: finding.line,
          startColumn: finding.column,
          endColumn: Math.max(finding.endColumn, finding.column),
          snippet: { text: finding.text },
        },
      },
    },
  ],
  partialFingerprints: { 'tocsinFinding/v1': finding.fingerprint },
  ...(finding.suppressed === null
    ? {}
    : { suppressions: [{ kind: 'inSource', status: 'accepted', justification: finding.suppressed.reason }] }),
});
