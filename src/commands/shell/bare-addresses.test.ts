import { describe, expect, it } from 'vitest';
import { maskBareAddresses, quoteBareAddresses } from './bare-addresses.ts';

describe('addresses with brackets that nobody quoted', () => {
  it.each([
    ['curl http://prom/q?query=rate(x[5m])', "curl 'http://prom/q?query=rate(x[5m])'"],
    ['curl -s http://prom/q?query=rate(x{code=~"5.."}[5m]) | jq .', `curl -s 'http://prom/q?query=rate(x{code=~"5.."}[5m])' | jq .`],
    ['curl http://a/?q=f(1)\ncurl http://b/?q=g(2)', "curl 'http://a/?q=f(1)'\ncurl 'http://b/?q=g(2)'"],
  ])('%s', (text, quoted) => {
    expect(quoteBareAddresses(text)).toBe(quoted);
    expect(maskBareAddresses(text, text)).toHaveLength(text.length);
    expect(maskBareAddresses(text, text)).not.toMatch(/[()]/u);
  });

  it('in a text with masked holes, by where they stand in the source', () => {
    const source = 'curl http://prom/q?query=f({pod})';
    expect(maskBareAddresses(source.replace('{pod}', '\u{e000}'.repeat(5)), source)).toBe(
      `curl http://prom/q?query=f_${'\u{e000}'.repeat(5)}_`,
    );
  });

  it.each([
    'curl http://prom/q?query=f(<pod>)',
    String.raw`[[ a == $'\' http://a/?q=@(1) \' ]]; touch x; # \'' ]]`,
    String.raw`curl $'\' http://a/?q=f(1) \'`,
    String.raw`awk BEGIN{0?\ http://a/?q=system("reboot"):0}`,
    String.raw`psql -c curl\ http://a/?q=(1)`,
    'echo "$(echo " curl http://a/?q=f(1) ")"',
    'curl http://a/{quit,reload}?t=f(1)',
    'echo http://a/?q=f(1)',
    'curl "http://prom/q?query=rate(x[5m])"',
    "curl 'http://prom/q?query=rate(x[5m])'",
    'sh -c "curl http://a/?q=f(1)"',
    "sh -c 'curl http://a/?q=f(1)'",
    'curl http://a/?q=$(rm x)',
    'curl http://a/?q=`rm x`',
    'curl http://a/?q=f($x)',
    'curl http://a/?q=f(1;rm)',
    'curl http://a/?q=f(1)&rm x',
    'curl http://a/?q=f(x>y)',
    'curl http://a/path(1)',
    'http://a/?q=f(1)',
    'ls # http://a/?q=f(1)',
    'http://a/?q() { rm x; }',
    'bash <<END\ncurl http://a/?q=f(1)\nEND',
    'curl http://a/?q=f( 1)',
  ])('leaves alone: %s', (text) => {
    expect(quoteBareAddresses(text)).toBe(text);
    expect(maskBareAddresses(text, text)).toBe(text);
  });
});
