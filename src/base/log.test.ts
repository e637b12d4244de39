import { expect, test } from 'vitest';
import { createLog } from './log.ts';

function written(write: (log: ReturnType<typeof createLog>) => void): string[] {
  const lines: string[] = [];
  write(createLog('info', { write: (line) => void lines.push(line) }));
  return lines;
}

test.each([
  ['a forged line', 'x\n{"level":"fatal"}'],
  ['C0 escapes', '\u001b[2J\u0000\r'],
  ['C1 escapes', '\u009b2J\u007f'],
  ['line separators', 'a\u2028b\u2029c\u0085d'],
  ['bidirectional overrides', '\u202egnp.exe\u2066\u200f'],
  ['half a surrogate pair', '\ud800'],
])('%s stays inside its field, on one line, and reads back as it was', (_, value) => {
  const [line = '', ...more] = written((log) => log.warn({ value }, value));
  expect(more).toEqual([]);
  expect(line.match(/\n/g)).toHaveLength(1);
  expect(line.slice(0, -1)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/);
  expect(JSON.parse(line)).toMatchObject({ level: 'warn', value, msg: value });
});

test.each([
  ['a quote behind a secret', 'token=abcdef","level":"fatal","x":"'],
  ['a password that has no end', 'http://u:secretly","x":"y@z'],
  ['a backslash', 'password=abcdef\\'],
])('masking never breaks the line: %s', (_, value) => {
  const [line = ''] = written((log) => log.warn({ first: value, second: 'at@example' }, 'x'));
  expect(JSON.parse(line)).toMatchObject({ level: 'warn', second: 'at@example', msg: 'x' });
  expect(line).not.toMatch(/abcdef|secretly/);
});

test('a field that is named like a secret is masked whole', () => {
  const [line = ''] = written((log) => log.warn({ smtp_password: 'a b c', headers: { authorization: 'Bearer x' }, tokens: 3 }, 'x'));
  expect(JSON.parse(line)).toMatchObject({ smtp_password: '••••••', headers: { authorization: '••••••' }, tokens: 3 });
});

test('secrets are masked, below the level nothing is written', () => {
  const [line = ''] = written((log) => log.error({ url: 'postgres://tocsin:hunter22@db/x' }, 'token=abcdefgh'));
  expect(line).not.toMatch(/hunter22|abcdefgh/);
  expect(JSON.parse(line)).toMatchObject({ url: 'postgres://tocsin:••••••@db/x' });
  expect(written((log) => log.debug('x'))).toEqual([]);
});
