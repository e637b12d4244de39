import { beforeAll, describe, expect, it } from 'vitest';
import { initCommands } from '#commands';
import { cpuMs } from '../../test/timing/cpu-ms.ts';
import { renderDocument } from './catalogue/render-document.ts';
import { compileDocument } from './compile-document.ts';

beforeAll(() => initCommands());

describe('ten megabytes of hostile Markdown', () => {
  const megabytes = 10 * 1024 * 1024;
  it.each([
    ['nested lists', '- '],
    ['quotes', '> '],
    ['brackets', '[a]('],
    ['stars', '**a '],
    ['fences that open', '```\n'],
    ['headings', '# a\n'],
    ['tables', '| a |\n|---|\n'],
    ['boxes', '!!! note\n    '],
    ['comments', '<!-- '],
    ['folds', '<details>\n'],
    ['definitions', '[a]: b\n'],
    ['statements', '```bash\nkubectl get pods "\n```\n\n'],
    ['one line', 'a'],
    ['items', '- a\n'],
    ['runbooks', '## Runbook: A\n\n### Mitigation\n\n- a\n'],
    ['bold lines', '**Fix:** a\n\n'],
    ['sections below one heading', '## a\n- b\n'],
    ['carriage returns', 'a\r'],
    // A parser looks back, or on, from each of these marks to all the others: crowded-marks.ts.
    ['emphasis', `${'a*'.repeat(20_000)}\n`],
    ['emphasis that closes nothing', `${'*~_[^a]'.repeat(6_000)}\n`],
    ['brackets that close nothing', `${'*]'.repeat(20_000)}\n`],
    ['code that ends elsewhere', `${'``\\'.repeat(20_000)}\n`],
    ['comments that end nowhere', `${'*<!-- '.repeat(8_000)}\n`],
    ['addresses', `${'_www.a'.repeat(250)}\n\n`],
    ['a thousand tables', '|-|\n---\n'],
    ['lines of lists in lists', `${' +'.repeat(39)}\n`],
    ['quotes far apart', `${'>  '.repeat(20_000)}\n`],
    ['quotes that end at once', '\n>'],
  ])('%s: seconds, and no more memory than the text asks for', (_, part) => {
    const source = `# R\n\n${part.repeat(Math.ceil(megabytes / part.length))}`;
    const before = process.memoryUsage().heapUsed;
    const started = cpuMs();
    const document = compileDocument({ file: 'a.md', source });
    expect(document.findings.map(({ rule }) => rule)).toContain('document-too-large');
    expect(cpuMs() - started).toBeLessThan(30_000);
    expect((process.memoryUsage().heapUsed - before) / source.length).toBeLessThan(200);
  });
});

describe('three hundred kilobytes that are shown', () => {
  it.each([
    ['prose without an end', 'word word\n'],
    ['emphasis', 'a*'],
    ['brackets that close nothing', '*]'],
    ['a thousand tables', '|-|\n---\n'],
    ['headings', '# a\n'],
    ['quotes far apart', '>  '],
  ])('%s: seconds', (_, part) => {
    const started = cpuMs();
    expect(renderDocument(part.repeat(300_000 / part.length)).length).toBeGreaterThan(100_000);
    expect(cpuMs() - started).toBeLessThan(15_000);
  });
});
