import { CommanderError } from 'commander';
import { isTocsinError } from '#base';
import { buildProgram } from './program.ts';

/** Runs a command as `app` does: what it printed, and the code that the process would end with. */
export async function runTocsin(...args: readonly string[]): Promise<{ out: string; errors: string; exitCode: number }> {
  const out: string[] = [];
  const errors: string[] = [];
  let exitCode = 0;
  const terminal = {
    out: (text: string) => void out.push(text),
    error: (text: string) => void errors.push(text),
    serverUrl: 'http://127.0.0.1:1',
    token: null,
    setExitCode: (code: number) => void (exitCode = code),
  };
  try {
    await buildProgram({
      terminal,
      version: '1.2.3',
      settings: [{ name: 'TOCSIN_PORT', flag: 'port', default: '7373', help: 'where it listens' }],
      start: async () => undefined,
    }).parseAsync(['node', 'tocsin', ...args]);
  } catch (error) {
    if (error instanceof CommanderError) exitCode = error.exitCode === 0 ? 0 : 2;
    else if (isTocsinError(error)) [exitCode] = [1, errors.push(error.message)];
    else throw error;
  }
  return { out: out.join('\n'), errors: errors.join('\n'), exitCode };
}
