import { beforeAll, describe, expect, it } from 'vitest';
import { initCommands } from '#commands';
import { compileDocument } from '../../compile-document.ts';
import { rules } from './index.ts';

beforeAll(() => initCommands());

const rulesFor = (source: string): readonly string[] => compileDocument({ file: 'x.md', source }).findings.map(({ rule }) => rule);

describe.each(rules)('$id', (rule) => {
  it('finds the trap, and only the trap', () => {
    expect(rulesFor(rule.bad)).toContain(rule.id);
    expect(rulesFor(rule.good)).not.toContain(rule.id);
  });

  it('says what it is, why it matters and what to do', () => {
    expect(rule.id).toMatch(/^[a-z]+(?:-[a-z0-9]+)*$/);
    // A heading, and sentences: the page of the rule is made of them.
    expect(rule.title).toMatch(/^\S[^\n]{8,70}[^.\s]$/);
    for (const text of [rule.why, rule.advice]) expect(text).toMatch(/^\S[^\n]{15,399}[.…]$/);
  });
});

it('every rule has an id of its own', () => {
  const ids = rules.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)]);
});
