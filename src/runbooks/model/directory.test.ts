import { describe, expect, it } from 'vitest';
import { contactsOf } from './contacts.ts';
import { externalServicesOf } from './external-services.ts';
import { ladderOf } from './ladder.ts';
import { outlineOf } from './outline.ts';
import { parseMarkdown } from './parse-markdown.ts';
import { routesOf } from './routes.ts';

const outline = (source: string) => outlineOf(parseMarkdown(source).tree);
const routes = (source: string) =>
  routesOf(outline(source), source, { severities: [], contacts: contactsOf(outline(source)), runbooks: [] });

describe('ladders', () => {
  it.each<[string, string, [number, string, string | null, string | null, string | null | undefined][]]>([
    [
      'a list with times',
      '1. **On-Call Medic** (0-10 min)\n2. **Ward Lead** (10–20 min if nobody answers)\n3. **Head** (20+ min or a fire)\n',
      [
        [1, 'On-Call Medic', 'PT0M', 'PT10M', null],
        [2, 'Ward Lead', 'PT10M', 'PT20M', 'if nobody answers'],
        [3, 'Head', 'PT20M', null, 'or a fire'],
      ],
    ],
    [
      'levels without times',
      '1. **Level 1**: First aid\n2. **Level 2**: Surgeon\n',
      [
        [1, 'First aid', 'PT0M', null, null],
        [2, 'Surgeon', null, null, null],
      ],
    ],
    [
      'headings',
      '### Level 1: First aid (15 min response)\n\n- Look\n\n### Level 2: Surgeon (30 min response)\n\n- Cut\n',
      [
        [1, 'First aid', 'PT0M', null, null],
        [2, 'Surgeon', null, null, null],
      ],
    ],
    [
      'what has not happened by then',
      '1. First responder: night nurse (immediate)\n2. Escalate to Ward Lead if not resolved within 20 minutes\n3. If nobody answers after 40 min, call the head physician at +1 555 0123.\n4. After 1 hour page the director via Paging Desk and open a bridge\n',
      [
        [1, 'night nurse', 'PT0S', null, null],
        [2, 'Ward Lead', 'PT20M', null, 'if not resolved'],
        [3, 'head physician', 'PT40M', null, 'If nobody answers'],
        [4, 'director', 'PT1H', null, null],
      ],
    ],
    [
      'times in front',
      '- T+0: on-call medic\n- T+10m: ward lead\n- T+1h: director of nursing\n',
      [
        [1, 'on-call medic', 'PT0M', null, null],
        [2, 'ward lead', 'PT10M', null, null],
        [3, 'director of nursing', 'PT1H', null, null],
      ],
    ],
    [
      'lines with arrows, where a sign looks like a quotation',
      '0–10 min → Primary\n10–20 min → Ward lead\n> 20 min → Head\n',
      [
        [1, 'Primary', 'PT0M', 'PT10M', null],
        [2, 'Ward lead', 'PT10M', 'PT20M', null],
        [3, 'Head', 'PT20M', null, null],
      ],
    ],
    [
      'bold levels with their times',
      '**Level 1 (0-10 min):** Medic\n**Level 2 (10-20 min):** Ward lead - @lead\n**Level 3 (20+ min):** Head - +1 555 0123\n',
      [
        [1, 'Medic', 'PT0M', 'PT10M', null],
        [2, 'Ward lead', 'PT10M', 'PT20M', null],
        [3, 'Head', 'PT20M', null, null],
      ],
    ],
    [
      'sentences',
      'Page the on-call medic. If nobody answers within 10 minutes, page the ward lead; after 1 hour, the director.\n',
      [
        [1, 'on-call medic', 'PT0M', null, null],
        [2, 'ward lead', 'PT10M', null, 'If nobody answers'],
        [3, 'director', 'PT1H', null, null],
      ],
    ],
    [
      'levels of a table',
      '| Level | Contact | When |\n|---|---|---|\n| L1 | On-call medic | At once |\n| L2 | Ward lead (@lead) | No answer after 10 minutes |\n| L3 | Head | After 1 hour or a fire |\n',
      [
        [1, 'On-call medic', 'PT0S', null, null],
        [2, 'Ward lead', 'PT10M', null, 'No answer'],
        [3, 'Head', 'PT1H', null, 'or a fire'],
      ],
    ],
    [
      'headings that say when they hand over',
      '### Level 1: Medic\n\n- Escalate after: 10 minutes\n\n### Level 2: Ward lead\n\n- Escalate after: 20 minutes\n\n### Level 3: Head\n',
      [
        [1, 'Medic', 'PT0M', 'PT10M', null],
        [2, 'Ward lead', 'PT10M', null, null],
        [3, 'Head', null, null, null],
      ],
    ],
    [
      'rows for some severities only',
      '| Time since alert | Action |\n|---|---|\n| 0 min | On-call medic alerted |\n| 10 min | Executives notified (SEV-1) |\n| 10 min | Customers notified |\n',
      [
        [1, 'On-call medic', 'PT0M', null, null],
        [2, 'Executives', 'PT10M', null, 'SEV-1'],
      ],
    ],
    [
      'a table of times and actions',
      '| Time since alert | Action |\n|---|---|\n| 0 min | First on-call answers |\n| 15 min | If it goes on, page the team lead |\n| 1 hour | Notify the director |\n| 1 hour | Write to customers |\n| Every 30 min | Status update |\n',
      [
        [1, 'First on-call', 'PT0M', null, null],
        [2, 'team lead', 'PT15M', null, null],
        [3, 'director', 'PT1H', null, null],
      ],
    ],
  ])('%s', (_, body, wanted) => {
    const rungs = ladderOf(outline(`# R\n\n## Escalation Path\n\n${body}`));
    expect(rungs.map(({ level, who, from, to, condition }) => [level, who, from, to, condition])).toEqual(wanted);
  });

  it.each<[string, string]>([
    [
      'a row for each severity',
      '| Severity | Escalate After | Escalate To |\n|---|---|---|\n| SEV1 | 5 min | All |\n| SEV2 | 30 min | Lead |\n',
    ],
    ['conditions', '| Condition | Action |\n|---|---|\n| Disk full | Call the lead |\n| All red | Call everybody |\n'],
    ['whom to tell by when', '| Role | When |\n|---|---|\n| Lead | Within 4 hours |\n| Press | 24 hours |\n| Lawyer | Within 1 hour |\n'],
    ['how fast levels answer', '| Level | Response time | Contact |\n|---|---|---|\n| L1 | 10 min | Medic |\n| L2 | 1 hour | Clerk |\n'],
    ['a list of timed work', '- 0-5 min: Look at the logs\n- 5-10 min: Restart it\n'],
    ['advice with a time', 'Take the time you need. If it is not over in 30 minutes, escalate to the director.\n'],
    ['a list of advice', '1. Look at the logs\n2. Take a backup\n'],
  ])('%s is no ladder', (_, body) => {
    expect(ladderOf(outline(`# R\n\n## Escalation\n\n${body}`))).toEqual([]);
  });
});

