import { beforeAll, describe, expect, it } from 'vitest';
import { initCommands } from '#commands';
import { compileDocument } from '../compile-document.ts';

beforeAll(() => initCommands());

const stepsOf = (body: string) =>
  compileDocument({
    file: 'a.md',
    source: `### Runbook: Belt\n\n**Alert:** \`BeltStands\`\n\n#### Mitigation\n\n${body}\n`,
  }).runbooks.flatMap(({ sections }) => sections.flatMap(({ steps }) => steps));
const guardsOf = (body: string) => stepsOf(body).map(({ condition }) => condition);
const optionsOf = (body: string) => stepsOf(body).map(({ option }) => option);
const fence = (...lines: string[]): string => `\n\n\`\`\`bash\n${lines.join('\n')}\n\`\`\`\n\n`;
const [a, b, c] = [fence('systemctl restart belt'), fence('systemctl stop lamp'), fence('systemctl status van')];

describe('guards around blocks', () => {
  it.each<[string, string, (string | null)[]]>([
    [
      'a bold guard reaches to "Otherwise"',
      `**If it hums:**${a}Otherwise:${b}Then look:${c}`,
      ['If it hums', 'Otherwise (if NOT: it hums)', null],
    ],
    ['a bold guard guards several blocks', `**If it hums:**${a}Look:${b}`, ['If it hums', 'If it hums']],
    ['a bold guard ends with "in any case"', `**If it hums:**${a}In any case:${b}`, ['If it hums', null]],
    ['a bold "Otherwise"', `**If it hums**${a}**Otherwise**${b}`, ['If it hums', 'Otherwise (if NOT: it hums)']],
    ['a sentence guards the block below it', `If it hums:${a}Look:${b}`, ['If it hums', null]],
    ['the last sentence leads on', `It may be loud. If it hums, stop it:${a}`, ['If it hums']],
    ['a sentence that leads nowhere guards nothing', `If this does not help, call Ines.${a}`, [null]],
    ['a sentence that is only a guard', `Only when it hums${a}`, ['Only when it hums']],
    [
      'cases, and none of them',
      `If it hums:${a}If it smokes:${b}Otherwise:${c}`,
      ['If it hums', 'If it smokes', 'Otherwise (if NONE of these: it hums; it smokes)'],
    ],
    [
      'cases inside a case',
      `**If it hums:**\n\nIf it smokes:${a}Otherwise:${b}`,
      ['If it hums; If it smokes', 'If it hums; Otherwise (if NOT: it smokes)'],
    ],
    ['what forbids is turned round', `Unless the belt is empty, do not run this:${a}`, ['Only if the belt is empty']],
    ['a bold name is no guard', `**Vans:**${a}`, [null]],
    ['"When to use" gives its words', `**When to use:** The belt hums loudly${a}`, [null, 'The belt hums loudly']],
  ])('%s', (_, body, guards) => {
    expect(guardsOf(body)).toEqual(guards);
  });

  it('a bold name is the title of a block that has none', () => {
    expect(stepsOf(`**Vans:**${a}`).map(({ title }) => title)).toEqual(['Vans']);
  });
});

describe('guards in lists and fences', () => {
  it.each<[string, string, (string | null)[]]>([
    ['items answer each other', '1. If it hums, stop it\n2. Otherwise, leave it', ['If it hums', 'Otherwise (if NOT: it hums)']],
    [
      'an item waits, then acts',
      `1. Wait. If it still hums, stop it:\n   \`\`\`bash\n   systemctl stop belt\n   \`\`\``,
      ['If it still hums'],
    ],
    [
      'comments answer each other',
      fence('# If it hums', 'systemctl stop belt', '# Otherwise', 'systemctl start belt'),
      ['If it hums', 'Otherwise (if NOT: it hums)'],
    ],
    [
      'a comment behind a command guards that command',
      fence('systemctl stop belt  # only if it hums', 'systemctl status belt'),
      ['only if it hums', null],
    ],
    ['a comment that explains guards nothing', fence('systemctl stop belt  # if it hums, this helps'), [null]],
    ['statements that share a variable stay together', fence('BELT=main', 'systemctl stop $BELT  # if it hums'), [null]],
  ])('%s', (_, body, guards) => {
    expect(guardsOf(body)).toEqual(guards);
  });
});

describe('ways of which one is enough', () => {
  it.each<[string, string, (string | null)[]]>([
    ['bold methods', `**Method 1 - by hand**\n\n1. Push it\n\n**Method 2 - by machine**${a}`, ['Method 1', 'Method 2']],
    ['bold items', '1. **Option 1:** push\n2. **Option 2:** pull', ['Option 1', 'Option 2']],
    [
      'items with a fence',
      '- **Option A** – push:\n  ```bash\n  systemctl start belt\n  ```\n- **Option B** – pull:\n  ```bash\n  systemctl stop belt\n  ```',
      ['Option A', 'Option B'],
    ],
    ['sentences', `Option A: push${a}Option B: pull${b}`, ['Option A', 'Option B']],
    ['either, or', `Either push:${a}or pull:${b}`, ['Option 1', 'Option 2']],
    ['a lone "or", twice', `${a}or${b}or:${c}`, ['Option 1', 'Option 2', 'Option 3']],
    ['a list to choose from', 'Choose one of the following:\n\n- push\n- pull', ['Option 1', 'Option 2']],
    ['an item that begins with "or"', '- push\n- or pull', ['Option 1', 'Option 2']],
    [
      'a choice inside a way',
      `**Option A**${fence('# Push', 'systemctl start belt', '# Or pull', 'systemctl stop belt')}`,
      ['Option A, Option 1', 'Option A, Option 2'],
    ],
    ['"or" in the middle of things', `${a}Look whether it hums or not:${b}`, [null, null]],
  ])('%s', (_, body, options) => {
    expect(optionsOf(body)).toEqual(options);
  });

  it('settings that stand together are one way', () => {
    const steps = stepsOf(
      fence('# Slow', 'BELT_SPEED=1', 'BELT_LOAD=2', '', '# Or fast', 'BELT_SPEED=3', 'BELT_LOAD=4', '', 'systemctl restart belt'),
    );
    expect(steps.map(({ option, source }) => [option, source.split('\n').length])).toEqual([
      ['Option 1', 2],
      ['Option 2', 2],
      [null, 1],
    ]);
  });

  it('what is done soon, later and at last are sections beside each other', () => {
    const [runbook] = compileDocument({
      file: 'a.md',
      source:
        '### Runbook: Belt\n\n#### Mitigation\n\n**Immediate (0-5 min)**\n\n1. Stop\n\n**Short-term (5-30 min)**\n\n1. Oil\n\n**Long-term (within 24 hours)**\n\n1. Buy\n',
    }).runbooks;
    expect(runbook?.sections.filter(({ steps }) => steps.length > 0).map(({ timebox, steps }) => [timebox, steps[0]?.condition])).toEqual([
      ['PT5M', null],
      ['PT30M', null],
      ['PT24H', null],
    ]);
  });
});
