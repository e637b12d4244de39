import type { Command } from 'commander';
import { z } from 'zod';
import { callServer, type Terminal } from '../terminal.ts';

const demo = z.object({ running: z.boolean(), incidentId: z.string().nullable(), step: z.string().nullable() });

/** `tocsin drill demo`: the same button as on the page. */
export function addDrillCommands(program: Command, terminal: Terminal): void {
  program
    .command('drill')
    .description('rehearse')
    .command('demo')
    .option('--stop', 'end the demo')
    .addHelpText('after', '\nExample:\n  tocsin drill demo')
    .action(async (options: { stop?: boolean }) => {
      const state = demo.parse(
        await callServer(terminal, options.stop ? 'DELETE' : 'POST', '/api/v1/drills/demo', options.stop ? undefined : {}),
      );
      terminal.out(state.running ? `${state.step ?? 'The demo runs'}\nopen ${terminal.serverUrl}` : 'no demo is running');
    });
}