it('the escalation of one of several runbooks is no ladder of the document', () => {
  const root = outline('# R\n\n## A\n\n### Escalation\n\n1. Medic (0-10 min)\n2. Ward lead (10+ min)\n\n## B\n\n### Symptoms\n');
  const parts = root.children[0]?.children ?? [];
  expect(ladderOf(root, new Set(parts))).toEqual([]);
  expect(ladderOf(root, new Set(parts.slice(0, 1)))).toHaveLength(2);
});

describe('routes', () => {
  it('by severity, with a column for everybody who comes later', () => {
    const source =
      '# R\n\n## Escalation Matrix\n\n| Severity | First contact | After 10 min | After 1 hour |\n|---|---|---|---|\n| P1 | On-call | Ward lead | Head |\n| P2 | On-call | Ward lead | - |\n';
    expect(routes(source).map(({ from, to, after }) => [from, to, after])).toEqual([
      ['P1', ['On-call'], null],
      ['P1', ['Ward lead'], 'PT10M'],
      ['P1', ['Head'], 'PT1H'],
      ['P2', ['On-call'], null],
      ['P2', ['Ward lead'], 'PT10M'],
    ]);
  });

  it('by severity, by condition, by topic, by team', () => {
    const source =
      '# R\n\n## Escalation Matrix\n\n| Severity | Escalate After | Escalate To |\n|---|---|---|\n| **SEV-1** | 15 minutes | Lead, Head |\n| SEV-4 | - | - |\n\n' +
      '### Others\n\n## External Escalation\n\n- **Power company**: For blackouts\n\n## Contacts\n\n| Team | Schedule | Escalation |\n|---|---|---|\n| Ward | ward-rota | Ward Lead |\n| Night | night-rota | after 30 min |\n';
    expect(routes(source).map(({ from, kind, to, after, line }) => [from, kind, to, after, line])).toEqual([
      ['SEV-1', 'severity', ['Lead', 'Head'], 'PT15M', 7],
      ['blackouts', 'topic', ['Power company'], null, 14],
      ['Ward', 'team', ['Ward Lead'], null, 20],
    ]);
  });
});

