import type { Command } from 'commander';
import { z } from 'zod';
import { callServer, printable, type Terminal } from '../terminal.ts';

const view = z.looseObject({
  slots: z.array(
    z.looseObject({
      schedule: z.string(),
      person: z.object({ name: z.string() }).nullable(),
      until: z.string().nullable(),
      why: z.string(),
    }),
  ),
  missing: z.array(z.string()),
});

/** `tocsin oncall who` and `tocsin page test`. */
export function addOnCallCommands(program: Command, terminal: Terminal): void {
  program
    .command('oncall')
    .description('who has the phone')
    .command('who')
    .argument('<organization>')
    .option('--json')
    .addHelpText('after', '\nExample:\n  tocsin oncall who acme')
    .action(async (organization: string, options: { json?: boolean }) => {
      const answer = await callServer(terminal, 'GET', `/api/v1/organizations/${encodeURIComponent(organization)}/oncall`);
      if (options.json) return terminal.out(JSON.stringify(answer, null, 2));
      const { slots, missing } = view.parse(answer);
      for (const slot of slots)
        terminal.out(
          `${slot.schedule}: ${slot.person?.name ?? 'NOBODY'}${slot.until ? ` until ${slot.until}` : ''} (${printable(slot.why)})`,
        );
      for (const text of missing) terminal.out(`missing: ${printable(text)}`);
      if (slots.length === 0) terminal.out('no schedule; write one into tocsin.yaml');
    });
  program
    .command('page')
    .description('try the pager')
    .command('test')
    .argument('<organization>')
    .addHelpText('after', '\nExample:\n  tocsin page test acme')
    .action(async (organization: string) => {
      await callServer(terminal, 'POST', `/api/v1/organizations/${encodeURIComponent(organization)}/pages/test`, {});
      terminal.out('a test page is on its way');
    });
}
