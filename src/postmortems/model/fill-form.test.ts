import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { builtInForm, fillForm } from './fill-form.ts';
import { codeSpan, inLine } from './plain-markdown.ts';
import { factsOf, type Story } from './story.ts';

const at = (time: string) => new Date(`2026-01-05T${time}:00Z`);
const story: Story = {
  number: 42,
  title: 'Checkout down',
  service: 'checkout',
  severity: 'P1',
  commander: 'Ana',
  summary: null,
  impact: 'Nobody can pay',
  runbook: 'Checkout (a.md, line 3)',
  isDrill: false,
  startedAt: at('02:14'),
  declaredAt: at('02:15'),
  acknowledgedAt: at('02:17'),
  mitigatedAt: at('02:40'),
  resolvedAt: at('02:44'),
  lines: [
    { at: at('02:15'), text: 'Tocsin declared P1: Checkout | down' },
    { at: at('02:44'), text: 'Ana resolved the incident' },
  ],
  actions: [
    {
      at: at('02:20'),
      title: 'Look at the queue',
      command: 'redis-cli llen q',
      outcome: 'succeeded',
      verdict: 'exit 0',
      by: 'Tocsin',
      hasChanged: false,
    },
    { at: at('02:30'), title: 'Restart', command: 'echo `x` | sh', outcome: 'failed', verdict: 'exit 1', by: 'Ana', hasChanged: true },
  ],
  people: [{ name: 'Ana', did: 'Incident Commander' }],
  pages: 2,
  messages: 1,
  alerts: 3,
  override: null,
};

describe("the document's own form", () => {
  test('labelled lines keep their order and marks, their examples go', () => {
    const body = fillForm(
      '# Report: [Title]\n\n**Severity:** SEV9  \n**Date:** 1999-01-01\n**Owner:** @bob\n**Cost:** $5\n\n## Summary\nThe server hung.\n',
      story,
    );
    expect(body).toContain(
      '# Report: Checkout down\n\n**Severity:** P1  \n**Date:** 2026-01-05\n**Owner:** Ana\n**Cost:** _To be written: cost_\n',
    );
    expect(body).not.toMatch(/SEV9|1999|bob|\$5|server hung/);
  });

  test.each([
    ['- HH:MM - Something', '- 02:15 UTC - Tocsin declared P1: Checkout \\| down'],
    ['* 14:30 UTC: Something', '* 02:15 UTC: Tocsin declared P1: Checkout \\| down'],
    ['| Time | Event | Action |\n|---|---|---|\n| HH:MM | x | y |', '| 02:15 | Tocsin declared P1: Checkout \\| down |  |'],
    ['| Time | Event |\n|:---|---:|\n| HH:MM | x |', '| 02:15 | Tocsin declared P1: Checkout \\| down |'],
  ])('a timeline written as %j is filled in that notation', (example, line) => {
    const body = fillForm(`# R\n\n## Timeline\n${example}\n`, story);
    expect(body.split('\n')).toContain(line);
    expect(body).not.toMatch(/HH:MM|14:30|Something/);
  });

  test('actions come with command and outcome; what only people know is marked', () => {
    const body = fillForm('# R\n\n## Actions Taken\n- [x]\n\n## Resolution\nold\n\n## Root Cause\nold\n\n## Mood\nold', story);
    expect(body).toContain('- 02:20 Look at the queue: succeeded (exit 0), by Tocsin\n  `redis-cli llen q`');
    expect(body).toContain('- 02:30 Restart: failed (exit 1), by Ana\n  `` echo `x` | sh ``');
    expect(body).toContain('_To be written: the technical cause_');
    expect(body).toContain('_To be written: mood_');
    expect(body).not.toContain('old');
  });

  test('what a form lacks is added at the end; a form that is only a table becomes a document', () => {
    const body = fillForm('## Incident Timeline\n\n| Time (UTC) | Event |\n|---|---|\n| HH:MM | x |\n', story);
    expect(body).toMatch(/^# Post-Mortem: Checkout down\n/);
    expect([...body.matchAll(/^## (.+)$/gm)].map((match) => match[1])).toEqual([
      'Incident Timeline',
      'Summary',
      'Actions Taken',
      'People',
      'Action Items',
    ]);
  });

  test('our own form is filled, an empty one as well', () => {
    const body = fillForm(builtInForm, story);
    expect(body).toContain('**Duration:** 30 minutes (02:14 to 02:44 UTC)');
    expect(body).not.toMatch(/\[(?:Title|Name|Cause|Actions|People|Severity|Duration|Event|Impact|Lessons)\]/);
    expect(fillForm('', story)).toContain('## Timeline');
  });
});

test('hostile text stays on its line, as text', () => {
  expect(inLine('<img src=x>\n# [a](javascript:1) `|`')).toBe('\\<img src=x\\> # \\[a\\](javascript:1) \\`\\|\\`');
  expect(codeSpan('a``b\n```')).toBe('```` a``b ``` ````');
});

test('the facts beside the text are counted from the story', () => {
  expect(factsOf(story)).toEqual(
    expect.arrayContaining([
      { label: 'Time to acknowledge', value: '2 minutes' },
      { label: 'Time to mitigate', value: '26 minutes' },
      { label: 'Time to resolve', value: '30 minutes' },
      { label: 'Pages sent', value: '2' },
      { label: 'Steps run', value: '2, 1 of them changed something' },
    ]),
  );
});

const seeds = join(import.meta.dirname, '../../../../shared/seeds');
describe.skipIf(!existsSync(seeds))('the seeds (skipped where ../shared/seeds is absent)', () => {
  const forms = !existsSync(seeds)
    ? []
    : readdirSync(seeds, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .flatMap((entry) =>
          readdirSync(join(seeds, entry.name))
            .filter((name) => name.endsWith('.md'))
            .flatMap((name) =>
              [...readFileSync(join(seeds, entry.name, name), 'utf8').matchAll(/^```markdown\r?\n([\s\S]*?)^```/gm)].map((match) => ({
                organization: entry.name,
                form: match[1] ?? '',
              })),
            ),
        )
        .filter(({ form }) => /^#+ (?:Incident (?:Post-Mortem|Report)|.*Timeline)/.test(form));
  test('all four forms are found', () => {
    expect(forms.map(({ organization }) => organization).toSorted()).toEqual(['bharatcart', 'brandconnect', 'broxiva', 'onboarding-kyc']);
  });
  test.each(forms.map(({ organization, form }) => [organization, form] as const))(
    '%s: its headings in its order, none of its examples',
    (_, form) => {
      const body = fillForm(form, story);
      const headings = (text: string) => [...text.matchAll(/^## (.+)$/gm)].map((match) => match[1]);
      expect(headings(body).slice(0, headings(form).length)).toEqual(headings(form));
      expect(body).not.toMatch(
        /HH:MM|YYYY|X,XXX|2025-|14:\d\d|[Cc]onnection pool|~1000|@engineer|@name|\[TITLE\]|\[Title\]|P\[1-4\]|SEVX|Fix deployed|Mitigation applied/,
      );
      expect(body).toContain('02:44');
      expect(body).toContain('echo `x` | sh');
    },
  );
});
