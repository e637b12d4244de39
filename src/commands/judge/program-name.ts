import type { Word } from '../shell/ast.ts';

/** Programs that only run another one: it is that one's name that says what is done. */
export const transparentShells = new Set([
  'sh',
  'bash',
  'zsh',
  'dash',
  'ash',
  'sudo',
  'env',
  'timeout',
  'nice',
  'nohup',
  'time',
  'command',
  'exec',
  'stdbuf',
  'ionice',
  'setsid',
]);

/** Programs of servers that are unpacked, not installed: their own documentation starts them from the folder they stand in. */
const unpacked = /^(?:\.\/)?bin\/((?:kafka-[\w-]+|zk(?:Server|Cli)|zookeeper-shell|connect-\w+)\.sh|pulsar-admin|nodetool|cqlsh)$/u;

/** The name that a program is known by: without the folder of a system, or of a server as it was unpacked. */
export const baseName = (program: string): string =>
  (/^(?:\/[\w.-]+)*\/(?:s?bin)\/([^/]+)$/u.exec(program) ?? unpacked.exec(program))?.[1] ?? program;

/** The program's name as shown in the model, without a system path. */
export const programName = (words: readonly Word[]): string | null => {
  const first = words[0];
  return first === undefined ? null : baseName(first.value ?? first.text);
};
