import { beforeAll, describe, expect, test } from 'vitest';
import { initCommands } from '#commands';
import { compileDocument } from '../compile-document.ts';
import { lintDocument } from './lint-document.ts';
import { suppressionsOf } from './suppressions.ts';
import { cpuMs } from '../../../test/timing/cpu-ms.ts';

beforeAll(() => initCommands());

const document = (...body: readonly string[]): string => ['# Cache', '', '## Cache Stale', '', ...body, ''].join('\n');
const fence = (...lines: readonly string[]): string[] => ['```bash', ...lines, '```'];
const flush = 'redis-cli -e FLUSHDB';
const lint = (source: string) => lintDocument({ file: 'x.md', source }).findings;
const active = (source: string) => lint(source).flatMap(({ rule, suppressed }) => (suppressed === null ? [rule] : []));

describe('a suppression', () => {
  test.each<[string, string]>([
    ['on the line before a fence', document('<!-- tocsin-ignore flush-empties-redis: pages only -->', ...fence(flush))],
    ['with an empty line between', document('<!-- tocsin-ignore flush-empties-redis: pages only -->', '', ...fence('date', flush))],
    ['over several lines', document('<!--', 'tocsin-ignore flush-empties-redis: pages', 'only', '-->', ...fence(flush))],
    ['in the fence, on the line before', document(...fence('# tocsin-ignore flush-empties-redis: pages only', flush))],
    ['in the fence, at the end of the line', document(...fence(`${flush}  # tocsin-ignore flush-empties-redis: pages only`))],
    ['for the whole file', document('<!-- tocsin-ignore-file flush-empties-redis: pages only -->', 'Text.', '', ...fence(flush, flush))],
    ['for the whole file, in a fence', document(...fence('# tocsin-ignore-file flush-empties-redis: pages only', flush, flush))],
    [
      'of several rules',
      document('<!-- tocsin-ignore flush-empties-redis, redis-errors-look-fine: pages -->', ...fence('redis-cli FLUSHDB')),
    ],
    ['of another one before', document('<!-- tocsin-ignore flush-empties-redis: pages -->', '<!-- a note -->', ...fence(flush))],
    [
      'in a list',
      document('1. Look', '', '   <!-- tocsin-ignore flush-empties-redis: pages only -->', ...fence(flush).map((line) => `   ${line}`)),
    ],
    [
      'with Windows line ends',
      document('<!-- tocsin-ignore flush-empties-redis: pages only -->', ...fence(flush)).replaceAll('\n', '\r\n'),
    ],
  ])('%s is taken', (_, source) => {
    expect(active(source).filter((rule) => /redis|suppression/.test(rule))).toEqual([]);
    expect(lint(source).some(({ suppressed }) => suppressed?.reason.startsWith('pages'))).toBe(true);
  });

  test.each<[string, string, readonly string[]]>([
    [
      'without a reason',
      document('<!-- tocsin-ignore flush-empties-redis -->', ...fence(flush)),
      ['suppression-without-reason', 'flush-empties-redis'],
    ],
    [
      'with an empty reason',
      document('<!-- tocsin-ignore flush-empties-redis: -->', ...fence(flush)),
      ['suppression-without-reason', 'flush-empties-redis'],
    ],
    [
      'of an unknown rule',
      document('<!-- tocsin-ignore flush: pages -->', ...fence(flush)),
      ['suppression-of-unknown-rule', 'flush-empties-redis'],
    ],
    ['of no rule', document('<!-- tocsin-ignore: pages -->', ...fence(flush)), ['suppression-of-unknown-rule', 'flush-empties-redis']],
    [
      'of another line',
      document('<!-- tocsin-ignore flush-empties-redis: pages -->', 'Text.', '', ...fence(flush)),
      ['suppression-unused', 'flush-empties-redis'],
    ],
    ['of itself', document('<!-- tocsin-ignore-file suppression-unused: quiet -->'), ['suppression-unused']],
    ['of a check that did not run', document('<!-- tocsin-ignore-file against-dead-link: behind the VPN -->'), []],
    ['shown as an example', document('```markdown', '<!-- tocsin-ignore flush: x -->', '# tocsin-ignore flush: x', '```'), []],
    ['in back-ticks', document('Write `<!-- tocsin-ignore flush: x -->`.'), []],
  ])('%s is a finding of its own, or none', (_, source, expected) => {
    expect(active(source).filter((rule) => /^suppression|^flush/.test(rule))).toEqual(expected);
  });
});

test('a suppression in a fence is no title of its step', () => {
  const source = document(...fence('# Empty the cache', '# tocsin-ignore flush-empties-redis: pages only', flush));
  const steps = compileDocument({ file: 'x.md', source }).runbooks.flatMap(({ sections }) => sections.flatMap((section) => section.steps));
  expect(steps.map(({ title }) => title)).toEqual(['Empty the cache']);
});

test('time grows with the length, not with its square', () => {
  const started = cpuMs();
  suppressionsOf(
    `${'<!-- tocsin-ignore '.repeat(20_000)}\n\n\`\`\`bash\n${'# tocsin-ignore '.repeat(20_000)}\n\`\`\`\n${'<!-- tocsin-ignore a: b -->\n'.repeat(2_000)}`,
  );
  expect(cpuMs() - started).toBeLessThan(5_000);
});