describe('contacts and vendors', () => {
  it.each<[string, string, Record<string, unknown>[]]>([
    [
      'a rota',
      '| Team | PagerDuty Schedule | Escalation |\n|---|---|---|\n| Ward | ward-rota | Ward Lead |\n',
      [{ role: 'Ward', schedule: 'ward-rota', handle: null, escalation: 'Ward Lead', channel: 'PagerDuty Schedule', isVendor: false }],
    ],
    [
      'a column called contact',
      '| Role | Contact | Backup |\n|---|---|---|\n| Medic | PagerDuty | - |\n| Guard | guard@example.org | @second |\n| Head | +1 555 010 020 | - |\n| Lead | Slack #ward | - |\n',
      [
        { role: 'Medic', handle: null, channel: 'PagerDuty', phone: null },
        { role: 'Guard', handle: 'guard@example.org', backup: '@second', channel: null },
        { role: 'Head', phone: '+1 555 010 020', handle: null },
        { role: 'Lead', handle: '#ward' },
      ],
    ],
    [
      'a list',
      '- First: {FIRST}\n- Second: @second\n',
      [
        { role: 'First', handle: '{FIRST}' },
        { role: 'Second', handle: '@second' },
      ],
    ],
    [
      'a list of people and of ways',
      '- **Head**: Ada Lovelace, +1 555 010 0145\n- Second: see [PagerDuty](https://depot.pagerduty.example/schedules/P1)\n- Slack: #halls\n- Phone: 0800 555 0145\n- Board: https://board.depot.example\n',
      [
        { role: 'Head', name: 'Ada Lovelace', phone: '+1 555 010 0145', handle: null },
        { role: 'Second', handle: 'https://depot.pagerduty.example/schedules/P1', channel: 'PagerDuty' },
        { role: 'Contacts', handle: '#halls', phone: '0800 555 0145', channel: 'Slack' },
      ],
    ],
    [
      'a room and who is on call',
      '| Team | Channel | On-call |\n|---|---|---|\n| Belts | #belts | belts@depot.example |\n| Lamps | | +1-555-0145 ext. 7 |\n| Vendor: Gridco | - | desk@gridco.example |\n',
      [
        { role: 'Belts', handle: 'belts@depot.example', channel: '#belts', isVendor: false },
        { role: 'Lamps', handle: null, phone: '+1-555-0145 ext. 7' },
        { role: 'Vendor: Gridco', handle: 'desk@gridco.example', isVendor: true },
      ],
    ],
    ['a table of states', '| Service | Status |\n|---|---|\n| Shop | green |\n', []],
  ])('%s', (_, body, wanted) => {
    expect(contactsOf(outline(`# R\n\n## Contacts\n\n${body}`))).toMatchObject(wanted);
  });

  it('vendors are contacts of another company; teams in their list are ours', () => {
    const source =
      '# R\n\n## Contacts\n\n### Vendor Contacts\n\n- Gridco Support: {GRIDCO}\n- Network Team: {NET}\n\nSee https://status.gridco.example for its state.\n';
    expect(contactsOf(outline(source)).map(({ role, isVendor }) => [role, isVendor])).toEqual([
      ['Gridco Support', true],
      ['Network Team', false],
    ]);
    expect(externalServicesOf(outline(source), source)).toEqual([
      { name: 'Gridco', statusPage: 'https://status.gridco.example', support: '{GRIDCO}', line: 7, sla: null },
    ]);
  });

  it('a table of vendors', () => {
    const source =
      '# R\n\n## External Services\n\n| Provider | Status Page | Support | Plan |\n|---|---|---|---|\n| Gridco | status.gridco.example | desk | Gold |\n';
    expect(externalServicesOf(outline(source), source)).toEqual([
      { name: 'Gridco', statusPage: 'status.gridco.example', support: 'desk', line: 7, sla: 'Gold' },
    ]);
    expect(contactsOf(outline(source))).toEqual([]);
  });
});
