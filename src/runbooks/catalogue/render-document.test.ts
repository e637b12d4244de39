import { cpuMs } from '../../../test/timing/cpu-ms.ts';
import { describe, expect, test } from 'vitest';
import { renderDocument } from './render-document.ts';

describe('a document as HTML', () => {
  test('block elements carry the line of the source', () => {
    const html = renderDocument('---\na: 1\n---\n\n# Title\n\nText\n\n- one\n\n```bash\nls\n```\n');
    expect(html).toContain('<h1 data-line="5" id="doc-title">Title</h1>');
    expect(html).toContain('<p data-line="7">Text</p>');
    expect(html).toContain('<li data-line="9">');
    expect(html).toContain('<pre data-line="11"><code class="language-bash">');
  });

  test('links within the document find its headings, also of the same name', () => {
    const html = renderDocument('[a](#api-down)\n\n## API Down\n\n## API Down\n');
    expect(html).toContain('href="#doc-api-down"');
    expect(html).toContain('id="doc-api-down"');
    expect(html).toContain('id="doc-api-down-1"');
  });

  test.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg/onload=alert(1)>',
    'text <iframe src="https://evil.example"></iframe>',
    '[x](javascript:alert(1))',
    '[x](data:text/html,<script>alert(1)</script>)',
    '[x](vbscript:x "y\\" onmouseover=\\"alert(1)")',
    '<a href="javascript:alert(1)">x</a>',
    '<form action=/x><input name=body></form>',
    '<style>*{display:none}</style>',
    '![x](javascript:alert(1))',
    '| <b onclick=x> |\n|---|\n| <script>1</script> |',
    '# <h1 id=root onclick=x>',
    '```"><script>alert(1)</script>\nx\n```',
  ])('%s injects nothing', (hostile) => {
    const html = renderDocument(hostile);
    // Whatever looks like a tag must be one of ours, and no tag may carry a handler or a script address.
    for (const [tag] of html.matchAll(/<[^>"]*(?:"[^"]*"[^>"]*)*>/g)) {
      expect(tag).toMatch(/^<\/?(?:p|h1|a|pre|code|table|thead|tbody|tr|th|td|ul|li|span|b)\b/);
      expect(tag).not.toMatch(/(?:href|src)="\s*(?:javascript|vbscript|data):/i);
      expect(tag.replaceAll(/"[^"]*"/g, '""')).not.toMatch(/\son\w+=/i);
    }
  });

  const rows: readonly (readonly [string, string, readonly string[]])[] = [
    [
      'an image is a link',
      '![a graph](https://img.example/x.png)',
      ['<a href="https://img.example/x.png" rel="noreferrer noopener">[image: a graph]</a>'],
    ],
    ['HTML that formats', 'press <kbd>Ctrl</kbd> <b>twice</b><br>then H<sub>2</sub>', ['<kbd>Ctrl</kbd> <b>twice</b><br>', '<sub>2</sub>']],
    [
      'a hole in angle brackets',
      'delete <pod-name>, <label> and <object> in <code>',
      ['&#x3C;pod-name>, &#x3C;label> and &#x3C;object> in &#x3C;code>'],
    ],
    [
      'a folded part with Markdown in it',
      '<details>\n<summary>More</summary>\n\n- **one**\n\n</details>',
      ['<details data-line="1">', '<summary data-line="2">More</summary>', '<li data-line="4"><strong>one</strong></li>', '</details>'],
    ],
    ['a table of HTML', '<table>\n<tr><td colspan="2">a</td></tr>\n</table>', ['<tr data-line="2"><td colspan="2">a</td></tr>']],
    ['fields line by line', '**Alert**: A\n**Team**: B\n**Owner:** C', ['<br><strong>Team</strong>: B', '<br><strong>Owner:</strong> C']],
    ['a comment', 'a <!-- secret --> b', ['a  b']],
    [
      'MkDocs',
      '!!! warning "Mind the gap"\n    First.\n\n    ```bash\n    ls\n    ```\n\nAfter.',
      [
        '<div class="callout callout-warn" data-line="1">',
        '<p class="callout-title" data-line="1">Mind the gap</p>',
        'First.',
        '<pre data-line="4"><code class="language-bash">ls\n</code></pre>',
        '</div>\n<p data-line="8">After.</p>',
      ],
    ],
    [
      'MkDocs, folded',
      '??? tip\n    Yes.',
      ['<details class="callout callout-good" data-line="1">', '<summary class="callout-title" data-line="1">Tip</summary>'],
    ],
    ['GitHub', '> [!CAUTION]\n> Do not.', ['callout-warn', '>Caution</p>', 'Do not.']],
    [
      'Docusaurus',
      ':::danger[Stop]\n\nHere\n:::\nNext',
      ['callout-bad', '>Stop</p>', '<p data-line="3">Here</p>', '</div>\n<p data-line="5">Next</p>'],
    ],
    ['Hugo', '{{< hint info >}}\nHere\n{{< /hint >}}\nNext', ['callout-info', '<p data-line="4">Next</p>']],
    [
      'two boxes of MkDocs in a row',
      '!!! note "One"\n    First.\n!!! danger "Two"\n    Second.\n\n!!! tip\n    Third.\n',
      [
        '<p class="callout-title" data-line="1">One</p>',
        '</div>\n<div class="callout callout-bad" data-line="3">',
        '</div>\n<div class="callout callout-good" data-line="6">',
      ],
    ],
    [
      'two boxes of GitHub in one quote',
      '> [!NOTE]\n> First, `a`\n> b.\n> [!CAUTION]\n> Second.',
      ['<p data-line="1">First, <code>a</code>\nb.</p>', '</div>\n<div class="callout callout-warn" data-line="4">', 'Second.'],
    ],
    [
      'a film inside the page',
      '<iframe width="5" src="https://film.example/embed/1" title="How"></iframe>',
      ['<a href="https://film.example/embed/1" rel="noreferrer noopener">Video: How</a>'],
    ],
    ['a frame without https', 'a <iframe src="http://film.example/"></iframe>', ['&#x3C;iframe src="http://film.example/">']],
    ['a fence is left alone', '```\n!!! note\n    x\n```', ['!!! note\n    x']],
    [
      'front matter',
      '---\ntitle: A\ntags: [x, "<b>"]\n---\n\n# A\n',
      ['<table class="front-matter"', '<th scope="row">tags</th><td>x, &#x3C;b></td>', '<h1 data-line="6"'],
    ],
    ['front matter that is none', '---\na: [\n---\n', ['<pre class="front-matter"']],
    ['emoji by name, not in code', ':warning: `:warning:`', ['\u26a0\ufe0f <code>:warning:</code>']],
    ['a task list', '- [x] done', ['type="checkbox"', 'checked', 'disabled', 'aria-label="done"']],
    ['a link that was never written', 'see [later](#)', ['see <span>later</span>']],
    ['a footnote', 'a[^1]\n\n[^1]: b', ['href="#doc-fn-1"', 'id="doc-fn-1"', 'id="doc-footnote-label"']],
    ['a name chosen for a heading', '## Pod down {#pd}', ['<h2 data-line="1" id="doc-pd">Pod down</h2>']],
    ['the same in kramdown', '## Pod down {: #pd .wide }', ['<h2 data-line="1" id="doc-pd">Pod down</h2>']],
    ['a named anchor', '<a name="here"></a>\n\n[x](#here)', ['id="doc-here"', 'href="#doc-here"']],
    ['a relative link that leads nowhere', '[x](../a.md)', ['<span title="../a.md is no runbook that Tocsin has read">x</span>']],
  ];
  test.each(rows)('%s', (_name, source, wanted) => {
    const html = renderDocument(source);
    for (const part of wanted) expect(html).toContain(part);
    expect(html).not.toContain('secret');
  });

  test.each(['{{< ref "./db.md" >}}', '{{% relref "./db.md#Down" %}}', '{{<ref "./db.md">}}'])('Hugo: %s leads there, too', (target) => {
    const html = renderDocument(`See [x](${target})\n\n\`\`\`\n[y](${target})\n\`\`\`\n`, (href) =>
      href.startsWith('./db.md') ? '/o/a/runbooks/db' : null,
    );
    expect(html).toContain('<a href="/o/a/runbooks/db">x</a>');
    expect(html).toContain('[y]({{');
  });

  test('a relative link leads to the page of that runbook', () => {
    const html = renderDocument('[x](db.md#Down)', (href) => `/o/a/runbooks/db#${href.split('#')[1] ?? ''}`);
    expect(html).toContain('<a href="/o/a/runbooks/db#doc-Down">x</a>');
  });

  test.each([
    ['tags never closed', '<b>'.repeat(20_000)],
    ['tags never opened', '</b>'.repeat(20_000)],
    ['a tag that never ends', `<b ${'a '.repeat(100_000)}`],
    ['boxes in boxes', '!!! note\n'.repeat(5_000)],
    ['colons', ':::note\n'.repeat(5_000)],
    ['quotes', `!!! note ${'"'.repeat(100_000)}`],
  ])('%s: at once', (_name, hostile) => {
    const started = cpuMs();
    renderDocument(hostile);
    expect(cpuMs() - started).toBeLessThan(5_000);
  });

  test('absurd nesting is shown as plain text, at once', () => {
    expect(renderDocument(`${'>'.repeat(50_000)} x <b>`)).toMatch(/^<pre data-line="1">&gt;.*&lt;b&gt;<\/pre>$/);
  });

  test('text in a wrong encoding is shown as it was meant', () => {
    expect(renderDocument('It\u00e2\u20ac\u2122s down')).toContain('It\u2019s down');
  });
});
