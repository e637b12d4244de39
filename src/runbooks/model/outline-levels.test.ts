import { describe, expect, it } from 'vitest';
import { cpuMs } from '../../../test/timing/cpu-ms.ts';
import { repairedLevels } from './outline-levels.ts';

const levels = (...lines: readonly string[]) =>
  repairedLevels(lines.map((line) => ({ level: /^#+/.exec(line)?.[0].length ?? 1, text: line.replace(/^#+\s*/, '') })));

describe('levels of headings', () => {
  it.each<[string, readonly string[], readonly number[]]>([
    ['stay as they are', ['# Desk', '## Look', '### Logs', '## Mend'], [1, 2, 3, 2]],
    [
      'a heading that cuts a numbered sequence goes below the part that it stands in',
      ['# Desk', '## Part 1: Look', '# tip for many desks', '## Part 2: Mend'],
      [1, 2, 3, 2],
    ],
    ['also in dotted numbers', ['# Desk', '## 1. Look', '### 1.1 Logs', '# a comment', '### 1.2 Queue'], [1, 2, 3, 4, 3]],
    ['a heading with the name of a section cuts nothing', ['## Part 1: Look', '# Mitigation', '## Part 2: Mend'], [2, 1, 2]],
    ['a sequence that begins anew is another one', ['# A', '## Step 1', '# B', '## Step 1'], [1, 2, 1, 2]],
    [
      'a remark amid the sections of a titled page is none of its chapters',
      ['# Desk', '## Look', '# ask for all the shelves at once because it is faster', '## Mend'],
      [1, 2, 3, 2],
    ],
  ])('%s', (_, lines, expected) => expect(levels(...lines)).toEqual(expected));

  it('are found in time that grows with the length', () => {
    const many = Array.from({ length: 40_000 }, (_, index) => [`# c${index}`, `## Part ${(index % 900) + 1}`]).flat();
    const started = cpuMs();
    expect(levels(...many)).toHaveLength(80_000);
    expect(cpuMs() - started).toBeLessThan(2_000);
  });
});
