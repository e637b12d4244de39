import { beforeAll, describe, expect, it } from 'vitest';
import { initCommands } from '#commands';
import { compileDocument } from '../compile-document.ts';

beforeAll(() => initCommands());

/** The items of the first runbook as `line text`. */
const itemsOf = (source: string): readonly string[] =>
  compileDocument({ file: 'belts.md', source }).runbooks.flatMap(({ sections }) =>
    sections.flatMap(({ items }) => items.map(({ line, text }) => `${line} ${text}`)),
  );

describe('what stands in a quote', () => {
  it.each<[string, string, readonly string[]]>([
    ['is a sentence', '## Mitigation\n\n> Ask the hall\n> before that.\n', ['3 Ask the hall', '4 before that.']],
    ['the mark of a box is none', '## Mitigation\n\n> [!CAUTION]\n> Nobody may stand on the belt.\n', ['4 Nobody may stand on the belt.']],
    ['a title behind the mark is', '## Mitigation\n\n> [!danger]- Mind the belt\n> It moves.\n', ['3 Mind the belt', '4 It moves.']],
    ['label and all', '## Mitigation\n\n> **Warning:** it moves.\n', ['3 Warning: it moves.']],
    ['quotes in quotes', '## Mitigation\n\n> a\n>\n> > b\n', ['3 a', '5 b']],
    ['lists of symptoms', '## Symptoms\n\n> - Noise\n>\n> and smoke\n', ['3 Noise', '5 and smoke']],
  ])('%s', (_, source, expected) => expect(itemsOf(source)).toEqual(expected));

  it('its numbers are no checks', () => {
    const [runbook] = compileDocument({ file: 'belts.md', source: '## Symptoms\n\n> Last year: error rate > 5%\n' }).runbooks;
    expect(runbook?.sections.flatMap(({ thresholds }) => thresholds)).toEqual([]);
  });
});
