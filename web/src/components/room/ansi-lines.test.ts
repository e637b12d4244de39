import { expect, test } from 'vitest';
import { ansiLines, lineText } from './ansi-lines.ts';

const plain = (output: string): readonly string[] => ansiLines(output).map(lineText);

test('colours become classes, over line breaks', () => {
  const lines = ansiLines('\u001b[31mone\ntwo\u001b[0m three');
  expect(lines).toEqual([
    [{ text: 'one', className: 'ansi-red-fg' }],
    [
      { text: 'two', className: 'ansi-red-fg' },
      { text: ' three', className: '' },
    ],
  ]);
});
test('bold and colour together', () => {
  expect(ansiLines('\u001b[1;32mok\u001b[0m')[0]).toEqual([{ text: 'ok', className: 'ansi-green-fg ansi-bold' }]);
});
test('a carriage return overwrites its line', () => {
  expect(plain('10%\r50%\r100%\nnext')).toEqual(['100%', 'next']);
});
test('Windows line ends are line ends', () => {
  expect(plain('a\r\nb\r\n')).toEqual(['a', 'b']);
});
test('titles, links, cursor movement and bells leave nothing behind', () => {
  expect(plain('\u001b]0;title\u0007a\u001b]8;;http://x\u001b\\b\u001b]8;;\u001b\\\u001b[2J\u001b[3A\u0007c\u001b[?25l')).toEqual(['abc']);
});
test('markup is text', () => {
  expect(plain('<img src=x onerror=alert(1)>&amp;')).toEqual(['<img src=x onerror=alert(1)>&amp;']);
});
test('an escape cut off at the end does not throw', () => {
  expect(() => ansiLines('text\u001b[3')).not.toThrow();
});
