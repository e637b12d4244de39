import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import type { LintFinding } from '../lint-document.ts';
import { githubAnnotation } from './github.ts';
import { sarifOf } from './sarif.ts';
import { textLine } from './text.ts';
import { summaryOf } from './totals.ts';

const finding = (changes: Partial<LintFinding> = {}): LintFinding => ({
  file: 'docs/cache.md',
  rule: 'flush-empties-redis',
  severity: 'error',
  line: 6,
  column: 3,
  endColumn: 20,
  text: '  redis-cli FLUSHDB',
  message: 'redis-cli FLUSHDB deletes every key',
  suggestion: 'delete by key pattern',
  suppressed: null,
  fingerprint: 'f'.repeat(32),
  ...changes,
});
const suppressed = finding({ line: 9, suppressed: { reason: 'pages only', line: 8 } });
const report = (...findings: readonly LintFinding[]) => ({ file: 'docs/cache.md', findings });

test.each([
  [finding(), 'docs/cache.md:6:3: error flush-empties-redis: redis-cli FLUSHDB deletes every key; delete by key pattern'],
  [finding({ suggestion: null, message: 'two\n  lines' }), 'docs/cache.md:6:3: error flush-empties-redis: two lines'],
])('text: one line, %#', (each, expected) => {
  expect(textLine(each).join('')).toBe(expected);
});

test.each([
  [[], '0 files, 0 findings, 0 suppressed'],
  [[report(finding())], '1 file, 1 finding (1 error, 0 warnings, 0 info), 0 suppressed'],
  [[report(finding({ severity: 'info' }), suppressed), report()], '2 files, 1 finding (0 errors, 0 warnings, 1 info), 1 suppressed'],
])('summary %#', (reports, expected) => {
  expect(summaryOf(reports)).toBe(expected);
});

test.each([
  [
    finding(),
    '::error file=docs/cache.md,line=6,col=3,endColumn=20,title=flush-empties-redis::redis-cli FLUSHDB deletes every key; delete by key pattern',
  ],
  [
    finding({ severity: 'info', suggestion: null, message: '100 %\r::x' }),
    '::notice file=docs/cache.md,line=6,col=3,endColumn=20,title=flush-empties-redis::100 %25%0D::x',
  ],
  [
    finding({ severity: 'warning', file: './a,b:c%.md', suggestion: null, message: 'm' }),
    '::warning file=a%2Cb%3Ac%25.md,line=6,col=3,endColumn=20,title=flush-empties-redis::m',
  ],
])('github: what would end the command is escaped, %#', (each, expected) => {
  expect(githubAnnotation(each)).toBe(expected);
});

describe('sarif', () => {
  const tool = { version: '1.2.3', docsUrl: 'https://docs.example.com', baseFolder: 'file:///srv/repository/' };
  const log = (...findings: readonly LintFinding[]): unknown => JSON.parse(sarifOf([report(...findings)], tool));

  test('describes each rule once, and points every result at it', () => {
    expect(log(finding(), suppressed)).toMatchObject({
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: {
              name: 'Tocsin',
              rules: [
                {
                  id: 'flush-empties-redis',
                  name: 'FlushEmptiesRedis',
                  helpUri: 'https://docs.example.com/rules/flush-empties-redis.md',
                  defaultConfiguration: { level: 'error' },
                },
              ],
            },
          },
          originalUriBaseIds: { SRCROOT: { uri: 'file:///srv/repository/' } },
          results: [
            {
              ruleIndex: 0,
              level: 'error',
              locations: [{ physicalLocation: { region: { startLine: 6, startColumn: 3, endColumn: 20 } } }],
              partialFingerprints: { 'tocsinFinding/v1': 'f'.repeat(32) },
            },
            { suppressions: [{ kind: 'inSource', status: 'accepted', justification: 'pages only' }] },
          ],
        },
      ],
    });
    expect(JSON.stringify(log(finding()))).not.toContain('suppressions');
  });

  test.each([
    ['docs/a b.md', { uri: 'docs/a%20b.md', uriBaseId: 'SRCROOT' }],
    ['./docs/ü#1.md', { uri: 'docs/%C3%BC%231.md', uriBaseId: 'SRCROOT' }],
    ['/srv/a b.md', { uri: 'file:///srv/a%20b.md' }],
    ['C:\\docs\\a.md', { uri: 'file:///C:/docs/a.md' }],
  ])('%s becomes a URI', (file, expected) => {
    expect(log(finding({ file }))).toMatchObject({
      runs: [{ results: [{ locations: [{ physicalLocation: { artifactLocation: expected } }] }] }],
    });
  });

  // The schema is OASIS's and stays out of this repository: a package of Microsoft carries it.
  test('is valid against its schema', () => {
    const schemaPath = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
    const ajv = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false });
    // Written for draft 4, which differs from what ajv reads in these two words only, for this schema.
    const { $schema: _, id: __, ...schema } = JSON.parse(readFileSync(schemaPath, 'utf8')) as Record<string, unknown>;
    const isValid = ajv.validate(schema, log(finding(), suppressed, finding({ text: '', column: 1, endColumn: 1 })));
    expect(ajv.errors).toBeNull();
    expect(isValid).toBe(true);
    const wrong = sarifOf([report(finding())], tool).replace('"level": "error"', '"level": "grave"');
    expect(ajv.validate(schema, JSON.parse(wrong))).toBe(false);
  });
});
