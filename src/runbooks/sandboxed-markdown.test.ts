import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { loadSandboxedParser } from './sandboxed-markdown.ts';

const isHere = existsSync(join(import.meta.dirname, '../../wasm/node_modules'));
/** Asks for a hundred megabytes in the middle of parsing; the program of the machine ends its process with four gigabytes of it. */
const deadly = '&amp;'.repeat(60_000);

describe.skipIf(!isHere)('the Markdown parser in WebAssembly (skipped where wasm/ is not installed)', () => {
  it('ends alone with a text that it does not survive, says so to nobody but us, and reads the next', async () => {
    const output = [vi.spyOn(process.stdout, 'write'), vi.spyOn(process.stderr, 'write'), vi.spyOn(console, 'error')];
    const reported: unknown[] = [];
    const parse = await loadSandboxedParser((error) => reported.push(error));
    expect(parse(deadly)).toBeNull();
    expect(reported.map(String)).toEqual(['RuntimeError: unreachable']);
    expect(parse('# A\n\nb\n')).toMatchObject({ type: 'root', children: [{ type: 'heading' }, { type: 'paragraph' }] });
    expect(output.flatMap((each) => each.mock.calls)).toEqual([]);
    output.forEach((each) => each.mockRestore());
  });

  it('is given up where it ends again and again', async () => {
    const parse = await loadSandboxedParser(() => {});
    const answers = [deadly, deadly, '# A\n', deadly, '# A\n'].map((text) => parse(text)?.type ?? null);
    expect(answers).toEqual([null, null, 'root', null, null]);
  });

  it('leaves nothing that waits for the end of the process', async () => {
    const before = process.listenerCount('beforeExit');
    const parse = await loadSandboxedParser(() => {});
    parse(deadly);
    parse('# A\n');
    expect(process.listenerCount('beforeExit')).toBe(before);
  });
});
