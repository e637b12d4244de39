import { beforeAll, expect, it } from 'vitest';
import { initCommands } from '#commands';
import { compileDocument } from '../../compile-document.ts';

beforeAll(() => initCommands());

const findings = (...lines: readonly string[]): readonly string[] =>
  compileDocument({ file: 'x.md', source: `${lines.join('\n')}\n` })
    .findings.filter(({ rule }) => rule === 'fence-never-closed')
    .map(({ line, message }) => `${line} ${message}`);

it.each<[string, readonly string[], readonly string[]]>([
  ['closed', ['```bash', 'ls', '```'], []],
  ['closed with more marks, and blanks', ['```bash', 'ls', '`````  '], []],
  ['of tildes around back-ticks', ['~~~', '```bash', '~~~'], []],
  ['longer around a shorter one', ['````markdown', '```bash', 'ls', '```', '````'], []],
  ['in an item and in a quote', ['- a', '  ```bash', '  ls', '  ```', '> ```', '> ls', '> ```'], []],
  ['code in a line', ['```ls``` lists'], []],
  ['commented out', ['<!--', '```bash', 'ls', '-->', 'words'], []],
  ['to the end', ['a', '```bash', 'ls', '', '# B'], ['2 the code block that begins here is not closed anywhere']],
  ['with two marks', ['```bash', 'ls', '``', 'words'], ['1 the code block that begins here is not closed anywhere']],
  [
    'before another begins',
    ['```bash', 'ls', '', '```sql', 'SELECT 1;', '```'],
    ['1 the code block that begins here is not closed before line 4'],
  ],
])('a fence %s', (_, lines, expected) => {
  const found = findings(...lines);
  expect(found).toHaveLength(expected.length);
  for (const [index, text] of expected.entries()) expect(found[index]).toContain(text);
});

it('names the line that was meant to close it', () => {
  expect(findings('```bash', 'ls', '``', 'words')[0]).toContain('line 3 looks like its end');
});
