import { expect, test } from 'vitest';
import { initCommands } from '#commands';
import { stalePages } from '../../scripts/write-rule-pages.ts';

test('docs/rules/ says what the rules say (node scripts/write-rule-pages.ts writes it)', async () => {
  await initCommands();
  expect(stalePages()).toEqual([]);
});
