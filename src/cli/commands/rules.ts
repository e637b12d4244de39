import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { fail, messageOf } from '#base';
import type { DerivedRule } from '#runbooks/rules-export';
import { addPath } from '../path-argument.ts';
import { publishedPath } from '../published-path.ts';
import { compileSources, readSources } from '../read-sources.ts';
import { printable, type GuardedTerminal } from '../terminal.ts';

interface ExportOptions {
  readonly output?: string;
  readonly runbookUrlBase: string;
  readonly json?: boolean;
}

const help = `
Example:
  tocsin rules export runbooks --runbook-url-base https://github.com/acme/ops/blob/main --output alerts.yaml
  promtool check rules alerts.yaml

Only what a document states becomes a rule: an alert's name with a PromQL comparison, or with a threshold and the one
query that measures it. Everything else is listed with the reason.`;

/** `tocsin rules export`: Prometheus alerting rules from runbooks, without a server. */
export function addRulesCommands(program: Command, terminal: GuardedTerminal): void {
  program
    .command('rules')
    .description('alerting rules from runbooks')
    .command('export')
    .argument('<paths...>', 'Markdown files, and folders with such files', addPath)
    .option('--output <file>', 'write the rules there, not to standard output')
    .option('--runbook-url-base <url>', 'where the files are published; every rule links to its runbook below it', '')
    .option('--json', 'the rules and what could not be derived, as JSON')
    .addHelpText('after', help)
    .action(async (paths: string[], options: ExportOptions) => {
      const { deriveRules, headingAnchors, rulesFile, runbookUrl } = await import('#runbooks/rules-export');
      const sources = await readSources(paths);
      const derived = deriveRules(await compileSources(sources));
      const anchors = new Map(sources.map(({ file, source }) => [file, headingAnchors(source)]));
      const urlOf = ({ file, slug, headingLine }: DerivedRule) =>
        runbookUrl({ file: publishedPath(file, paths), anchor: anchors.get(file)?.get(headingLine) ?? slug }, options.runbookUrlBase);
      const text = options.json
        ? JSON.stringify({ ...derived, rules: derived.rules.map((rule) => ({ ...rule, runbookUrl: urlOf(rule) })) }, null, 2)
        : rulesFile(derived, urlOf);
      if (!options.json)
        for (const { file, line, what, why } of derived.notDerived)
          terminal.error(`${file}:${line}:1: not derived: ${printable(what)}: ${printable(why)}`);
      if (options.output === undefined) return terminal.out(text.trimEnd());
      await writeFile(options.output, text).catch((error: unknown) =>
        fail('invalid-input', `${options.output}:1:1: cannot be written: ${messageOf(error)}; choose another file`),
      );
      terminal.out(
        `${options.output}: ${derived.rules.length} ${derived.rules.length === 1 ? 'rule' : 'rules'}; ${derived.notDerived.length} could not be derived`,
      );
    });
}
