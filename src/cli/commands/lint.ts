import { join } from 'node:path';
import { cwd } from 'node:process';
import { pathToFileURL } from 'node:url';
import { InvalidArgumentError, type Command } from 'commander';
import type { FindingSeverity } from '#runbooks';
import type { LintReport } from '#runbooks/lint';
import { activeFindings, githubAnnotation, jsonOf, summaryOf, textLine } from '#runbooks/lint/formats';
import { compare, type Against } from '../against/compare.ts';
import { oneOf } from '../one-of.ts';
import { startHelpers } from '../lint-helper.ts';
import { queueOf } from '../lint-queue.ts';
import { openLintResults, type LintResults } from '../lint-results.ts';
import { addPath } from '../path-argument.ts';
import { findSources, type SourceFile } from '../read-sources.ts';
import { printable, type GuardedTerminal, type Painted } from '../terminal.ts';

type Format = 'text' | 'json' | 'github' | 'sarif';
interface LintOptions {
  readonly format: Format;
  readonly failOn: 'error' | 'warning' | 'never';
  readonly docsUrl: string;
  readonly against: Against;
  readonly allowPrivateAddresses?: boolean;
  readonly cache: boolean;
}

const nothing: Against = { prometheus: [], cluster: false, links: false };

function readAgainst(value: string, before: Against): Against {
  if (value === 'cluster' || value === 'links') return { ...before, [value]: true };
  const address = /^prometheus=(https?:\/\/\S+)$/.exec(value)?.[1];
  if (address === undefined) throw new InvalidArgumentError('must be prometheus=URL, cluster or links');
  return { ...before, prometheus: [...before.prometheus, address] };
}

const ranks: Readonly<Record<FindingSeverity, number>> = { error: 2, warning: 1, info: 0 };
const failOnRank = { error: 2, warning: 1, never: 3 } as const;
const colours: Readonly<Record<FindingSeverity, Painted['colour']>> = { error: 'red', warning: 'yellow', info: 'blue' };

/** The pages of the rules that came with this copy of Tocsin. */
const ownDocs = pathToFileURL(join(import.meta.dirname, '..', '..', '..', 'docs')).href;

const help = `
Examples:
  tocsin runbook lint runbooks
  tocsin runbook lint runbooks --fail-on warning --format github
  tocsin runbook lint runbooks --format sarif > tocsin.sarif
  tocsin runbook lint runbooks --against prometheus=http://prometheus:9090 --against links

A finding that is right but accepted: <!-- tocsin-ignore RULE: reason --> on the line before (docs/linting.md).
Exit: 0 nothing as bad as --fail-on, 1 something, 2 wrong use.`;

/** `tocsin runbook lint`: offline, without a server, made for anybody's CI. */
export function addLintCommand(group: Command, terminal: GuardedTerminal): void {
  group
    .command('lint')
    .description('find the traps in runbooks')
    .argument('<paths...>', 'Markdown files, and folders with such files', addPath)
    .option('--format <format>', 'text, json, github (annotations) or sarif', oneOf<Format>('text', 'json', 'github', 'sarif'), 'text')
    .option('--fail-on <severity>', 'error, warning or never', oneOf<LintOptions['failOn']>('error', 'warning', 'never'), 'error')
    .option('--docs-url <url>', 'where the pages of the rules are published (for sarif)', ownDocs)
    .option('--against <what>', 'compare with prometheus=URL, cluster (kubectl get) or links; may be repeated', readAgainst, nothing)
    .option('--allow-private-addresses', 'let --against links ask addresses of private nets')
    .option('--no-cache', 'read every file anew, also those that are as they were at the last run')
    .addHelpText('after', help)
    .action(async (paths: string[], options: LintOptions) => {
      const results = options.cache ? openLintResults() : null;
      const { files, refused } = await findSources(paths);
      const reports = await lint(files, options, { terminal, results });
      await print(reports, options, { terminal, version: group.parent?.version() ?? '0.0.0' });
      if (activeFindings(reports).some(({ severity }) => ranks[severity] >= failOnRank[options.failOn])) terminal.setExitCode(1);
      // What is there is linted all the same; no --fail-on makes a path that is not there right.
      for (const message of refused) terminal.error(message);
      if (refused.length > 0) terminal.setExitCode(1);
    });
}

