import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { z } from 'zod';
import { fail, messageOf } from '#base';
import { callServer, type Terminal } from '../terminal.ts';

const evidenceFile = z.object({
  format: z.literal('tocsin-evidence/1'),
  stream: z.string(),
  head: z.object({ position: z.number(), hash: z.string() }).nullable(),
  entries: z.array(
    z.object({
      stream: z.string(),
      position: z.number(),
      type: z.string(),
      at: z.coerce.date(),
      actor: z.object({ kind: z.enum(['person', 'token', 'system', 'integration', 'runner']), id: z.string(), name: z.string() }),
      data: z.unknown(),
      body: z.string(),
      hash: z.string(),
    }),
  ),
});

/** `tocsin evidence export|verify`; verify needs no server and no network. */
export function addEvidenceCommands(program: Command, terminal: Terminal): void {
  const group = program.command('evidence').description('what happened, so that it stands up');
  group
    .command('export')
    .argument('<incident>')
    .addHelpText('after', '\nExample:\n  tocsin evidence export inc_… > incident.json')
    .action(async (incident: string) => {
      terminal.out(
        JSON.stringify(await callServer(terminal, 'GET', `/api/v1/incidents/${encodeURIComponent(incident)}/evidence`), null, 2),
      );
    });
  group
    .command('verify')
    .argument('<file>')
    .addHelpText('after', '\nExample:\n  tocsin evidence verify incident.json')
    .action(async (file: string) => {
      const source = await readFile(file, 'utf8').catch((error: unknown) =>
        fail('invalid-input', `${file}:1:1: cannot be read: ${messageOf(error)}`),
      );
      let parsed: unknown;
      try {
        parsed = JSON.parse(source);
      } catch (error) {
        return fail('invalid-input', `${file}:1:1: not JSON: ${messageOf(error)}; export it again`);
      }
      const evidence = evidenceFile.safeParse(parsed);
      if (!evidence.success) {
        const issue = evidence.error.issues[0];
        return fail(
          'invalid-input',
          `${file}:1:1: not an evidence file: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}; export it again`,
        );
      }
      const { stream, entries, head } = evidence.data;
      if (entries.length === 0) return fail('invalid-input', `${file}:1:1: there is no entry in it, so nothing is shown; export it again`);
      const { verifyChain } = await import('#journal');
      const problems = verifyChain(stream, entries, head);
      for (const { position, problem } of problems) terminal.error(`${file}: entry ${position}: ${problem}`);
      if (problems.length > 0) return terminal.setExitCode(1);
      terminal.out(`${entries.length} entries, the whole chain holds; it ends with ${head?.hash ?? 'nothing'}`);
    });
}
