import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { parsePostgres, parsePromqlTree } from '../grammars.ts';
import { analyze, bindCommand, initCommands } from '../index.ts';
import type { CommandLanguage, Parameter, Plan } from '../index.ts';
import { readShell } from '../shell/read-shell.ts';
import { forShell } from './encoder.ts';

beforeAll(initCommands);

/** Any text, more often than not with signs that some language reads. */
const anyValue = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        `'`,
        `"`,
        '`',
        '$',
        '\\',
        '\n',
        ';',
        ' ',
        '--',
        '/*',
        '$(',
        '${',
        '}',
        '{',
        '|',
        '&',
        '#',
        'a',
        '1',
        '%',
        "''",
        '\\"',
        '$$',
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map((parts) => parts.join(''))
  .filter((value) => value !== '' && !value.includes('\u0000') && !/[\uD800-\uDFFF\uE000-\uF8FF]/u.test(value));

const known = new Map<string, readonly Parameter[]>();

function planOf(source: string, language: CommandLanguage, value: string): Plan | null {
  const parameters = known.get(source) ?? analyze(source, language).parameters;
  known.set(source, parameters);
  const result = bindCommand({ source, language, parameters, values: Object.fromEntries(parameters.map(({ name }) => [name, value])) });
  return result.ok ? result.plan : null;
}

/** A tree of PostgreSQL without its texts, numbers and places: what the statement does, not with which values. */
const shapeOf = (sql: string): string =>
  JSON.stringify(parsePostgres(sql), (key, value: unknown) =>
    /location|stmt_len|^(?:sval|ival|str|relname|idxname)$/u.test(key) ? undefined : value,
  );

const nodesOf = (query: string): string => {
  const names: string[] = [];
  parsePromqlTree(query).iterate({ enter: (node) => void names.push(node.name) });
  return names.join();
};

describe('whatever the value', { timeout: 60_000 }, () => {
  it('a shell script stays the same text', () => {
    const sources = [
      'kubectl get pod <x>',
      `kubectl get pod 'a <x>' "b $X"`,
      `ssh host "bash -c 'logger <x>'"`,
      `psql -c "SELECT '<x>'"`,
      `curl "https://h.test/<x>?a=<x>" -d '{"a": "<x>"}'`,
      `sed 's/<x>/b/' f | grep "a<x>" | jq '.a == "<x>"'`,
      `bash <<EOF\nlogger <x>\nEOF`,
    ];
    for (const source of sources) {
      const plain = planOf(source, 'bash', 'x');
      if (plain?.kind !== 'shell') throw new Error(source);
      fc.assert(
        fc.property(anyValue, (value) => {
          const plan = planOf(source, 'bash', value);
          // Two encodings of one value have two variables; otherwise nothing differs.
          if (plan?.kind === 'shell') expect(plan.script.replaceAll(/__\d+\}/gu, '}')).toBe(plain.script.replaceAll(/__\d+\}/gu, '}'));
        }),
        { numRuns: 60 },
      );
    }
  });

  it('an inner shell reads one word, and the value in it', () => {
    const parameter = { name: 'x', syntax: '<x>', type: 'text', secret: false };
    const around = { bare: ['', ''], single: [`'`, `'`], double: ['"', '"'] } as const;
    fc.assert(
      fc.property(anyValue, (value) => {
        for (const quote of ['bare', 'single', 'double'] as const) {
          const text = forShell[quote](value, parameter);
          if (!text.ok) throw new Error(text.message);
          const { statements, problems } = readShell(`logger ${around[quote][0]}${text.text}${around[quote][1]}`, { nextMark: null });
          const [only] = statements;
          expect(problems).toEqual([]);
          expect([statements.length, only?.kind === 'simple' && only.words.map((word) => word.value)]).toEqual([1, ['logger', value]]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('SQL keeps its tree', () => {
    const sources = [
      `SELECT * FROM t WHERE a = '<x>'`,
      `SELECT * FROM t WHERE a = <x> LIMIT 5`,
      `SELECT * FROM "<x>"`,
      'REINDEX TABLE <x>',
      `UPDATE t SET a = '<x>' WHERE b = <x>`,
    ];
    for (const source of sources) {
      const plain = planOf(source, 'sql', 'x');
      if (plain?.kind !== 'sql') throw new Error(source);
      fc.assert(
        fc.property(anyValue, (value) => {
          const plan = planOf(source, 'sql', value);
          if (plan?.kind === 'sql') expect(shapeOf(plan.text), plan.text).toBe(shapeOf(plain.text));
        }),
        { numRuns: 100 },
      );
    }
  });

  it('PromQL keeps its tree', () => {
    for (const source of [`up{job="<x>"}`, `rate(a{b=~"x<x>"}[5m]) > 1`, `a{b='<x>'} or c`]) {
      const plain = planOf(source, 'promql', 'x');
      if (plain?.kind !== 'promql') throw new Error(source);
      fc.assert(
        fc.property(anyValue, (value) => {
          const plan = planOf(source, 'promql', value);
          if (plan?.kind === 'promql') expect(nodesOf(plan.query), plan.query).toBe(nodesOf(plain.query));
        }),
        { numRuns: 100 },
      );
    }
  });

  it('an HTTP request keeps its host, headers and JSON', () => {
    const source = 'POST https://h.test/a/<x>?q=<x>\nContent-Type: application/json\nX-Note: <x>\n\n{"a": ["<x>"]}';
    fc.assert(
      fc.property(anyValue, (value) => {
        const plan = planOf(source, 'http', value);
        if (plan?.kind !== 'http') return;
        const url = new URL(plan.url);
        expect([url.host, url.searchParams.get('q'), plan.headers.length, JSON.parse(plan.body ?? '')]).toEqual([
          'h.test',
          value,
          2,
          { a: [value] },
        ]);
      }),
      { numRuns: 200 },
    );
  });
});
