import { buildProgram, guardTerminal } from '#cli';
import { isTocsinError, messageOf } from '#base';
import { CommanderError } from 'commander';
import { readLocalAccess } from './local-access.ts';
import { parseOptions, settings } from './options.ts';
import { startLine } from './print-start.ts';
import { readVersion } from './read-version.ts';

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
  hasColour: process.stdout.isTTY && (environment['NO_COLOR'] ?? '') === '',
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
  // The server is most of the program; a command that only reads files starts without it.
  const [{ startServer }, { initCommands }] = await Promise.all([import('./start-server.ts'), import('#commands')]);
  try {
    const server = await startServer(options, environment);
    terminal.out(startLine(server.baseUrl, server.signInToken));
    await asked;
    terminal.out('Tocsin is stopping');
    await server.stop();
  } finally {
    // Node hangs when it exits while libpg-query compiles its WebAssembly (3 of 28 exits, measured): a start that
    // failed early waits until the grammars are whole.
    await initCommands();
  }
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
        ? // What is about a file begins with its place, and nothing before it: editors and CI jump there.
          /^[^\n]*?:\d+:\d+: /.test(error.message)
          ? error.message
          : `tocsin: ${error.message}`
        : `tocsin: ${error instanceof Error ? (error.stack ?? messageOf(error)) : messageOf(error)}`,
    );
    exitCode = isWrongUse ? 2 : 1;
  }
}

/** Waits until all that was printed has been taken: a pipe holds 64 KB, and what is more would be lost with the process. */
const printed = (stream: NodeJS.WriteStream): Promise<void> =>
  new Promise((resolve) => {
    // Whoever reads no more (`| head`) is no reason to wait, and no error.
    stream.on('error', () => resolve());
    stream.write('', () => resolve());
  });

await main();
await Promise.all([printed(process.stdout), printed(process.stderr)]);
// Whatever a library left open must not keep a finished command alive.
process.exit(exitCode);
