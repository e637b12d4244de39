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
      expect(tag).toMatch(/^<\/?(?:p|h1|a|pre|code|table|thead|tbody|tr|th|td|ul|li)\b/);
      expect(tag).not.toMatch(/(?:href|src)="\s*(?:javascript|vbscript|data):/i);
      expect(tag.replaceAll(/"[^"]*"/g, '""')).not.toMatch(/\son\w+=/i);
    }
  });

  test('HTML is shown as text, comments are not, images become links', () => {
    const html = renderDocument('<b>bold</b>\n\n<!-- secret -->\n\n![a graph](https://img.example/x.png)');
    expect(html).toContain('&#x3C;b>');
    expect(html).not.toContain('secret');
    expect(html).toContain('<a href="https://img.example/x.png" rel="noreferrer noopener">[image: a graph]</a>');
  });

  test('absurd nesting is shown as plain text, at once', () => {
    expect(renderDocument(`${'>'.repeat(50_000)} x <b>`)).toMatch(/^<pre data-line="1">&gt;.*&lt;b&gt;<\/pre>$/);
  });

  test('text in a wrong encoding is shown as it was meant', () => {
    expect(renderDocument('It\u00e2\u20ac\u2122s down')).toContain('It\u2019s down');
  });
});
