import { beforeAll, describe, expect, it } from 'vitest';
import { initCommands } from '#commands';
import { cpuMs } from '../../../../test/timing/cpu-ms.ts';
import { compileDocument } from '../../compile-document.ts';
import { plainMarkdown } from './plain-markdown.ts';
import { headLines, stepsIn } from './sorter-stuck.fixture.ts';

beforeAll(() => initCommands());

describe('fences at odd places', () => {
  it.each<[string, string, number, string]>([
    [
      'four columns in, where Markdown takes the marks for code',
      'Look:\n\n    ```bash\n    kubectl get pods\n    ```',
      4,
      'kubectl get pods',
    ],
    ['three columns in', '   ```bash\n   kubectl get pods\n     kubectl get nodes\n   ```', 2, 'kubectl get pods\n  kubectl get nodes'],
    ['in an item, one column deeper than its text', '1. Look\n\n    ```bash\n    kubectl get pods\n    ```', 4, 'kubectl get pods'],
    [
      'in an item of an item, five deep',
      '- a\n    - b\n\n         ```bash\n         kubectl get pods\n         ```',
      5,
      'kubectl get pods',
    ],
    ['behind the mark of an item', '- ```bash\n  kubectl get pods\n  ```', 2, 'kubectl get pods'],
    ['in an item after a tab', '-\tLook\n\n\t```bash\n\tkubectl get pods\n\t```', 4, 'kubectl get pods'],
    [
      'in a wide item, indented by a tab',
      '1.  Look\n\n\t```bash\n\tkubectl get pods \\\n\t\t-n q\n\t```',
      4,
      'kubectl get pods \\\n\t-n q',
    ],
    ['in a quote', '> ```bash\n> kubectl get pods\n> ```', 2, 'kubectl get pods'],
    ['in a quote without a blank', '>```bash\n>kubectl get pods\n>```', 2, 'kubectl get pods'],
    ['in a quote in a quote', '> > ~~~sh\n> > kubectl get pods\n> > ~~~', 2, 'kubectl get pods'],
    ['in a list in a quote', '> 1. Look\n>\n>    ```bash\n>    kubectl get pods\n>    ```', 4, 'kubectl get pods'],
    ['in a quote in a list', '1. Look\n\n   > ```bash\n   > kubectl get pods\n   > ```', 4, 'kubectl get pods'],
    [
      'in a box in a list in a box',
      '!!! note\n    - Look\n\n        ??? tip\n            ```bash\n            kubectl get pods\n            ```',
      6,
      'kubectl get pods',
    ],
    [
      'in a box with mixed tabs and blanks',
      '!!! note\n    - Look\n\n  \t  ```bash\n  \t  kubectl get pods\n\t  ```',
      5,
      'kubectl get pods',
    ],
  ])('%s', (_, body, line, source) => {
    const steps = stepsIn(body).filter(({ kind }) => kind === 'command');
    expect(steps.map((step) => [step.line - headLines, step.source])).toEqual([[line, source]]);
    const lines = body.split('\n');
    for (const [index, text] of source.split('\n').entries()) expect(lines[line - 1 + index]?.endsWith(text)).toBe(true);
  });
});

describe('hostile boxes', () => {
  const million = (part: string): string => part.repeat(Math.ceil(1_000_000 / part.length));
  const nested = (mark: string): string =>
    Array.from({ length: 1_400 }, (_, depth) => `${' '.repeat(4 * (depth % 700))}${mark} "x"`).join('\n');
  it.each<[string, string]>([
    ['a million of heads without anything below', million('!!! note\n')],
    ['boxes in boxes in boxes', nested('!!! note')],
    ['tabs in tabs in tabs', nested('===')],
    ['boxes with a word each', million('!!! note "x"\n    y\n\n')],
    ['heads and empty lines', million('??? x\n\n\n\n\n\n\n\n')],
    ['boxes that nobody closes', million(':::tip\n')],
    ['rows that close nothing', million(':::\n')],
    ['folds that nobody closes', million('<details><summary>x</summary>\n')],
    ['shortcodes that nobody closes', million('{{< tab "x" >}}\n')],
    ['code that nobody closes', million('<pre>\n')],
    ['code that breaks', million('<pre>a<br>b\n')],
    ['code, code, code', million('<pre>x</pre>\n')],
    ['one line of marks', million('!!! ')],
    ['one line of tags', million('<td>')],
    ['one line of entities', `<pre>${million('&amp;')}</pre>`],
    ['one line of quotes and marks', million('> !!! x')],
    ['one title without an end', `!!! note "${'x'.repeat(1_000_000)}\n    y`],
  ])('%s: a megabyte is rewritten in time that grows with its length', (_, text) => {
    plainMarkdown(text.slice(0, 100_000));
    const before = cpuMs();
    plainMarkdown(text);
    expect(cpuMs() - before).toBeLessThan(1_500);
  });

  it('a megabyte of nested boxes compiles, and says what it passed over', () => {
    const text = Array.from({ length: 2_500 }, (_, depth) => `${' '.repeat(4 * (depth % 200))}!!! note "x"`).join('\n');
    expect(text.length).toBeGreaterThan(1_000_000);
    const document = compileDocument({ file: 'x.md', source: text });
    expect(document.findings.map(({ rule }) => rule)).toContain('nested-too-deep');
    expect(
      document.runbooks.flatMap(({ sections }) => sections.flatMap(({ steps }) => steps)).filter(({ kind }) => kind === 'command'),
    ).toEqual([]);
  });

  it.each(['```', '# x', '- x', '1. x', '| a | b |', '---', '    x', '[x]: y', '<!-- x', '> x'])('a title %j opens nothing', (title) => {
    const steps = stepsIn(`!!! note "${title}"\n    words\n\n\`\`\`bash\nkubectl get pods\n\`\`\`\n\n#### Verification\n\n1. Look`);
    expect(steps.map(({ source }) => source)).toEqual(['kubectl get pods', '1. Look']);
  });
});
