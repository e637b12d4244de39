import { expect, test } from 'vitest';
import { headingAnchors } from './heading-anchors.ts';

test.each([
  ['### Runbook: Belt torn', [[1, 'runbook-belt-torn']]],
  [
    '# A\n\n## Fix [it](x.md) ##\n\n## Fix it',
    [
      [1, 'a'],
      [3, 'fix-it'],
      [5, 'fix-it-1'],
    ],
  ],
  ['```bash\n# no heading\n```\n# One', [[4, 'one']]],
  ['~~~\n```\n# no heading\n~~~\n# One', [[5, 'one']]],
])('anchors of %j', (source, expected) => {
  expect([...headingAnchors(source)]).toEqual(expected);
});
