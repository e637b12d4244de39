import { buildProgram, guardTerminal } from '#cli';
import { isTocsinError, messageOf } from '#base';
import { initCommands } from '#commands';
import { CommanderError } from 'commander';
import { readLocalAccess } from './local-access.ts';
import { parseOptions, settings } from './options.ts';
import { startLine } from './print-start.ts';
import { readVersion, startServer } from './start-server.ts';

const environment = process.env;
let exitCode = 0;
const local = readLocalAccess(environment['TOCSIN_DATA_DIR'] ?? '.tocsin');

const terminal = guardTerminal({
  out: (text) => void process.stdout.write(`${text}\n`),
  error: (text) => void process.stderr.write(`${text}\n`),
  serverUrl: environment['TOCSIN_URL'] ?? local?.url ?? `http://127.0.0.1:${environment['TOCSIN_PORT'] ?? '7373'}`,
  // The token of the file is for the server of the file, never for another address.
  token:
    environment['TOCSIN_TOKEN'] ??
    environment['TOCSIN_ADMIN_TOKEN'] ??
    (environment['TOCSIN_URL'] === undefined ? (local?.token ?? null) : null),
  setExitCode: (code) => void (exitCode = code),
});

/** Starts, says so in one line, and stays until it is told to stop; a second signal ends it at once. */
async function start(flags: Readonly<Record<string, string | undefined>>): Promise<void> {
  const options = parseOptions(environment, flags);
  let stopRequested: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => {
    stopRequested = resolve;
  });
  let signals = 0;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      signals += 1;
      stopRequested();
      // The embedded database survives that: its supervisor stops it when we are gone.
      if (signals > 2) process.exit(130);
    });
  }
  const server = await startServer(options, environment);
  terminal.out(startLine(server.baseUrl, server.signInToken));
  await asked;
  terminal.out('Tocsin is stopping');
  await server.stop();
}

async function main(): Promise<void> {
  try {
    await buildProgram({ terminal, version: await readVersion(), settings, start }).parseAsync(process.argv);
  } catch (error) {
    if (error instanceof CommanderError) {
      exitCode = error.exitCode === 0 ? 0 : 2;
      return;
    }
    const isWrongUse = isTocsinError(error) && error.code === 'bad-setting';
    terminal.error(
      isTocsinError(error)
        ? `tocsin: ${error.message}`
        : `tocsin: ${error instanceof Error ? (error.stack ?? messageOf(error)) : messageOf(error)}`,
    );
    exitCode = isWrongUse ? 2 : 1;
  }
}

await main();
// libpg-query begins to compile its WebAssembly when it is imported, and Node hangs when it exits in the middle of that
// (3 of 28 exits, measured): so the grammars are whole before we go.
await initCommands();
// Whatever a library left open must not keep a finished command alive.
process.exit(exitCode);
