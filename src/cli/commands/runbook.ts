import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import { fail, messageOf } from '#base';
import { initCommands } from '#commands';
import { compileDocument, type CompiledDocument } from '#runbooks';
import { printable, type Terminal } from '../terminal.ts';

/** Every Markdown file of the given files and folders, in a stable order. */
async function markdownFiles(paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    const info = await stat(path).catch((error: unknown) =>
      fail('invalid-input', `${path}:1:1: cannot be read: ${messageOf(error)}; name a file or a folder`),
    );
    if (!info.isDirectory()) {
      found.push(path);
      continue;
    }
    const names = await readdir(path, { recursive: true });
    found.push(
      ...names
        .filter((name) => name.endsWith('.md'))
        .toSorted()
        .map((name) => join(path, name)),
    );
  }
  return found;
}

async function compile(paths: readonly string[]): Promise<CompiledDocument[]> {
  await initCommands();
  const files = await markdownFiles(paths);
  return Promise.all(files.map(async (file) => compileDocument({ file, source: await readFile(file, 'utf8') })));
}

type Finding = CompiledDocument['findings'][number];
const ranks = { error: 2, warning: 1, info: 0 } as const;
const failOnRank = { error: 2, warning: 1, never: 3 } as const;

function findingLine(file: string, finding: Finding, format: 'text' | 'github'): string {
  const text = `${finding.message}${finding.suggestion ? `; ${finding.suggestion}` : ''}`;
  if (format === 'github') {
    const level = finding.severity === 'info' ? 'notice' : finding.severity;
    // https://docs.github.com/actions: % and line ends would end the command early.
    const escaped = text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
    return `::${level} file=${file},line=${finding.line},title=${finding.rule}::${escaped}`;
  }
  return `${file}:${finding.line}:1: ${finding.severity}: ${printable(text)} (${finding.rule})`;
}

function summaryLines(document: CompiledDocument): string[] {
  const lines = [`${document.file}: ${printable(document.title)}`];
  for (const runbook of document.runbooks) {
    const steps = runbook.sections.flatMap((section) => section.steps);
    const risks = steps.flatMap((step) => step.commands.map((command) => command.risk));
    const count = (risk: string) => risks.filter((entry) => entry === risk).length;
    lines.push(
      `  ${String(runbook.line).padStart(5)}  ${printable(runbook.title)}  (${runbook.kind}; ${steps.length} steps; ${count('read-only')} read-only, ${count('mutating')} mutating, ${count('destructive')} destructive)${runbook.alerts.length > 0 ? `  alerts: ${runbook.alerts.map(printable).join(', ')}` : ''}`,
    );
  }
  return lines;
}

function oneOf<T extends string>(...allowed: readonly T[]): (value: string) => T {
  return (value) => {
    const found = allowed.find((entry) => entry === value);
    if (!found) throw new InvalidArgumentError(`must be one of ${allowed.join(', ')}`);
    return found;
  };
}

/** `tocsin runbook …`: on files and folders, without a server. */
export function addRunbookCommands(program: Command, terminal: Terminal): void {
  const group = program.command('runbook').description('read runbooks as Tocsin does');
  group
    .command('parse')
    .argument('<files...>')
    .option('--json', 'the compiled model')
    .addHelpText('after', '\nExample:\n  tocsin runbook parse docs/redis-down.md --json')
    .action(async (files: string[], options: { json?: boolean }) => {
      const documents = await compile(files);
      terminal.out(
        options.json
          ? JSON.stringify(documents.length === 1 ? documents[0] : documents, null, 2)
          : documents.flatMap(summaryLines).join('\n'),
      );
    });
  group
    .command('lint')
    .argument('<paths...>')
    .option('--format <format>', 'text, json or github', oneOf('text', 'json', 'github'), 'text')
    .option('--fail-on <severity>', 'error, warning or never', oneOf('error', 'warning', 'never'), 'error')
    .addHelpText('after', '\nExample:\n  tocsin runbook lint runbooks --fail-on warning')
    .action(async (paths: string[], options: { format: 'text' | 'json' | 'github'; failOn: keyof typeof failOnRank }) => {
      const documents = await compile(paths);
      const findings = documents.flatMap((document) => document.findings.map((finding) => ({ file: document.file, ...finding })));
      if (options.format === 'json') terminal.out(JSON.stringify(findings, null, 2));
      else for (const finding of findings) terminal.out(findingLine(finding.file, finding, options.format));
      if (options.format === 'text') terminal.out(`${documents.length} files, ${findings.length} findings`);
      if (findings.some((finding) => ranks[finding.severity] >= failOnRank[options.failOn])) terminal.setExitCode(1);
    });
  group
    .command('list')
    .argument('<folder>')
    .option('--json')
    .addHelpText('after', '\nExample:\n  tocsin runbook list runbooks')
    .action(async (folder: string, options: { json?: boolean }) => {
      const documents = await compile([folder]);
      const rows = documents.flatMap((document) =>
        document.runbooks.map((runbook) => ({
          file: document.file,
          line: runbook.line,
          slug: runbook.slug,
          title: runbook.title,
          kind: runbook.kind,
          alerts: runbook.alerts,
        })),
      );
      terminal.out(
        options.json ? JSON.stringify(rows, null, 2) : rows.map((row) => `${row.file}#${row.slug}  ${printable(row.title)}`).join('\n'),
      );
    });
  group
    .command('show')
    .argument('<file#slug>')
    .option('--json')
    .addHelpText('after', '\nExample:\n  tocsin runbook show docs/runbooks.md#redis-down')
    .action(async (address: string, options: { json?: boolean }) => {
      const at = address.lastIndexOf('#');
      const [document] = await compile([at < 0 ? address : address.slice(0, at)]);
      const runbook = document?.runbooks.find((entry) => entry.slug === address.slice(at + 1));
      if (!runbook)
        fail(
          'not-found',
          `${address}: there is no such runbook; the file has ${document?.runbooks.map((entry) => entry.slug).join(', ') ?? 'none'}`,
        );
      if (options.json) return terminal.out(JSON.stringify(runbook, null, 2));
      for (const section of runbook.sections) {
        terminal.out(`${section.heading} (${section.kind})`);
        for (const step of section.steps) {
          const risk = step.commands.length > 0 ? ` [${[...new Set(step.commands.map((command) => command.risk))].join(', ')}]` : '';
          terminal.out(
            `  ${step.line}: ${printable(step.title ?? step.source.split('\n')[0] ?? '')}${risk}${step.condition ? ` (${printable(step.condition)})` : ''}`,
          );
        }
      }
    });
}
