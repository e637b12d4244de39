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
    ['COMMIT /* done */ WORK;', ['mutating']],
    ['SELECT * FROM gates\nCOMMIT;', ['mutating']],
    ['RELEASE a;', ['mutating']],
    ['BEGIN; SAVEPOINT a; SELECT 1; RELEASE a; COMMIT;', ['read-only', 'read-only', 'read-only', 'read-only', 'read-only']],
    ['END -- done\n;', ['mutating']],
    ['BEGIN; UPDATE gates SET open = true WHERE id = 1; BEGIN; COMMIT;', ['read-only', 'mutating', 'read-only', 'mutating']],
    ['BEGIN;\n\\i gates.sql\nCOMMIT;', ['read-only', 'mutating', 'mutating']],
    ['BEGIN; SELECT 1; COMMIT AND CHAIN; SELECT 2; COMMIT;', ['read-only', 'read-only', 'read-only', 'read-only', 'read-only']],
    ['BEGIN; DELETE FROM gates WHERE id = 1; ROLLBACK TO a; COMMIT;', ['read-only', 'destructive', 'read-only', 'mutating']],
    [
      'shop=# BEGIN;\nBEGIN\nshop=*# DELETE FROM gates WHERE id = 1;\nDELETE 1\nshop=*# COMMIT;\nCOMMIT',
      ['read-only', 'destructive', 'mutating'],
    ],
    ['BEGIN; DELETE FROM gates WHERE id = 1; ROLLBACK;', ['read-only', 'destructive', 'read-only']],
  ])('%s', (source, risks) => {
    expect(analyze(source, 'sql').commands.map(({ risk }) => risk)).toEqual(risks);
  });
});
