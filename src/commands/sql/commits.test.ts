import { beforeAll, describe, expect, it } from 'vitest';
import { analyze, initCommands } from '../index.ts';

beforeAll(() => initCommands());

describe('a COMMIT', () => {
  it.each([
    ['COMMIT;', ['mutating']],
    ['BEGIN; SELECT 1; COMMIT;', ['read-only', 'read-only', 'read-only']],
    ['START TRANSACTION READ ONLY;\nSELECT 1;\nEND;', ['read-only', 'read-only', 'read-only']],
    ['BEGIN; UPDATE gates SET open = true WHERE id = 1; COMMIT;', ['read-only', 'mutating', 'mutating']],
    ['BEGIN; SELECT 1; COMMIT; COMMIT;', ['read-only', 'read-only', 'read-only', 'mutating']],
    ['BEGIN; DELETE FROM gates WHERE id = 1; ROLLBACK;', ['read-only', 'destructive', 'read-only']],
  ])('%s', (source, risks) => {
    expect(analyze(source, 'sql').commands.map(({ risk }) => risk)).toEqual(risks);
  });
});
