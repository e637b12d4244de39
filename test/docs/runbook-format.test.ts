import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { initCommands } from '#commands';
import { compileDocument } from '#runbooks';

// docs/runbook-format.md promises what Markdown becomes; here each promise is kept: the example is compiled and must hold what the JSON below it says.
const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'runbook-format.md'), 'utf8');
const examples = [...page.matchAll(/^````markdown\n(?<source>[\s\S]*?)^````\n+^```json\n(?<becomes>[\s\S]*?)^```/gm)].map(({ groups, index }) => ({
  line: page.slice(0, index).split('\n').length,
  source: groups?.['source'] ?? '',
  becomes: groups?.['becomes'] ?? '',
}));

beforeAll(() => initCommands());

describe('docs/runbook-format.md', () => {
  test('has an expectation for every example', () => {
    expect(examples).toHaveLength(page.split('\n').filter((line) => line === '````markdown').length);
    expect(examples.length).toBeGreaterThan(10);
  });

  test.each(examples)('the example of line $line becomes what it says', ({ source, becomes }) => {
    const expected: unknown = JSON.parse(becomes);
    expect(expected).toBeTypeOf('object');
    expect(compileDocument({ file: 'example.md', source })).toMatchObject(Object(expected));
  });
});
