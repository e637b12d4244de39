import { beforeAll, expect, it } from 'vitest';
import { initCommands } from '#commands';
import { compileDocument } from '../compile-document.ts';

beforeAll(initCommands);

it('says which query above shows the value of a parameter, by its line of the file', () => {
  const source = [
    '# Sessions hang',
    '## Diagnosis',
    '```sql',
    'SELECT pid, state FROM pg_stat_activity;',
    '```',
    '## Mitigation',
    '```sql',
    'SELECT pg_cancel_backend(<pid>);',
    '```',
    '```bash',
    'kubectl delete pod <pod> -n shop',
    '```',
  ].join('\n');
  const [runbook] = compileDocument({ file: 'a.md', source }).runbooks;
  const from = runbook?.sections.flatMap(({ steps }) =>
    steps.flatMap(({ parameters }) => parameters.map((each) => [each.name, each.from])),
  );
  expect(from).toEqual([
    ['pid', { kind: 'sql-column', column: 'pid', line: 4 }],
    ['pod', { kind: 'kubernetes', resource: 'pods', namespace: 'shop' }],
  ]);
});

it('says which step sets a variable that a later one uses', () => {
  const source = [
    '# The key leaked',
    '## Mitigation',
    '```bash',
    '# 1. Make a pin',
    'PIN=$(openssl rand -hex 4 | tr -d "a b")',
    '# 2. Store it',
    'kubectl create secret generic web --from-literal=pin=$PIN',
    '# 3. Tell the shop',
    'SHOP=x ./tell.sh "${PIN}"',
    '# 4. Look',
    'curl https://shop.test/$SHOP',
    '```',
  ].join('\n');
  const [runbook] = compileDocument({ file: 'a.md', source }).runbooks;
  expect(
    runbook?.sections.flatMap(({ steps }) => steps.flatMap(({ parameters }) => parameters.map(({ name, from }) => [name, from]))),
  ).toEqual([
    ['PIN', { kind: 'step', variable: 'PIN', line: 5 }],
    ['PIN', { kind: 'step', variable: 'PIN', line: 5 }],
    ['SHOP', null],
  ]);
});

it('keeps what one procedure looks up out of the next', () => {
  const source = [
    '# A seller was robbed',
    '## Mitigation',
    '### Lock the shop',
    '```bash',
    'psql -c "SELECT seller_id, opened_at FROM shops WHERE city = \'Rome\'"',
    'curl -X POST https://shop.test/lock/<seller_id>',
    '```',
    '### Lock the purse',
    '```bash',
    'curl -X POST https://shop.test/purses/<seller_id>/lock',
    '```',
  ].join('\n');
  const [runbook] = compileDocument({ file: 'a.md', source }).runbooks;
  expect(runbook?.sections.flatMap(({ steps }) => steps.flatMap(({ parameters }) => parameters.map(({ from }) => from)))).toEqual([
    { kind: 'sql-column', column: 'seller_id', line: 5 },
    null,
  ]);
});
