import type { Readable, Writable } from 'node:stream';

/** Calls `handler` for each line of JSON; a line that is none goes to `onBroken` (a defect, never silence). */
export function readJsonLines(input: Readable, handler: (value: unknown) => void, onBroken: (line: string) => void): void {
  let rest = '';
  input.setEncoding('utf8');
  input.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line === '') continue;
      let value: unknown;
      try {
        value = JSON.parse(line);
      } catch {
        onBroken(line.slice(0, 200));
        continue;
      }
      handler(value);
    }
  });
}

export function writeJsonLine(output: Writable, value: unknown): void {
  output.write(`${JSON.stringify(value)}\n`);
}
