import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { initCommands } from '#commands';
import { compileDocument } from './compile-document.ts';
import { expectPlaces } from './places.fixture.ts';

beforeAll(() => initCommands());

/** Lines of which runbooks are made, and what breaks them. */
const line = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      '# Desk',
      '## Runbook: Desk Stuck',
      '### Symptoms',
      '### Diagnosis',
      '### Mitigation',
      '**Alert:** `DeskStuck`',
      '**Fix:**',
    ),
  },
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      '- ask the desk',
      '1. look',
      '   ```bash',
      '```bash',
      '```',
      '~~~sql',
      '~~~',
      '    kubectl get pods',
      '> ```sh',
    ),
  },
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      'kubectl delete pod <pod> -n desk',
      'SELECT 1;',
      '# a comment',
      'echo "a',
      "it's",
      'cat <<EOF',
      'EOF',
      'rate(a[5m]) > 3',
    ),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      '!!! warning "Now"',
      '=== "Tab"',
      ':::tip',
      '<details><summary>x</summary>',
      '</details>',
      '<pre><code>ls &lt;x&gt;',
      '</code></pre>',
      '{{< tabs >}}',
    ),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      '| a | b |',
      '|---|---|',
      '| P1 | 15 minutes |',
      '[a]: http://x.example',
      '[^1]: note',
      '---',
      'title: x',
      '<!-- tocsin-ignore x: y -->',
      '<!--',
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom('', '', '\t', '   ', 'P95 > 500ms for 5 minutes', 'every 30 minutes', '\u0000', '\uE000', 'Ã©', '😀', '\r'),
  },
  { weight: 2, arbitrary: fc.string({ maxLength: 30 }) },
);
const documents = fc.tuple(fc.array(line, { maxLength: 40 }), fc.constantFrom('\n', '\r\n')).map(([lines, end]) => lines.join(end));

describe('any document', () => {
  it('is compiled without throwing, the same each time, and every place lies in it', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(documents, (source) => {
        const document = compileDocument({ file: 'a.md', source });
        expect(compileDocument({ file: 'a.md', source })).toEqual(document);
        expectPlaces(document, source);
      }),
      { numRuns: 1000 },
    );
  });
});
