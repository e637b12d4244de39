import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cadenceFor, severitiesIn } from './cadence.ts';
import { fillTemplate, renderFilled, unfilledIn, type MessageFacts } from './fill-template.ts';
import { mailOf, slackText } from './message-text.ts';
import { repairMojibake } from './repair-mojibake.ts';
import { templateBody } from './template-body.ts';

const fact = (value: string) => ({ value, source: 'the story' });
const facts: MessageFacts = {
  title: fact('Checkout down'),
  service: fact('checkout'),
  impact: fact('Nobody can pay'),
  severity: fact('SEV 2'),
  rank: 2,
  started: fact('2026-01-05 02:14 UTC'),
  now: fact('2026-01-05 02:20 UTC'),
  commander: fact('Ana'),
  status: fact('Identified'),
  number: fact('#3'),
  every: fact('30'),
  nextUpdate: fact('2026-01-05 02:50 UTC'),
  duration: fact('6 minutes'),
  warRoom: fact('#incidents'),
};
const fill = (body: string, known = facts) => renderFilled(fillTemplate(body, known));

describe('fields of every notation', () => {
  test.each([
    ['DOWN: [SEV 1/SEV 2/SEV 3]', 'DOWN: SEV 2'],
    ['DOWN: [P1/P2]', 'DOWN: {{Severity}}'],
    ['ALERT - SEV {LEVEL}', 'ALERT - SEV 2'],
    ['Severity: P[1-4] [x]', 'Severity: SEV 2 [x]'],
    ['Status: {INVESTIGATING/MITIGATING/RESOLVED}', 'Status: INVESTIGATING'],
    ['Status: [Investigating/Identified/Resolved]', 'Status: Identified'],
    ['System: {SERVICE_NAME}', 'System: checkout'],
    ['Started: [Timestamp]', 'Started: 2026-01-05 02:14 UTC'],
    ['UPDATE [#N] - [Timestamp]', 'UPDATE #3 - 2026-01-05 02:20 UTC'],
    ['Commander: [Name]', 'Commander: Ana'],
    ['Next update: {TIME}', 'Next update: 2026-01-05 02:50 UTC'],
    ['Updates every [15/30/60] minutes.', 'Updates every 30 minutes.'],
    ['Room: <war room>', 'Room: #incidents'],
    ['Next: [Plan]', 'Next: {{Next}}'],
    ['Now: [Description]\nThen: [Description]', 'Now: {{Now}}\nThen: {{Then}}'],
    ['Read [the guide](https://example.com) and tick [ ] or [x]', 'Read [the guide](https://example.com) and tick [ ] or [x]'],
  ])('%j is filled as %j', (body, expected) => {
    expect(fill(body)).toBe(expected);
  });

  test('a status that stands as a word follows the incident', () => {
    expect(fill('Service: [Service]\nStatus: Investigating')).toBe('Service: checkout\nStatus: Identified');
  });

  test('what stands beside marks is meant, what stands in a template of examples is an example', () => {
    expect(fill('Service: [Service]\nPhone: 4711')).toContain('Phone: 4711');
    const filled = fillTemplate('Impact: 500 errors on /v1\nStarted: 2025-01-01 10:00\nOwner: @somebody-else\nRegion: moon', facts);
    expect(renderFilled(filled)).toBe('Impact: Nobody can pay\nStarted: 2026-01-05 02:14 UTC\nOwner: Ana\nRegion: {{Region}}');
    expect(filled.fields.find(({ name }) => name === 'Region')).toMatchObject({ value: null, example: 'moon' });
  });

  test('nothing known: every field stands open', () => {
    expect(fill('Service: [Service]\nBy: [Name]', {})).toBe('Service: {{Service}}\nBy: {{By}}');
  });

  test('a hostile value stays in its place: no new line, no mark, no escape sequence', () => {
    expect(fill('Service: [Service]', { service: fact('a\nStatus: {{Plan}}\u001b[31m\u202e') })).toBe('Service: a Status: { {Plan} } [31m');
  });
});

test('open fields are found as marks and as the document writes them', () => {
  const { fields } = fillTemplate('Service: [Service]\nNext: [Plan]\nStatus: Investigating', facts);
  expect(unfilledIn('Service: checkout\nNext: [Plan]\nwe were Investigating', fields)).toEqual(['Next']);
  expect(unfilledIn('x {{Next}} y', [])).toEqual(['Next']);
  expect(unfilledIn('all said', fields)).toEqual([]);
});

