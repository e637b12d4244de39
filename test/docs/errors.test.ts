import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { errorCodes } from '#base';
import { statusOf } from '../../src/http/problem.ts';

const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'errors.md'), 'utf8');
const rows = [...page.matchAll(/^\| `([a-z-]+)` \| (\d{3}) \| ([^|]+) \| ([^|]+) \|$/gm)].map(([, code = '', status = '', meaning = '', remedy = '']) => ({ code, status: Number(status), meaning, remedy }));

test('docs/errors.md names every code of src/base/errors.ts once, and no other', () => {
  expect(rows.map(({ code }) => code).toSorted()).toEqual([...errorCodes].toSorted());
  // Every line of the table was read: none hides behind another notation.
  expect(page.match(/^\| (?!code |---)/gm)).toHaveLength(rows.length);
});

test.each(errorCodes)('the page gives %s the status that the server answers with, a meaning and a remedy', (code) => {
  const row = rows.find((entry) => entry.code === code);
  expect(row).toMatchObject({ status: statusOf(code) });
  expect(row?.meaning.trim()).not.toBe('');
  expect(row?.remedy.trim()).not.toBe('');
});
