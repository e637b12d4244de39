import { describe, expect, test } from 'vitest';
import { escapeSlack, oneLine, plainText, webLink } from './plain-text.ts';

describe('hostile text keeps its place', () => {
  test.each([
    ['a\r\nBcc: evil@example.com', 'a Bcc: evil@example.com'],
    ['a\u0000b\u001b[31mred', 'a b [31mred'],
    ['a\u2028b', 'a b'],
    ['\u202eevil', 'evil'],
    ['x'.repeat(10), 'xxxx…'],
    ['\ud800lone', '\ufffdlone'],
  ])('%j on one line is %j', (text, expected) => {
    expect(oneLine(text, text.startsWith('x') || text.startsWith('\ud800') ? 5 : 300)).toBe(expected);
  });

  test('several lines lose their control characters and keep their lines', () => {
    expect(plainText('a\tb\r\nc\u001b[2Jd\re', 100)).toBe('a\tb\nc\ufffd[2Jd\ne');
    expect(plainText('abcdef', 4)).toBe('abc…');
  });

  test('Slack has three letters of its own', () => {
    expect(escapeSlack('<!channel> & <@U1> "x"')).toBe('&lt;!channel&gt; &amp; &lt;@U1&gt; "x"');
  });

  test('only the web is a link', () => {
    expect(webLink('javascript:alert(1)')).toBeNull();
    expect(webLink('/i/1')).toBeNull();
    expect(webLink(null)).toBeNull();
    expect(webLink('https://example.com/i/1?a="b"')).toBe('https://example.com/i/1?a=%22b%22');
  });
});