interface LintParts {
  readonly terminal: GuardedTerminal;
  /** What earlier runs found; null: nobody asks. */
  readonly results: LintResults | null;
}

async function lint(
  sources: readonly SourceFile[],
  { against, ...options }: LintOptions,
  parts: LintParts,
): Promise<readonly LintReport[]> {
  if (against.prometheus.length === 0 && !against.cluster && !against.links) return lintOffline(sources, parts);
  await (await import('#commands')).initCommands();
  const { compileDocument, reportFindings } = await import('#runbooks/lint');
  const compiled = sources.map((source) => ({
    source,
    findings: source.problem === null ? null : [source.problem],
    document: compileDocument(source),
  }));
  const documents = compiled.map(({ document }) => document);
  const allowPrivateAddresses = options.allowPrivateAddresses === true;
  const more = await compare({ sources, documents }, against, { terminal: parts.terminal, allowPrivateAddresses });
  const moreOf = Map.groupBy(more, ({ file }) => file);
  const reports = compiled.map(({ source, findings, document }) => {
    const own = moreOf.get(source.file) ?? [];
    moreOf.delete(source.file);
    return reportFindings(
      source,
      { findings: findings ?? document.findings },
      { more: own, notChecked: (rule) => !isChecked(rule, against) },
    );
  });
  // What is left belongs to no file: an alert rule without a runbook stands in Prometheus.
  return [...reports, ...[...moreOf].map(([file, own]) => reportFindings({ file, source: '' }, { findings: own }))];
}

/** What one file says depends on nothing but its bytes: those that were read before are not read again. */
async function lintOffline(sources: readonly SourceFile[], { results }: LintParts): Promise<readonly LintReport[]> {
  const reportOf = new Map(sources.flatMap((source) => results?.find(source) ?? []).map((report) => [report.file, report]));
  const unknown = sources.filter(({ file }) => !reportOf.has(file));
  const found = new Map((await lintNew(unknown)).map((report) => [report.file, report]));
  return sources.flatMap((source) => {
    const report = found.get(source.file);
    if (report) results?.keep(source, report);
    return report ?? reportOf.get(source.file) ?? [];
  });
}

/** The compiler is most of the program: nobody loads it who needs none, and the helpers load theirs while we load ours. */
async function lintNew(sources: readonly SourceFile[]): Promise<readonly LintReport[]> {
  if (sources.length === 0) return [];
  const queue = queueOf(sources);
  const helpers = startHelpers(queue);
  const [{ lintFiles }] = await Promise.all([
    import('../lint-files.ts'),
    import('#commands').then(({ initCommands }) => initCommands()),
    import('#runbooks/lint').then(({ initFastMarkdown }) => initFastMarkdown()),
  ]);
  return lintFiles(queue, helpers);
}

/** Whether a rule had a chance to find something; a suppression of one that had none is not called unused. */
function isChecked(rule: string, against: Against): boolean {
  if (rule === 'against-dead-link') return against.links;
  if (rule === 'against-unknown-object') return against.cluster;
  return !rule.startsWith('against-') || against.prometheus.length > 0;
}

async function print(
  reports: readonly LintReport[],
  { format, docsUrl }: LintOptions,
  { terminal, version }: { readonly terminal: GuardedTerminal; readonly version: string },
): Promise<void> {
  if (format === 'json') return terminal.out(jsonOf(reports));
  if (format === 'sarif') {
    const { sarifOf } = await import('#runbooks/lint');
    const baseFolder = pathToFileURL(`${cwd()}/`).href;
    return terminal.out(sarifOf(reports, { version, docsUrl: docsUrl.replace(/\/+$/, ''), baseFolder }));
  }
  for (const finding of activeFindings(reports)) {
    if (format === 'github') {
      terminal.out(githubAnnotation(finding));
      continue;
    }
    // A file name may hold a line end, too.
    const [place, label, sentence] = textLine(finding).map(printable);
    terminal.outPainted([
      { text: place ?? '', colour: 'grey' },
      { text: label ?? '', colour: colours[finding.severity] ?? 'blue' },
      { text: sentence ?? '' },
    ]);
  }
  terminal.out(summaryOf(reports));
}
