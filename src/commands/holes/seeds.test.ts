import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { analyze, initCommands, splitMixed } from '../index.ts';

interface Placeholder {
  readonly doc: string;
  readonly line: number;
  readonly token: string;
  readonly context: string;
}
interface Inventory {
  readonly documents: readonly { readonly doc: string; readonly file: string }[];
  readonly placeholders: readonly Placeholder[];
}

const seeds = new URL('../../../../shared/seeds/', import.meta.url);
const isThere = existsSync(new URL('inventory.json', seeds));

/** The text of the fence that a line lies in. */
function fenceAt(lines: readonly string[], line: number): { readonly text: string; readonly language: string } {
  const start = lines.findLastIndex((each, index) => index < line && /^\s*```/u.test(each));
  const end = lines.findIndex((each, index) => index >= line && /^\s*```\s*$/u.test(each));
  return { text: lines.slice(start + 1, end).join('\n'), language: /```(\w*)/u.exec(lines[start] ?? '')?.[1] ?? '' };
}

describe.skipIf(!isThere)('the placeholders of the seeds (skipped where ../shared is absent)', () => {
  beforeAll(initCommands);

  it('are parameters wherever they stand in a command', () => {
    const inventory: Inventory = JSON.parse(readFileSync(new URL('inventory.json', seeds), 'utf8'));
    const files = new Map(inventory.documents.map(({ doc, file }) => [doc, readFileSync(new URL(file, seeds), 'utf8').split('\n')]));
    const wanted = inventory.placeholders.filter(({ context }) => context === 'command');
    const missing = wanted.filter(({ doc, line, token }) => {
      const { text, language } = fenceAt(files.get(doc) ?? [], line - 1);
      const lines = text.split('\n');
      const parameters =
        language === 'sql'
          ? analyze(text, 'sql').parameters
          : splitMixed(text, 'bash').flatMap((range) =>
              range.language === 'bash' || range.language === 'sql'
                ? analyze(lines.slice(range.startLine - 1, range.endLine).join('\n'), range.language).parameters
                : [],
            );
      return !parameters.some(({ syntax }) => token.includes(syntax) || syntax.includes(token));
    });
    console.log(`${String(wanted.length - missing.length)} of ${String(wanted.length)} placeholders in commands found`);
    expect(missing.map(({ doc, line, token }) => `${doc}:${String(line)} ${token}`)).toEqual([]);
  });
});
