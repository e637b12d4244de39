import { describe, expect, it } from 'vitest';
import { costOfMarks, marksIn } from './crowded-marks.ts';
import { parseMarkdown } from './parse-markdown.ts';
import { wordsOf } from './node-text.ts';

describe('the marks of a line', () => {
  it.each<[string, number]>([
    ['Restart the desk.', 0],
    ['**Now:** run `kubectl get pods`', 6],
    ['kube_pod_status_phase of up_', 1],
    ['[a](https://desk.example/x_y) ![b](c)', 3 + 2 + 3],
    ['www.desk.example', 3],
    ['a &amp; b \\* <b>', 4],
  ])('%s', (line, marks) => {
    expect(marksIn(line)).toBe(marks);
  });

  it('of a paragraph count together, and those of others do not', () => {
    expect(costOfMarks('*a\n*b\n\n*c\n \n*d\n*e')).toBe(4 + 1 + 4);
  });
});

describe('a paragraph with more marks than anybody writes', () => {
  const before = '# Desk\n\nRestart **now**.\n\n';
  const crowd = 'a* [b] `c` _d_\n'.repeat(2_000);
  const after = '\n## Next\n\n- see **this**\n\n```bash\nls *\n```\n';
  const { tree, text, findings } = parseMarkdown(`${before}${crowd}${after}`);

  it('is found where it begins', () => {
    expect(findings.map(({ rule, line }) => [rule, line])).toEqual([['too-many-marks', 5]]);
  });

  it('keeps its text, every letter, and what stands before and behind it is read', () => {
    const types = tree.children.map(({ type }) => type);
    expect(types.slice(0, 2)).toEqual(['heading', 'paragraph']);
    expect(types.slice(-3)).toEqual(['heading', 'list', 'code']);
    const kept = tree.children.slice(2, -3).map(wordsOf).join('\n');
    expect(kept).toBe(crowd.trimEnd());
    expect(tree.children[1]).toMatchObject({ children: [{ type: 'text' }, { type: 'strong' }, { type: 'text' }] });
    const [first, last] = [tree.children[2], tree.children.at(-4)];
    expect(text.slice(first?.position?.start.offset, last?.position?.end.offset)).toBe(crowd.trimEnd());
  });

  it('is code where it stands in a fence, and nobody minds', () => {
    expect(parseMarkdown(`# Desk\n\n\`\`\`\n${crowd}\`\`\`\n`).findings).toEqual([]);
  });

  it('is none where lines are parted', () => {
    expect(parseMarkdown(`# Desk\n\n${'a* [b] `c` _d_\n\n'.repeat(2_000)}`).findings).toEqual([]);
  });
});
