import { expect, test } from 'vitest';
import { activeParts, htmlElements } from './html-elements.ts';

test.each([
  ['<p>1 < 2</p><ScRiPt>alert(1)</script>', ['script']],
  ['<a href="x" onclick=alert(1)>', ['a onclick=alert(1)']],
  ['<a title="a > b" href=" javascript:alert(1)">', ['a href= javascript:alert(1)']],
  ["<svg/onload='x'>", ['svg onload=x']],
  ['<title></title><img src=x>', ['img']],
])('the judge of the pages finds what is active in %s', (html, expected) => {
  expect(activeParts(html)).toEqual(expected);
});

test('and nothing in text', () => {
  expect(activeParts('<p title="onload=x">&lt;script&gt; onclick=x <3 <!-- x --></p><title><script></title>')).toEqual([]);
  expect(htmlElements('<main><p class=a></p></main>').map(({ name }) => name)).toEqual(['main', 'p']);
});
