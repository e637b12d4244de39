import { beforeAll, describe, expect, it } from 'vitest';
import { bindCommand, initCommands } from '#commands';
import { decodeHtml } from './decode-html.ts';
import { readSteps as read, stepsIn } from './sorter-stuck.fixture.ts';

beforeAll(() => initCommands());

describe('<pre>', () => {
  it.each<[string, string, readonly string[]]>([
    ['on one line', '<pre><code>kubectl get pods -n q</code></pre>\n\n- Wait\n', ['1 command kubectl get pods -n q', '3 manual - Wait']],
    [
      'over lines, an empty one among them',
      '<pre><code class="language-bash">kubectl get pods -n q\n\nkubectl get nodes\n</code></pre>\n',
      ['1 command kubectl get pods -n q', '3 command kubectl get nodes'],
    ],
    ['that begins below its tag', '<pre>\nkubectl get nodes\n</pre>\n', ['2 command kubectl get nodes']],
    [
      'in a list item',
      '1. Look:\n   <pre>kubectl get nodes\n   kubectl get pods</pre>\n2. Wait\n',
      ['2 command kubectl get nodes\nkubectl get pods', '4 manual 2. Wait'],
    ],
    ['at the mark of a list item', '- <pre>kubectl get nodes</pre>\n- Wait\n', ['1 command kubectl get nodes', '2 manual - Wait']],
    ['in a quote', '> <pre>\n> kubectl get nodes\n> </pre>\n', ['2 command kubectl get nodes']],
    [
      'in a fold',
      '<details>\n<summary>More</summary>\n<pre><code>kubectl get nodes</code></pre>\n</details>\n',
      ['3 command kubectl get nodes'],
    ],
    ['in a box of MkDocs', '!!! note\n    <pre>\n    kubectl get nodes\n    </pre>\n', ['3 command kubectl get nodes']],
    [
      'in a table of HTML',
      '<table>\n  <tr>\n    <td>\n      <pre>kubectl get nodes</pre>\n      words behind it\n    </td>\n  </tr>\n</table>\n\n- Wait\n',
      ['4 command kubectl get nodes', '10 manual - Wait'],
    ],
    [
      'with rows of tildes and back-ticks in it',
      '<pre>\nkubectl get nodes\n# ``` ~~~~\n~~~~~\n</pre>\n\n- Wait\n',
      ['2 command kubectl get nodes', '4 command ~~~~~', '7 manual - Wait'],
    ],
    ['in a fence is text', '```html\n<pre>kubectl delete ns q</pre>\n```\n', ['2 code <pre>kubectl delete ns q</pre>']],
    ['with prose in it', '<pre>\nPlease call the desk before you touch the belt.\n</pre>\n', []],
    ['named in a sentence', 'The `<pre>` tag and <pre> too.\n\n- Wait\n', ['3 manual - Wait']],
    ['never closed', '<pre>\nkubectl get nodes\n', []],
    ['with breaks inside a line', '<pre>kubectl get nodes<br>kubectl get pods</pre>\n', []],
  ])('%s', (_, body, expected) => {
    expect(read(body)).toEqual(expected);
  });

  it('entities: the file keeps its text, what a browser shows is judged and runs', () => {
    const body = '<pre><code>kubectl get pods -n q &amp;&amp; kubectl delete pod &lt;pod-name&gt; -n q</code></pre>';
    const [step] = stepsIn(body);
    expect(read(body)).toHaveLength(1);
    expect(step?.source).toBe('kubectl get pods -n q &amp;&amp; kubectl delete pod &lt;pod-name&gt; -n q');
    expect(step?.display).toBe('kubectl get pods -n q && kubectl delete pod <pod-name> -n q');
    expect(step?.parameters).toMatchObject([{ name: 'pod-name', syntax: '<pod-name>' }]);
    const [command] = step?.commands ?? [];
    expect(command).toMatchObject({ runnable: true, risk: expect.stringMatching(/mutating|destructive/), safeForm: step?.display });
    expect(command?.reasons[0]).toBe('entities and markup of HTML are read as a browser shows them');
    const bound = bindCommand({
      source: command?.safeForm ?? '',
      language: 'bash',
      parameters: step?.parameters ?? [],
      values: { 'pod-name': 'a b' },
    });
    expect(bound).toMatchObject({ ok: true });
  });

  it('markup goes, a <var> is a hole, statements without either stay as they are', () => {
    const [first, second] = stepsIn('<pre>\n<b>kubectl</b> logs <var>pod</var> -n q\n\nkubectl get nodes\n</pre>');
    expect(first).toMatchObject({ source: '<b>kubectl</b> logs <var>pod</var> -n q', display: 'kubectl logs <pod> -n q' });
    expect(first?.parameters.map(({ syntax }) => syntax)).toEqual(['<pod>']);
    expect(second?.commands).toMatchObject([{ text: 'kubectl get nodes', safeForm: null, runnable: true }]);
    expect(second?.display).toBeNull();
  });

  it('an entity that nobody knows keeps the statement from running', () => {
    const [step] = stepsIn('<pre>kubectl get pods &constructor; ls</pre>');
    expect(step?.commands.length).toBeGreaterThan(0);
    for (const { reasons, runnable } of step?.commands ?? [])
      expect([runnable, reasons[0]]).toEqual([false, 'an entity of HTML in it is not known']);
  });
});

describe('decoding', () => {
  it.each([
    ['a &amp;&amp; b', 'a && b'],
    ['&amp;lt;', '&lt;'],
    ['&#36;HOME &#x7c; &quot;x&quot;', '$HOME | "x"'],
    ['x&nbsp;y', 'x y'],
    ['<span class="k">a</span> <pod>', 'a <pod>'],
    ['&#10;&#0;&nosuch;&toString;', '&#10;&#0;&nosuch;&toString;'],
    ['𝒜&lt;', '𝒜<'],
  ])('%s', (raw, text) => {
    const decoded = decodeHtml(raw);
    expect(decoded.text).toBe(text);
    expect([decoded.starts.length, decoded.ends.length]).toEqual([text.length, text.length]);
  });
});
