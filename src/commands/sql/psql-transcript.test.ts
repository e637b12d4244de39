import { beforeAll, describe, expect, it } from 'vitest';
import { analyze, initCommands, type Risk } from '../index.ts';

beforeAll(() => initCommands());

describe('a session with psql', () => {
  it.each<[string, readonly (readonly [string, Risk])[]]>([
    [
      'gates=# SELECT 1;\n ?column?\n----------\n        1\n(1 row)\n\ngates=# DELETE FROM t WHERE id = 1;\nDELETE 1',
      [
        ['SELECT 1;', 'read-only'],
        ['DELETE FROM t WHERE id = 1;', 'destructive'],
      ],
    ],
    [
      'gates=# SELECT count(*)\n  FROM t;\ngates=# DELETE FROM t;',
      [
        ['SELECT count(*)\n  FROM t;', 'read-only'],
        ['DELETE FROM t;', 'destructive'],
      ],
    ],
    ['gates=# EXPLAIN ANALYZE\nDELETE FROM t;', [['EXPLAIN ANALYZE\nDELETE FROM t;', 'destructive']]],
    ['gates=# EXPLAIN SELECT 1;\n  ->  Seq Scan on t', [['EXPLAIN SELECT 1;', 'read-only']]],
    [
      'pgbouncer=# SHOW POOLS\n;\npgbouncer=# SHUTDOWN;',
      [
        ['SHOW POOLS\n;', 'read-only'],
        ['SHUTDOWN;', 'destructive'],
      ],
    ],
  ])('%j', (source, statements) => {
    expect(analyze(source, 'sql').commands.map(({ text, risk }) => [text, risk])).toEqual(statements);
  });

  it.each([
    'gates=# SELECT now()\ngates=# DELETE FROM t;',
    'gates=# SELECT 1;\nDROP TABLE t;',
    'gates=# SELECT 1;\n\nDROP TABLE t',
    'gates=# BEGIN;\nUPDATE t SET a = 1 WHERE id = 7;\ngates=# COMMIT;',
    'gates=# SELECT 1;\nana@gates=# DROP TABLE t;',
    'gates=# SELECT 1;\ngates=#DROP TABLE t;',
    'gates=# SELECT 1;\nmysql> DROP TABLE t;',
  ])('is none where what was typed cannot be told from what was printed: %j', (source) => {
    const { commands } = analyze(source, 'sql');
    expect(commands.some(({ text, risk }) => risk !== 'read-only' && /DROP|DELETE|UPDATE/u.test(text))).toBe(true);
    expect(commands.some(({ text, runnable }) => runnable && text.includes('gates='))).toBe(false);
  });
});
