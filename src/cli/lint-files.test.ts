import { availableParallelism } from 'node:os';
import { beforeAll, describe, expect, test } from 'vitest';
import { initCommands } from '#commands';
import { lintDocument } from '#runbooks/lint';
import { lintFiles } from './lint-files.ts';
import { startHelpers } from './lint-helper.ts';
import { queueOf, takeFrom } from './lint-queue.ts';

beforeAll(() => initCommands());

const fileOf = (name: string, source: string) => ({ file: name, source, problem: null });
const long = Array.from({ length: 8 }, (_, index) =>
  fileOf(
    `${index}.md`,
    // A long line of prose costs next to nothing.
    `# Cart${index}\n\n## Cart${index} Down\n\n\`\`\`bash\nkubectl logs -f deploy/cart${index}\n\`\`\`\n\n${'prose '.repeat(4_000 * ((index * 5) % 8))}\n`,
  ),
);
const damaged = {
  ...fileOf('damaged.md', ''),
  problem: { rule: 'nul-byte', severity: 'error' as const, line: 1, message: 'm', suggestion: null },
};
const byName = (a: { readonly file: string }, b: { readonly file: string }): number => (a.file < b.file ? -1 : 1);

test('several threads find what one finds', async () => {
  const queue = queueOf([damaged, ...long]);
  const helpers = startHelpers(queue);
  expect(helpers.length > 0).toBe(availableParallelism() > 1);
  const reports = (await lintFiles(queue, helpers)).toSorted(byName);
  expect(reports.pop()).toMatchObject({ file: 'damaged.md', findings: [{ rule: 'nul-byte' }] });
  expect(reports).toEqual(long.map(lintDocument));
}, 30_000);

test('what a helper has taken is waited for', async () => {
  const queue = queueOf(long);
  const taken = takeFrom(queue, 'back') ?? damaged;
  let dismissed = 0;
  const helper = { reports: Promise.resolve([lintDocument(taken)]), dismiss: () => void (dismissed += 1) };
  const late = { reports: new Promise<never>(() => undefined), dismiss: helper.dismiss };
  expect((await lintFiles(queue, [late, helper])).toSorted(byName)).toEqual(long.map(lintDocument));
  expect(dismissed).toBe(2);
});

test('a helper that ends with what it has taken is no silence', async () => {
  const queue = queueOf(long);
  takeFrom(queue, 'back');
  const broken = { reports: Promise.reject(new Error('out of memory')), dismiss: () => undefined };
  await expect(lintFiles(queue, [broken])).rejects.toThrow('out of memory');
});

test('nothing to do is done', async () => {
  expect(await lintFiles(queueOf([]), [])).toEqual([]);
});

describe('the queue', () => {
  const files = [
    fileOf('short', 'a'),
    fileOf('longer', 'abc'),
    fileOf('wide', '…'),
    fileOf('accents', 'é'.repeat(5)),
    fileOf('wider', 'a → b'),
  ];

  test('each end begins with its longest, and wide letters stand in front', () => {
    const queue = queueOf(files);
    const taken = (['front', 'back', 'back', 'front', 'front', 'front', 'back'] as const).map((end) => takeFrom(queue, end)?.file);
    expect(taken).toEqual(['wider', 'accents', 'longer', 'wide', 'short', undefined, undefined]);
  });
});
