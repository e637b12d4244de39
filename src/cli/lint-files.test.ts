import { availableParallelism } from 'node:os';
import { beforeAll, expect, test } from 'vitest';
import { initCommands } from '#commands';
import { lintDocument } from '#runbooks/lint';
import { lintFiles } from './lint-files.ts';
import { startHelpers } from './lint-helper.ts';

beforeAll(() => initCommands());

test('several threads find what one finds, in the order of the files', async () => {
  const sources = Array.from({ length: 8 }, (_, index) => ({
    file: `${index}.md`,
    // A long line of prose costs next to nothing.
    source: `# Cart${index}\n\n## Cart${index} Down\n\n\`\`\`bash\nkubectl logs -f deploy/cart${index}\n\`\`\`\n\n${'prose '.repeat(4_000 * ((index * 5) % 8))}\n`,
    problem: null,
  }));
  const helpers = startHelpers(sources.reduce((sum, { source }) => sum + source.length, 0));
  expect(helpers.length > 0).toBe(availableParallelism() > 1);
  const damaged = {
    file: 'damaged.md',
    source: '',
    problem: { rule: 'nul-byte', severity: 'error' as const, line: 1, message: 'm', suggestion: null },
  };
  const reports = await lintFiles([damaged, ...sources], helpers);
  expect(reports[0]?.findings).toMatchObject([{ rule: 'nul-byte' }]);
  expect(reports.slice(1)).toEqual(sources.map(lintDocument));
}, 30_000);

test('nothing to do is done', async () => {
  expect(await lintFiles([])).toEqual([]);
});
