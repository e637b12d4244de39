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
    ['a list of advice', '1. Look at the logs\n2. Take a backup\n'],
  ])('%s is no ladder', (_, body) => {
    expect(ladderOf(outline(`# R\n\n## Escalation\n\n${body}`))).toEqual([]);
  });
});

describe('routes', () => {
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
