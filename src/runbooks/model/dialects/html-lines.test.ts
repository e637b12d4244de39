import { beforeAll, describe, expect, it } from 'vitest';
import { initCommands } from '#commands';
import { cpuMs } from '../../../../test/timing/cpu-ms.ts';
import { compileDocument } from '../../compile-document.ts';
import { expectPlaces } from '../../places.fixture.ts';

beforeAll(() => initCommands());

/** Sections with what they hold, as `line kind: items; steps`. */
function read(source: string): readonly string[] {
  const document = compileDocument({ file: 'belts.md', source });
  expectPlaces(document, source);
  return document.runbooks.flatMap(({ sections }) =>
    sections.map(({ line, kind, items, steps }) => {
      const held = [
        ...items.map((item) => `${item.line} ${item.text}`),
        ...steps.map((step) => `${step.line} ${step.number ?? ''}> ${step.source}`),
      ];
      return `${line} ${kind}: ${held.join('; ')}`;
    }),
  );
}

describe('headings, paragraphs and lists of HTML', () => {
  it.each<[string, string, readonly string[]]>([
    [
      'are those of Markdown',
      '## Diagnosis\n\n- Look\n\n<h2>Mitigation</h2>\n\n<p>Warm it: <code>curl https://belt.example/warm</code></p>\n\n<ol><li>Call the hall</li></ol>',
      ['1 diagnosis: 3 > - Look', '5 mitigation: 7 Warm it: curl https://belt.example/warm; 9 1> Call the hall'],
    ],
    [
      'over several lines',
      '<h2\n id="x">a</h2>\n\n<h2>\nSymptoms\n</h2>\n<ul>\n  <li>Noise\n      and smoke</li>\n</ul>\n',
      ['5 symptoms: 8 Noise and smoke'],
    ],
    [
      'lists in lists, and numbers that begin later',
      '## Mitigation\n\n<ol start="4">\n<li>Stop it\n<ul><li>Gently</li></ul>\n</li>\n<li><p>Wait</p></li>\n</ol>\n<ol><li>Go on</li></ol>\n',
      ['1 mitigation: 4 4> Stop it; 5 4> Gently; 7 5> Wait; 9 1> Go on'],
    ],
    [
      'code between them',
      '# Belt\n\n<h2>Mitigation</h2>\n<pre>kubectl get pods</pre>\n<h2>Verification</h2>\n<p>Lamps are on.</p>\n',
      ['3 mitigation: 4 > kubectl get pods', '5 verification: 6 Lamps are on.'],
    ],
    ['in a quote', '## Mitigation\n\n> <p>Mind the belt.</p>\n', ['1 other: 3 Mind the belt.']],
    ['entities are read', '## Mitigation\n\n<p>Salt &amp; <b>sand</b></p>\n', ['1 other: 3 Salt & sand']],
    ['in a comment they say nothing', '## Mitigation\n\n<!--\n<h2>Old</h2>\n-->\n<p>New</p>\n', ['1 other: 6 New']],
    ['in a fence they are text', '## Mitigation\n\n- Wait\n\n```text\n<h2>Old</h2>\n```\n', ['1 mitigation: 3 > - Wait']],
    ['a table stays what it is', '## Mitigation\n\n<table><tr><td><p>a</p></td></tr></table>\n\n- Wait\n', ['1 mitigation: 5 > - Wait']],
    ['Windows line ends', '## Mitigation\r\n\r\n<ul>\r\n<li>Wait</li>\r\n</ul>\r\n', ['1 mitigation: 4 > Wait']],
  ])('%s', (_, source, expected) => expect(read(source)).toEqual(expected));

  it.each([
    ['tags in one line', '<p>'.repeat(50_000)],
    ['open lists', '<ul><li>\n'.repeat(20_000)],
    ['a tag that never ends', `<p ${'a '.repeat(100_000)}`],
    ['signs of tags', '<'.repeat(100_000)],
    ['comments', '<!-- \n'.repeat(50_000)],
  ])('%s: at once', (_, source) => {
    const started = cpuMs();
    compileDocument({ file: 'belts.md', source });
    expect(cpuMs() - started).toBeLessThan(5_000);
  });
});
