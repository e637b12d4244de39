import { bash } from './example.ts';
import type { Reported, Rule, StepPlace } from './rule.ts';

export const optionsInOneBlock: Rule = {
  id: 'options-in-one-block',
  severity: 'info',
  title: 'Alternatives in one block',
  why: 'Who copies the block does all of it: restart, roll back and scale together, though one of them was meant.',
  advice: 'Give each alternative a block of its own, with a heading that says when it is the right one.',
  bad: bash(
    '# Option 1: Restart',
    'kubectl rollout restart deploy/cart -n shop',
    '',
    '# Option 2: Roll back',
    'kubectl rollout undo deploy/cart -n shop',
  ),
  good: bash('# Restart', 'kubectl rollout restart deploy/cart -n shop'),
  check: (input) => {
    const lines = input.text.split('\n');
    const found: Reported[] = [];
    let block: StepPlace[] = [];
    const endBlock = (): void => {
      const options = new Set(block.map(({ step }) => step.option));
      const [first] = block;
      if (first && options.size > 1)
        found.push({
          line: first.step.line,
          message: `${options.size} alternatives stand in one block: copied as a whole, all of them are done`,
          suggestion: 'give each a block of its own',
        });
      block = [];
    };
    for (const place of input.steps) {
      const last = block.at(-1);
      const changes =
        place.step.option !== null && place.step.fenceLanguage !== null && place.step.commands.some(({ risk }) => risk !== 'read-only');
      if (last && (last.section !== place.section || holdsFence(lines, last.step.endLine, place.step.line))) endBlock();
      if (changes) block.push(place);
    }
    endBlock();
    return found;
  },
};

/** True when a fence ends between two lines. */
const holdsFence = (lines: readonly string[], from: number, to: number): boolean =>
  lines.slice(from, to - 1).some((line) => /^[\s>]*(?:`{3}|~{3})/.test(line));
