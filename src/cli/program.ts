import type { Command } from 'commander';
import { addAlertCommands } from './commands/alert.ts';
import { addDrillCommands } from './commands/drill.ts';
import { addEvidenceCommands } from './commands/evidence.ts';
import { addIncidentCommands } from './commands/incident.ts';
import { addOnCallCommands } from './commands/oncall.ts';
import { addRulesCommands } from './commands/rules.ts';
import { addRunbookCommands } from './commands/runbook.ts';
import { KnownCommand } from './known-command.ts';
import { guardTerminal, type Terminal } from './terminal.ts';

export interface Setting {
  readonly name: string;
  readonly flag: string;
  readonly default: string | null;
  readonly help: string;
}

/** What the command line needs from the composition: it starts nothing by itself. */
export interface ProgramParts {
  readonly terminal: Terminal;
  readonly version: string;
  readonly settings: readonly Setting[];
  /** Runs the server until it is told to stop. */
  readonly start: (flags: Readonly<Record<string, string | undefined>>) => Promise<void>;
}

const camel = (flag: string) => flag.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** `tocsin`: exit 0 success, 1 failure, 2 wrong use (contract.md). */
export function buildProgram(parts: ProgramParts): Command {
  const terminal = guardTerminal(parts.terminal);
  const program = new KnownCommand('tocsin')
    .description('Incident response that runs the runbooks a team already has.')
    .version(parts.version)
    .showHelpAfterError('(see --help)')
    .configureOutput({ writeOut: (text) => terminal.out(text.trimEnd()), writeErr: (text) => terminal.error(text.trimEnd()) })
    .exitOverride();
  const start = program
    .command('start')
    .description('start the server and stay in the foreground')
    .addHelpText('after', '\nExample:\n  tocsin start --workspace ./runbooks --port 7373');
  for (const setting of parts.settings) {
    start.option(
      `--${setting.flag} <value>`,
      `${setting.help} (${setting.name}${setting.default === null ? '' : `, default ${setting.default}`})`,
    );
  }
  start.action(async (values: Record<string, string | undefined>) => {
    await parts.start(Object.fromEntries(parts.settings.map((setting) => [setting.flag, values[camel(setting.flag)]])));
  });
  for (const add of [
    addRunbookCommands,
    addRulesCommands,
    addAlertCommands,
    addIncidentCommands,
    addOnCallCommands,
    addEvidenceCommands,
    addDrillCommands,
  ])
    add(program, terminal);
  return program;
}
