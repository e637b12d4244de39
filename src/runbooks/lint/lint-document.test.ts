import { beforeAll, describe, expect, test } from 'vitest';
import { initCommands } from '#commands';
import { lintDocument } from './lint-document.ts';
import { ruleTexts } from './rule-texts.ts';

beforeAll(() => initCommands());

const lint = (source: string) => lintDocument({ file: 'x.md', source }).findings;

describe('rules outside model/rules', () => {
  test.each(ruleTexts.filter(({ bad }) => bad !== ''))('$id: finds the trap, and only the trap', ({ id, bad, good }) => {
    expect(lint(bad).map(({ rule }) => rule)).toContain(id);
    expect(lint(good).flatMap(({ rule, suppressed }) => (suppressed === null ? [rule] : []))).not.toContain(id);
  });

  test('every rule has a name of its own', () => {
    const ids = ruleTexts.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
  });
});

describe('a finding', () => {
  const step = (command: string) => `1. Then\n\n   \`\`\`bash\n   ${command}\n   \`\`\`\n`;
  const source = `# Cache\n\n## Cache Stale\n\n${step('redis-cli -e FLUSHDB')}`;
  const flush = (text: string) => lint(text).filter(({ rule }) => rule === 'flush-empties-redis');

  test('points at the characters of its line', () => {
    expect(flush(source)[0]).toMatchObject({ line: 8, column: 4, endColumn: 24, text: '   redis-cli -e FLUSHDB' });
  });

  test('keeps its fingerprint when other lines change, and shares it with no other', () => {
    const [before] = flush(source);
    expect(flush(`# Intro\n\nText.\n\n${source}\nMore.\n`)[0]).toMatchObject({ line: 12, fingerprint: before?.fingerprint });
    const twice = flush(source + step('redis-cli -e FLUSHDB')).map(({ fingerprint }) => fingerprint);
    expect(twice[0]).toBe(before?.fingerprint);
    expect(new Set(twice).size).toBe(2);
    expect(flush(source.replace('FLUSHDB', 'FLUSHALL'))[0]?.fingerprint).not.toBe(before?.fingerprint);
  });
});
