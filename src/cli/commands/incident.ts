import type { Command } from 'commander';
import { z } from 'zod';
import { callServer, printable, type Terminal } from '../terminal.ts';

const incident = z.looseObject({
  id: z.string(),
  number: z.number(),
  title: z.string(),
  status: z.string(),
  severity: z.object({ label: z.string() }).nullable(),
  startedAt: z.string(),
  commander: z.object({ name: z.string() }).nullable(),
});
const incidentPage = z.object({ items: z.array(incident) });

const lineOf = (entry: z.output<typeof incident>) =>
  `${String(entry.number).padStart(4)}  ${(entry.severity?.label ?? '-').padEnd(8)} ${entry.status.padEnd(13)} ${entry.startedAt}  ${entry.commander?.name ?? 'nobody'}  ${printable(entry.title)}  ${entry.id}`;

function print(terminal: Terminal, answer: unknown, asJson: boolean | undefined): void {
  terminal.out(asJson ? JSON.stringify(answer, null, 2) : lineOf(incident.parse(answer)));
}

/** `tocsin incident …`: against a server (TOCSIN_URL, TOCSIN_TOKEN). */
export function addIncidentCommands(program: Command, terminal: Terminal): void {
  const group = program.command('incident').description('declare, look at and move incidents');
  const example = (command: Command, text: string) => command.addHelpText('after', `\nExample:\n  ${text}`);

  example(
    group
      .command('declare')
      .argument('<organization>')
      .argument('<title>')
      .option('--severity <label>')
      .option('--runbook <slug>')
      .option('--service <name>')
      .option('--json'),
    'tocsin incident declare acme "Checkout fails for everybody" --severity P1',
  ).action(
    async (organization: string, title: string, options: { severity?: string; runbook?: string; service?: string; json?: boolean }) => {
      const { json, ...rest } = options;
      print(
        terminal,
        await callServer(terminal, 'POST', `/api/v1/organizations/${encodeURIComponent(organization)}/incidents`, { title, ...rest }),
        json,
      );
    },
  );
  example(
    group.command('list').argument('<organization>').option('--status <status>', 'open, resolved or all', 'open').option('--json'),
    'tocsin incident list acme --status all',
  ).action(async (organization: string, options: { status: string; json?: boolean }) => {
    const answer = await callServer(
      terminal,
      'GET',
      `/api/v1/organizations/${encodeURIComponent(organization)}/incidents?status=${encodeURIComponent(options.status)}`,
    );
    const { items } = incidentPage.parse(answer);
    terminal.out(options.json ? JSON.stringify(answer, null, 2) : items.length === 0 ? 'no incidents' : items.map(lineOf).join('\n'));
  });
  example(group.command('show').argument('<id>').option('--json'), 'tocsin incident show inc_…').action(
    async (id: string, options: { json?: boolean }) => {
      print(terminal, await callServer(terminal, 'GET', `/api/v1/incidents/${encodeURIComponent(id)}`), options.json);
    },
  );
  const act = (name: string, description: string, path: string, body: (text: string | undefined) => unknown, argument?: string) => {
    const command = group.command(name).description(description).argument('<id>').option('--json');
    if (argument) command.argument(argument);
    example(command, `tocsin incident ${name} inc_…${argument ? ' "…"' : ''}`).action(async (id: string, ...rest: unknown[]) => {
      const text = typeof rest[0] === 'string' ? rest[0] : undefined;
      const options = rest.find(
        (value): value is { json?: boolean } => typeof value === 'object' && value !== null && !('commands' in value),
      );
      print(terminal, await callServer(terminal, 'POST', `/api/v1/incidents/${encodeURIComponent(id)}/${path}`, body(text)), options?.json);
    });
  };
  act('ack', 'say that you have it', 'acknowledge', () => ({}));
  act('note', 'write a note on the timeline', 'notes', (text) => ({ text }), '<text>');
  act(
    'resolve',
    'resolve; a reason overrides what speaks against it',
    'resolve',
    (text) => (text === undefined ? {} : { override: text }),
    '[override-reason]',
  );
  example(
    group
      .command('update')
      .description('tell people')
      .argument('<id>')
      .argument('<text>')
      .option('--channel <channels...>', 'slack, status-page, email', ['status-page']),
    'tocsin incident update inc_… "We found the cause" --channel status-page slack',
  ).action(async (id: string, body: string, options: { channel: string[] }) => {
    await callServer(terminal, 'POST', `/api/v1/incidents/${encodeURIComponent(id)}/updates`, { body, channels: options.channel });
    terminal.out(`told ${options.channel.join(', ')}`);
  });
}