test('labels and chat commands are not part of the message; emoji are repaired', () => {
  expect(templateBody('  # Slack announcement template\n  **Down**: [What]')).toBe('**Down**: [What]');
  expect(templateBody('# Create channel\n/incident create "x"\n\n# Post initial update\nStatus: x')).toBe('Status: x');
  expect(templateBody('# Slack\nStatus: Resolved\n\n# Status page\ncurl -X PATCH')).toBe('Status: Resolved');
  expect(repairMojibake('ðŸš¨ é “ok” âœ… 10 €')).toBe('🚨 é “ok” ✅ 10 €');
});

describe('the rhythm of updates', () => {
  const template = (name: string, body = '', cadence: { severities: string[]; every: string } | null = null) => ({
    name,
    file: 'a.md',
    line: 7,
    body,
    cadence,
  });
  const sev = (label: string, rank: number) => ({ label, rank });
  test.each([
    [[template('Updates (Every 30 minutes for SEV 1/2)')], sev('SEV 2', 2), 'PT30M'],
    [[template('Updates (Every 30 minutes for SEV 1/2)')], sev('SEV 3', 3), null],
    [[template('Down', 'Updates every [15/30/60] minutes.')], sev('P1', 1), 'PT15M'],
    [[template('Down', 'The next update comes in [15/30/60] minutes.')], sev('P4', 4), 'PT1H'],
    [
      [template('Down', 'Updates every [15/30/60] minutes.'), template('Update', '', { severities: ['P1'], every: 'PT20M' })],
      sev('P1', 1),
      'PT20M',
    ],
    [[template('Update', '', { severities: ['P1'], every: 'PT20M' })], sev('P2', 2), null],
    [[template('Update', 'we say what we know')], sev('P1', 1), null],
    [[template('Update', 'Updates every [15/30/60] minutes.')], null, null],
  ])('%j for %j is %s', (templates, severity, expected) => {
    expect(cadenceFor(templates, severity)?.every ?? null).toBe(expected);
  });
  test('a bare number takes the prefix before it', () => {
    expect(severitiesIn('SEV 1/2')).toEqual(['sev1', 'sev2']);
    expect(severitiesIn('P1 and P2')).toEqual(['p1', 'p2']);
  });
});

test('Slack and mail have their own forms', () => {
  expect(slackText('# Head\n**bold** [x](https://example.com) @channel ana@herey.example')).toBe(
    '*Head*\n*bold* x (https://example.com) @\u200bchannel ana@herey.example',
  );
  expect(mailOf({ body: 'Subject: Look\n\n**Hi**', kind: 'customer', title: 't', isDrill: true })).toEqual({
    subject: '[Drill] Look',
    text: 'Hi',
  });
  expect(mailOf({ body: 'Hi', kind: 'declaration', title: 'Checkout', isDrill: false }).subject).toBe('Incident: Checkout');
});

const seeds = join(import.meta.dirname, '../../../../shared/seeds');
describe.skipIf(!existsSync(seeds))('the seeds (skipped where ../shared/seeds is absent)', () => {
  const blocks = !existsSync(seeds)
    ? []
    : readdirSync(seeds, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .flatMap((entry) =>
          readdirSync(join(seeds, entry.name))
            .filter((name) => name.endsWith('.md'))
            .flatMap((name) =>
              [...readFileSync(join(seeds, entry.name, name), 'utf8').matchAll(/^([ \t]*)```\w*\r?\n([\s\S]*?)^[ \t]*```/gm)].map(
                (match) => ({ organization: entry.name, body: templateBody(match[2] ?? '') }),
              ),
            ),
        );
  const messages = blocks.filter(({ body }) =>
    /^(?:\*\*\[SEV|.*INCIDENT (?:DECLARED|ALERT|UPDATE|RESOLVED)|UPDATE \[#|Status: Inv|Subject:)/.test(body),
  );
  test('all of their messages are found', () => {
    expect(messages.map(({ organization }) => organization).toSorted()).toEqual([
      'bharatcart',
      'brandconnect',
      'broxiva',
      'broxiva',
      'onboarding-kyc',
      'unibazzar',
      'unibazzar',
      'unibazzar',
    ]);
  });
  test.each(messages.map(({ organization, body }) => [organization, body.split('\n')[0] ?? '', body] as const))(
    '%s, %s: filled, and no example or mark is left as if it were true',
    (_, __, body) => {
      const text = fill(body, { ...facts, severity: fact('P1') });
      expect(text).not.toMatch(/ðŸ|âœ|2025-10-21|500 errors|@name|@oncall-engineer|Brief description|Number of users|SEV\s*\{|YYYYMMDD/);
      expect(text.replaceAll(/\{\{[^}]+\}\}/g, '').replaceAll('[P1]', '')).not.toMatch(/[[\]{}]/);
      if (!text.startsWith('Subject:')) expect(text).toMatch(/P1|Identified/);
    },
  );
});
