import { describe, expect, it } from 'vitest';
import type { CompiledRunbook } from './document.ts';
import { outlineOf } from './outline.ts';
import { parseMarkdown } from './parse-markdown.ts';
import { severitiesInUse, severitiesOf } from './severities.ts';
import { labelOf, listed } from './severity-labels.ts';

const read = (source: string) => severitiesOf(outlineOf(parseMarkdown(source).tree));

const runbook: CompiledRunbook = {
  slug: 'x',
  title: 'X',
  kind: 'alert',
  line: 1,
  endLine: 2,
  alerts: [],
  alertText: null,
  severities: [],
  sla: null,
  slaText: null,
  impact: null,
  team: null,
  timebox: null,
  path: [],
  sections: [],
};

describe('severity schemes', () => {
  it('a table with every column', () => {
    const levels = read(
      '# R\n\n## 2.1 Severity Levels\n\n| Level | Name | Definition | Response Time | Updates | Escalation | Examples |\n|---|---|---|---|---|---|---|\n' +
        '| **SEV-1** | Critical | More than 40% of users cut off | < 10 min | every 15 minutes | CTO, Head of Ops | All down (web, app), data lost |\n' +
        '| **SEV-2** | High | One part broken | Next business day | - | - | Slow pages |\n',
    );
    expect(levels).toMatchObject([
      {
        label: 'SEV-1',
        name: 'Critical',
        rank: 1,
        response: 'PT10M',
        responseText: '< 10 min',
        updateEvery: 'PT15M',
        definition: 'More than 40% of users cut off',
        escalation: ['CTO', 'Head of Ops'],
        examples: ['All down (web, app)', 'data lost'],
        thresholds: [{ metric: 'users cut off', operator: '>', value: 40, unit: '%' }],
        line: 7,
      },
      { label: 'SEV-2', response: 'next-business-day', updateEvery: null, escalation: [], examples: ['Slow pages'], line: 8 },
    ]);
  });

  it('the name may open the definition, and the mildest may come first', () => {
    const levels = read(
      '# R\n\n## Severity\n\n| Level | Description | Response |\n|---|---|---|\n| P3 | Low - a blemish | 2 business days |\n| P1 | Critical - all is down | 5 min |\n',
    );
    expect(levels.map(({ label, name, definition, rank, response }) => [label, name, definition, rank, response])).toEqual([
      ['P1', 'Critical', 'all is down', 1, 'PT5M'],
      ['P3', 'Low', 'a blemish', 2, 'P2D'],
    ]);
  });

  it('the time may stand behind the name', () => {
    const levels = read(
      '# R\n\n## Severity\n\n| Severity | Criteria |\n|---|---|\n| **P1 - Critical (≤15 min)** | gone |\n| P2 - High (≤ 1 hour) | half gone |\n',
    );
    expect(levels.map(({ name, response, responseText }) => [name, response, responseText])).toEqual([
      ['Critical', 'PT15M', '≤15 min'],
      ['High', 'PT1H', '≤ 1 hour'],
    ]);
  });

  it('headings with fields, with and without bold', () => {
    const levels = read(
      '# R\n\n## Incident Severity Levels\n\n### SEV-0: Total Outage\n\n- **Impact**: nobody can log in\n- **Response**: Immediate, everybody\n- **Update Frequency:** Every 15 minutes\n\n### SEV-1: Partial Outage\n\n- Impact: some cannot log in\n- Response Time: Within 1 hour\n',
    );
    expect(
      levels.map(({ label, name, definition, response, updateEvery, rank }) => [label, name, definition, response, updateEvery, rank]),
    ).toEqual([
      ['SEV-0', 'Total Outage', 'nobody can log in', 'PT0S', 'PT15M', 1],
      ['SEV-1', 'Partial Outage', 'some cannot log in', 'PT1H', null, 2],
    ]);
  });

  it.each<[string, string, [string, string | null, string | null, string | null, string | null | undefined][]]>([
    [
      'a list with clauses',
      '- **P0**: no parcel moves, respond in 5 minutes\n- **P1 (High)**: Some wait. Response time: 1 hour. Update every 30 minutes.\n- **P2**: Next business day\n',
      [
        ['P0', null, 'no parcel moves', 'PT5M', null],
        ['P1', 'High', 'Some wait', 'PT1H', 'PT30M'],
        ['P2', null, null, 'next-business-day', null],
      ],
    ],
    [
      'a list of words',
      '- Critical: all belts stand, 15 minutes\n- High: one belt stands, 1 hour\n- Low: a lamp is out, best effort\n',
      [
        ['Critical', 'Critical', 'all belts stand', 'PT15M', null],
        ['High', 'High', 'one belt stands', 'PT1H', null],
        ['Low', 'Low', 'a lamp is out', null, null],
      ],
    ],
    [
      'lines of a paragraph',
      '**P0** – Depot dark. Response: 5 min\n**P1** – One hall dark. Response: 15 min\n',
      [
        ['P0', null, 'Depot dark', 'PT5M', null],
        ['P1', null, 'One hall dark', 'PT15M', null],
      ],
    ],
    [
      'a table on its side',
      '| | SEV1 | SEV2 |\n|---|---|---|\n| Impact | all | some |\n| Ack | 5 min | 1 h |\n| Updates | 30 min | daily |\n',
      [
        ['SEV1', null, 'all', 'PT5M', 'PT30M'],
        ['SEV2', null, 'some', 'PT1H', 'P1D'],
      ],
    ],
    [
      'a sentence',
      'SEV1 has to be acknowledged within 5 minutes, SEV2 within an hour and SEV3 within one business day.\n',
      [
        ['SEV1', null, null, 'PT5M', null],
        ['SEV2', null, null, 'PT1H', null],
        ['SEV3', null, null, 'next-business-day', null],
      ],
    ],
    [
      'dots, second labels, rhythms in words, two times in one cell',
      '| Severity | Response SLA | Comms |\n|---|---|---|\n| P1 🔴 | 5 min ack / 15 min response | hourly |\n| P2 / S2 | Same day | twice a day |\n',
      [
        ['P1', null, null, 'PT15M', 'PT1H'],
        ['P2', null, null, null, 'PT12H'],
      ],
    ],
    [
      'clocks among the bullets of a heading',
      '### P1 - Critical\n\n- All belts stand\n- Respond within 10 minutes\n- Update every 30 minutes\n\n### P2 - Low\n\n- A lamp is out\n',
      [
        ['P1', 'Critical', 'All belts stand', 'PT10M', 'PT30M'],
        ['P2', 'Low', 'A lamp is out', null, null],
      ],
    ],
    [
      'a second table with the clocks',
      '| Severity | Definition |\n|---|---|\n| SEV1 | all |\n| SEV2 | some |\n\n## Response Times\n\n| Severity | Acknowledge | Update |\n|---|---|---|\n| SEV1 | 5 min | 15 min |\n| SEV2 | 15 min | 1 h |\n',
      [
        ['SEV1', null, 'all', 'PT5M', 'PT15M'],
        ['SEV2', null, 'some', 'PT15M', 'PT1H'],
      ],
    ],
  ])('%s', (_, body, wanted) => {
    const levels = read(`# R\n\n## Severity Levels\n\n${body}`);
    expect(levels.map(({ label, name, definition, response, updateEvery }) => [label, name, definition, response, updateEvery])).toEqual(
      wanted,
    );
  });

  it.each<[string, string]>([
    ['work by priority', '## Priorities\n\n- High: mend the belt\n- Low: paint the wall\n'],
    ['advice under a severity', '## Severity\n\n- Critical: page\n- Everything else waits until the morning\n'],
    ['a sentence without times', '## Severity\n\nSEV1 is acknowledged by the lead, SEV2 by the clerk.\n'],
    [
      'a table of alerts',
      '## Alerts\n\n| Alert | Severity | Response |\n|---|---|---|\n| A | critical | page |\n| B | critical | page |\n| C | warning | mail |\n',
    ],
    [
      'a table without times outside a scheme',
      '## Categories\n\n| Level | Description |\n|---|---|\n| L1 | one pod |\n| L2 | one zone |\n',
    ],
    ['prose about severities', '## Discussing severities\n\nDo not discuss whether it is P1 or P2.\n'],
    ['one level', '## Severity\n\n| Severity | Response |\n|---|---|\n| P1 | 5 min |\n'],
  ])('%s is no scheme', (_, body) => {
    expect(read(`# R\n\n${body}`)).toEqual([]);
  });

  it.each<[string, string | null, string | null]>([
    ['P1 - Critical', 'P1', 'Critical'],
    ['SEV 2: High', 'SEV 2', 'High'],
    ['🔴 SEV-1 (Critical)', 'SEV-1', 'Critical'],
    ['Severity 3', 'Severity 3', null],
    ['P2 - High (≤ 1 hour)', 'P2', 'High'],
    ['High', 'High', 'High'],
    ['Critical severity', 'Critical', 'Critical'],
    ['High latency', null, null],
    ['P95 latency', null, null],
  ])('%j is the label %s, %s', (text, label, name) => {
    const found = labelOf(text);
    expect([found?.label ?? null, found?.name ?? null]).toEqual([label, name]);
  });

  it.each<[string[], number[]]>([
    [['P2'], [2]],
    [
      ['P3', 'P1'],
      [1, 3],
    ],
    [
      ['P0', 'P2'],
      [1, 3],
    ],
    [
      ['high', 'critical'],
      [1, 2],
    ],
  ])('%j without a scheme have the ranks %j', (labels, ranks) => {
    const runbooks = labels.map((label): CompiledRunbook => ({ ...runbook, severities: [label] }));
    expect(severitiesInUse(runbooks).map(({ rank }) => rank)).toEqual(ranks);
  });

  it('lists are cut at commas that divide', () => {
    expect(listed('a, b (c, d); 1,000 users, -')).toEqual(['a', 'b (c, d)', '1,000 users']);
  });
});
