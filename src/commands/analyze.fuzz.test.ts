import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { analyze, bindCommand, detectLanguage, initCommands, splitMixed } from './index.ts';
import type { CommandLanguage } from './index.ts';
import { cpuMs } from '../../test/timing/cpu-ms.ts';

beforeAll(initCommands);

const languages: readonly CommandLanguage[] = ['bash', 'sql', 'promql', 'http'];

/** Text that looks like commands more often than pure noise does. */
const fragments = fc.array(
  fc.oneof(
    fc.constantFrom(
      'kubectl',
      'exec',
      '--',
      'psql',
      '-c',
      '"',
      "'",
      '`',
      '$(',
      ')',
      '<pod>',
      '{x}',
      '${A}',
      '$B',
      '|',
      '&&',
      ';',
      '\n',
      '\\',
      '<<EOF',
      'EOF',
      '>',
      '2>&1',
      'for i in',
      'do',
      'done',
      'if',
      'fi',
      '#',
      '--',
      'SELECT',
      'FROM',
      '[5m]',
      'rate(',
      '{',
      '}',
      '[',
      ']',
      'xxxxx',
      '...',
      ' ',
      '=',
      '\u0000',
      '\uE000',
      '\r\n',
      '😀',
    ),
    fc.string({ maxLength: 6 }),
  ),
  { maxLength: 40 },
);

describe('any text', () => {
  it('is analysed without throwing, deterministically, and cut out exactly', () => {
    fc.assert(
      fc.property(fragments, fc.constantFrom(' ', ''), fc.constantFrom(...languages), (parts, joint, language) => {
        const source = parts.join(joint);
        const analysis = analyze(source, language);
        expect(analyze(source, language)).toEqual(analysis);
        for (const command of analysis.commands) {
          expect(source.slice(command.start, command.end)).toBe(command.text);
          expect(source.slice(0, command.start).split('\n').length).toBe(command.line);
        }
        for (const parameter of analysis.parameters) expect(source).toContain(parameter.syntax);
        detectLanguage(source, null);
        const ranges = splitMixed(source);
        expect(ranges.at(-1)?.endLine ?? 0).toBeLessThanOrEqual(source.split('\n').length);
        bindCommand({
          source,
          language,
          parameters: analysis.parameters,
          values: Object.fromEntries(analysis.parameters.map((each) => [each.name, `'"$(x)`])),
        });
      }),
      { numRuns: 200 },
    );
  }, 60_000);

  it('takes bounded time', () => {
    const hostile = [
      '<a'.repeat(60_000),
      '{'.repeat(100_000),
      "'".repeat(100_001),
      '$('.repeat(20_000),
      'x'.repeat(200_000),
      'a|'.repeat(60_000),
      'ls\n'.repeat(20_000),
      '((((('.repeat(10_000),
      'x'.repeat(11 * 1024 * 1024),
    ];
    for (const source of hostile) {
      const start = cpuMs();
      for (const language of languages) analyze(source, language);
      detectLanguage(source, 'bash');
      splitMixed(source);
      expect(cpuMs() - start, `${source.slice(0, 6)}… × ${String(source.length)}`).toBeLessThan(8_000);
    }
  }, 120_000);
});
