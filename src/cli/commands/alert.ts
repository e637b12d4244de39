import type { Command } from 'commander';
import { fail } from '#base';
import { callServer, type Terminal } from '../terminal.ts';

function parsePairs(pairs: readonly string[], what: string): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      if (at < 1) fail('invalid-input', `${what} ${JSON.stringify(pair)} must be NAME=VALUE`);
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}

/** `tocsin alert send`: one alert in Alertmanager's push format. */
export function addAlertCommands(program: Command, terminal: Terminal): void {
  program
    .command('alert')
    .description('send alerts')
    .command('send')
    .argument('<organization>')
    .argument('<alertname>')
    .option('--label <pairs...>', 'NAME=VALUE', [])
    .option('--annotation <pairs...>', 'NAME=VALUE', [])
    .option('--resolved', 'say that it is over')
    .addHelpText('after', '\nExample:\n  tocsin alert send acme RedisDown --label severity=critical instance=redis-0')
    .action(async (organization: string, alertname: string, options: { label: string[]; annotation: string[]; resolved?: boolean }) => {
      const alert = {
        labels: { ...parsePairs(options.label, 'label'), alertname },
        annotations: parsePairs(options.annotation, 'annotation'),
        ...(options.resolved ? { endsAt: new Date().toISOString() } : {}),
      };
      await callServer(terminal, 'POST', `/api/v2/alerts?organization=${encodeURIComponent(organization)}`, [alert]);
      terminal.out('accepted and stored');
    });
}
