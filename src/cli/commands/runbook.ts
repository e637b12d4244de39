import type { Command } from 'commander';
import { fail } from '#base';
import type { CompiledDocument } from '#runbooks';
import { addPath, onePath } from '../path-argument.ts';
import { compileFiles, compileSources, readSources, type SourceFile } from '../read-sources.ts';
import { printable, type GuardedTerminal } from '../terminal.ts';
import { addLintCommand } from './lint.ts';
import { addSearchCommand } from './runbook-search.ts';

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

/** Documents with the findings that lint has: what a comment accepts is none, a comment that accepts nothing is one. */
async function judged(sources: readonly SourceFile[]): Promise<readonly CompiledDocument[]> {
  const { acceptedFindings } = await import('#runbooks/lint');
  return (await compileSources(sources)).map((document, index) => ({
    ...document,
    findings: acceptedFindings({ file: document.file, source: sources[index]?.source ?? '', document }).flatMap(
      ({ suppressed, ...finding }) => (suppressed === null ? [finding] : []),
    ),
  }));
}

/** `tocsin runbook …`: on files and folders, without a server. */
export function addRunbookCommands(program: Command, terminal: GuardedTerminal): void {
  const group = program.command('runbook').description('read runbooks as Tocsin does');
  group
    .command('parse')
    .argument('<files...>', 'Markdown files', addPath)
    .option('--json', 'the compiled model')
    .addHelpText('after', '\nExample:\n  tocsin runbook parse docs/redis-down.md --json')
    .action(async (files: string[], options: { json?: boolean }) => {
      const documents = await judged(await readSources(files));
      terminal.out(
        options.json
          ? JSON.stringify(documents.length === 1 ? documents[0] : documents, null, 2)
          : documents.flatMap(summaryLines).join('\n'),
      );
    });
  addLintCommand(group, terminal);
  addSearchCommand(group, terminal);
  group
    .command('list')
    .argument('<folder>', 'a folder or a file', onePath)
    .option('--json')
    .addHelpText('after', '\nExample:\n  tocsin runbook list runbooks')
    .action(async (folder: string, options: { json?: boolean }) => {
      const documents = await compileFiles([folder]);
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
    .action(async (address: string, options: { json?: boolean }, command: Command) => {
      const at = address.lastIndexOf('#');
      const file = at < 0 ? address : address.slice(0, at);
      const [document] = await compileFiles([file]);
      const runbook = at < 0 ? undefined : document?.runbooks.find((entry) => entry.slug === address.slice(at + 1));
      const known = document?.runbooks.map((entry) => entry.slug).join(', ') || 'none';
      if (at < 0) command.error(`${file}:1:1: no runbook is named; write ${file}#SLUG, the file has ${known}`);
      if (!runbook) fail('not-found', `${file}:1:1: there is no such runbook: ${address.slice(at + 1)}; the file has ${known}`);
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
