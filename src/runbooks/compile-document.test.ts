import { beforeAll, describe, expect, it } from 'vitest';
import { initCommands } from '#commands';
import { compileDocument } from './compile-document.ts';
import { cpuMs } from '../../test/timing/cpu-ms.ts';

beforeAll(() => initCommands());

const compile = (source: string) => compileDocument({ file: 'team/test.md', source });
const stepsOf = (source: string) => compile(source).runbooks.flatMap((runbook) => runbook.sections.flatMap((section) => section.steps));

const one = (body: string): string =>
  `# Runbooks\n\n## Runbook: Queue Stuck\n\n**Alert:** \`QueueStuck\`\n**Severity:** P2\n\n### Mitigation\n\n${body}\n`;

describe('lists', () => {
  it("fences inside items lose their indent and keep the item's number and title", () => {
    const [step] = stepsOf(
      one(
        '**If the broker is up:**\n\n3. **Drain It** (if needed)\n   ```bash\n   # Gently\n   kubectl exec q-0 -n q -- \\\n     queuectl drain\n   ```',
      ),
    );
    expect(step).toMatchObject({
      title: 'Drain It (if needed): Gently',
      number: 3,
      source: 'kubectl exec q-0 -n q -- \\\n  queuectl drain',
      line: 15,
      endLine: 16,
      condition: 'If the broker is up; if needed',
    });
  });

  it('items are instructions; arrows and trailing guards are conditions; boxes keep their state', () => {
    const steps = stepsOf(one('- [x] Call the owner\n- Clear the queue if stale\n- Timeouts → raise the limit'));
    expect(steps.map(({ kind, checked, condition }) => [kind, checked, condition])).toEqual([
      ['manual', true, null],
      ['manual', null, 'if stale'],
      ['manual', null, 'Timeouts'],
    ]);
  });
});

describe('the document', () => {
  it.each([
    [
      'a table',
      '## Severity Levels\n\n| Level | Response Time | Examples |\n|---|---|---|\n| **P1 - Bad** | < 15 minutes | a, b |\n| P2 - Mild | Next business day | c |\n',
    ],
    [
      'headings',
      '## Severity Levels\n\n### P1 - Bad\n- **Response Time**: 15 minutes\n- **Examples**: a, b\n\n### P2 - Mild\n- **Response Time**: Next business day\n- **Examples**: c\n',
    ],
    [
      'bold lines',
      '## Severity Levels\n\n**P1 - Bad**\n\n- a\n- b\n- Response Time: 15 minutes\n\n**P2 - Mild**\n\n- c\n- Response Time: Next business day\n',
    ],
  ])('severities written as %s', (_, body) => {
    const { severities } = compile(`# Runbook\n\n${body}`);
    expect(severities.map(({ label, name, rank, response, examples }) => ({ label, name, rank, response, examples }))).toEqual([
      { label: 'P1', name: 'Bad', rank: 1, response: 'PT15M', examples: ['a', 'b'] },
      { label: 'P2', name: 'Mild', rank: 2, response: 'next-business-day', examples: ['c'] },
    ]);
  });

  it('what stands in a template is text, never structure', () => {
    const document = compile(
      '# Acme - Incident Runbooks\n\n## Communication Templates\n\n### Updates (Every 30 minutes for SEV 1/2)\n\n```markdown\n# Update: [Title]\n## Runbook: Not One\nState: [Open/Closed], by @name at HH:MM\n```\n',
    );
    expect(document.organization).toBe('Acme');
    expect(document.runbooks).toEqual([]);
    expect(document.templates).toMatchObject([
      { kind: 'update', line: 7, endLine: 11, cadence: { every: 'PT30M', severities: ['SEV 1', 'SEV 2'] } },
    ]);
    expect(document.templates[0]?.fields.map(({ syntax, choices }) => [syntax, choices.length])).toEqual([
      ['[Title]', 0],
      ['[Open/Closed]', 2],
      ['@name', 0],
      ['HH:MM', 0],
    ]);
  });

  it('thresholds come out of prose', () => {
    const [runbook] = compile(
      '# R\n\n## Runbook: X\n\n### Symptoms\n- P95 latency > 500ms (warning) or > 1000ms (critical)\n- Error rate > 1% for 5+ minutes\n- Success drops below 95%\n',
    ).runbooks;
    expect(
      runbook?.sections.flatMap(({ thresholds }) =>
        thresholds.map(({ metric, operator, value, unit, for: lasting, level }) => [metric, operator, value, unit, lasting, level]),
      ),
    ).toEqual([
      ['P95 latency', '>', 500, 'ms', null, 'warning'],
      ['P95 latency', '>', 1000, 'ms', null, 'critical'],
      ['Error rate', '>', 1, '%', 'PT5M', null],
      ['Success', '<', 95, '%', null, null],
    ]);
  });

  it('a ladder with minutes and a contact table', () => {
    const document = compile(
      '# R\n\n## Contacts\n\n| Role | Slack | Phone |\n|---|---|---|\n| Lead | @lead | - |\n\n## Escalation Path\n\n1. **Engineer** (0-15 min)\n2. **Lead** (15-30 min)\n3. **CTO** (30+ min)\n',
    );
    expect(document.contacts).toMatchObject([{ role: 'Lead', handle: '@lead', phone: null }]);
    expect(document.escalation.map(({ level, who, from, to }) => [level, who, from, to])).toEqual([
      [1, 'Engineer', 'PT0M', 'PT15M'],
      [2, 'Lead', 'PT15M', 'PT30M'],
      [3, 'CTO', 'PT30M', null],
    ]);
  });

  it('step ids stay when the document changes elsewhere', () => {
    const source = one('```bash\nkubectl get pods -n q\n```');
    const moved = source.replace('# Runbooks\n', '# Runbooks\n\n## Runbook: Another\n\n### Mitigation\n\n- Wait\n');
    const id = stepsOf(source)[0]?.id;
    expect(id).toBeDefined();
    expect(stepsOf(moved).map((step) => step.id)).toContain(id);
  });

  it('a file without runbook words is one runbook when its headings are sections', () => {
    const document = compile(
      '# QueueStuck\n\n## Meaning\n\nIt is stuck.\n\n## Diagnosis\n\n```\nkubectl get pods -n q\n```\n\n## Mitigation\n\n- Restart it.\n',
    );
    expect(document.runbooks).toMatchObject([{ title: 'QueueStuck', kind: 'alert', alerts: ['QueueStuck'], line: 1 }]);
    expect(document.runbooks[0]?.sections.map(({ kind }) => kind)).toEqual(['symptoms', 'diagnosis', 'mitigation']);
  });
});

describe('documents of other conventions', () => {
  const kinds = (source: string, file = 'team/test.md') =>
    compileDocument({ file, source }).runbooks.map((runbook) => [
      runbook.line,
      ...runbook.sections.map(({ line, kind }) => `${line} ${kind}`),
    ]);

  it.each<[string, string, (string | number)[][]]>([
    [
      'a document whose parts belong together is one runbook, and each heading is a section',
      '# Cart Down\n\n## Overview\n\nIt is down.\n\n### Impact\n\n## Troubleshooting\n\n### 1. Look at the pods\n\n```\nkubectl get pods\n```\n\n### Cause 2: Full disk\n\n**Symptoms:** none\n\n## Resolution Steps\n\n### Option A: Restart\n\n- Restart it\n\n### Step 4: Verify the queue\n\n## Escalation\n\n| Who |\n|---|\n| me |\n',
      [
        [
          1,
          '3 symptoms',
          '7 impact',
          '9 diagnosis',
          '11 diagnosis',
          '17 diagnosis',
          '19 symptoms',
          '21 mitigation',
          '23 mitigation',
          '27 verification',
          '29 escalation',
        ],
      ],
    ],
    [
      'headings that are names of alerts are a runbook each, also without anything to run',
      '# Alerts\n\n## QueueStuckTooLong\n\nWait.\n\n## WorkerDown\n\nWait longer.\n',
      [
        [3, '3 other'],
        [7, '7 other'],
      ],
    ],
    [
      'names of products are no alerts',
      '# Provider trouble\n\n## OpenSearch\n\n- Wait\n\n## RabbitQueue\n\n- Wait\n',
      [[1, '3 other', '7 other']],
    ],
    [
      'a page of tasks without a title is a runbook a task',
      '+++\ntitle = "Tasks"\n+++\n\n## Show the log\n\n```\njournalctl -u a\n```\n\n## Take a copy\n\n```\npg_dump a\n```\n',
      [
        [5, '5 diagnosis'],
        [11, '11 diagnosis'],
      ],
    ],
    [
      'every heading with one #: the first is the title',
      '# Keys\n\n# Overview\n\nText.\n\n# Rotation\n\n- Rotate\n',
      [[1, '3 symptoms', '7 mitigation']],
    ],
    [
      'a report looks back; what set it off is a cause',
      '# 502 from the shop\n\n## Summary\n\nText.\n\n## Timeline\n\n- 10:00\n\n## Trigger\n\nA deploy.\n\n## Attendees\n\n- A\n\n## Action items\n\n- B\n',
      [[1, '3 symptoms', '7 post-incident', '11 diagnosis', '15 post-incident', '19 post-incident']],
    ],
    [
      'underlined headings, and a bold name at the end of a paragraph',
      'Cart Down\n=========\n\nMeaning\n-------\n\nDown.\n\nMitigation\n----------\n\nText.\n**Fix:**\n```bash\nkubectl rollout restart deploy/cart\n```\n',
      [[1, '4 symptoms', '9 mitigation', '13 mitigation']],
    ],
    [
      'tables and appendices are material',
      '# Use of jobs\n\n## Job input\n\n| a |\n|---|\n| b |\n\n## Appendix B: Investigation queries\n\nText.\n\n## Before the job\n\n- Ask\n',
      [[1, '3 reference', '9 reference', '13 other']],
    ],
    [
      'an unnamed heading is what it holds: a table is material, looking is diagnosis, a task is other',
      '# Move the shop\n\n## Order of things\n\n| a |\n|---|\n| b |\n\n## Queue state\n\n```\nkubectl get pods\n```\n\n## Create the bucket\n\n- Create it\n\n## Why it is slow\n\nText.\n',
      [[1, '3 reference', '9 diagnosis', '15 other', '19 reference']],
    ],
    [
      'the description of a call is material, also its response',
      '# Task: drain a shelf\n\n## Endpoint\n\nText.\n\n## Request\n\n```json\n{}\n```\n\n## Response\n\n### 202 Accepted\n\n```json\n{}\n```\n\n## Restart\n\n- Restart it\n',
      [[1, '3 reference', '7 reference', '13 reference', '15 reference', '21 mitigation']],
    ],
    [
      'a heading below a symptom that has something to look at is diagnosis',
      '# Cart slow\n\n## Symptoms\n\n- Slow\n\n### The cache\n\n```\nkubectl get pods\n```\n',
      [[1, '3 symptoms', '7 diagnosis']],
    ],
    [
      'how incidents are handled is one process while nothing in it is a runbook of its own',
      '# Incident Response Runbook\n\n## Severity Levels\n\n| a |\n|---|\n| b |\n\n## Rollback\n\n```\nkubectl rollout undo deploy/cart\n```\n\n## Contacts\n\n| a |\n|---|\n| b |\n',
      [[1, '3 reference', '9 mitigation', '15 escalation']],
    ],
    [
      'material around alerts is one document',
      '# Queue handbook\n\n## Key metrics\n\n- depth\n\n## Alert response\n\n### QueueStuckTooLong\n\n- Wait\n\n### QueueWorkerDown\n\n- Wait\n\n## Dashboards\n\n- one\n',
      [
        [1, '3 reference', '17 reference'],
        [9, '9 diagnosis'],
        [13, '13 diagnosis'],
      ],
    ],
    [
      'functions and their arguments are material',
      '# queue.sh\n\n## Setup\n\nText.\n\n### `queue_check`\n\nText.\n\n### `queue_drop <name>`\n\nText.\n\n### `queue_list [filter]`\n\nText.\n',
      [[1, '3 reference', '7 reference', '11 reference', '15 reference']],
    ],
  ])('%s', (_, source, expected) => {
    expect(kinds(source)).toEqual(expected);
  });

  it.each<[string, string, string, string[]]>([
    [
      'a field below "Overview" names the alert',
      'a.md',
      '# Cart\n\n## Overview\n\n**Alert Name:** CartDown\n\n## Resolution\n\n- Wait\n',
      ['CartDown'],
    ],
    ['a file called like an alert whose title spells it', 'CartIsDown.md', '# Cart Is Down\n\n## Meaning\n\nDown.\n', ['CartIsDown']],
  ])('%s', (_, file, source, alerts) => {
    expect(compileDocument({ file, source }).runbooks).toMatchObject([{ kind: 'alert', alerts }]);
  });

  it.each<[string, string, string]>([
    ['symptom', '# Stolen laptop\n\n## Contain\n\n- Lock\n\n## Recover\n\n- Restore\n', 'contain and recover'],
    ['symptom', '# Queue Failure Runbook\n\n## Restart\n\n- Restart it\n', 'what failed is its title'],
    ['reference', '# Rules\n\n## Queue\n\n```yaml\nalert: A\n```\n', 'only rules'],
    ['reference', '# Glossary\n\n## Shift\n\nText.\n', 'a glossary'],
    [
      'process',
      '# Calls\n\n## Start\n\nThe incident commander calls responders to the incident.\n\n## End\n\nThe commander ends the incident; stakeholders hear of it.\n',
      'people in incidents',
    ],
  ])('is %s by what it holds', (kind, source) => {
    expect(compile(source).runbooks).toMatchObject([{ kind }]);
  });

  it('a heading that is an option or a guard gives it to its steps', () => {
    const steps = stepsOf(
      '# Cart Down\n\n## Mitigation\n\n### Option B: Restart\n\n- Restart it\n\n### If the disk is full\n\n- Empty it\n',
    );
    expect(steps.map(({ option, condition }) => [option, condition])).toEqual([
      ['Option B', null],
      [null, 'If the disk is full'],
    ]);
  });

  it('a page that a template renders has its title in front matter', () => {
    const document = compile('---\ntitle: Patch a host\n---\n\n# <%= page.title %>\n\n## Steps\n\n- Patch it\n');
    expect([document.title, document.runbooks[0]?.title]).toEqual(['Patch a host', 'Patch a host']);
  });

  it('a page that is called in its front matter is not called like its only section', () => {
    const source = '---\ntitle: Belt torn\nalerts: [BeltTorn, BeltSlack]\n---\n\n## Mitigation\n\n- Stop it\n';
    expect(compile(source).runbooks).toMatchObject([
      { title: 'Belt torn', slug: 'belt-torn', line: 1, alerts: ['BeltTorn', 'BeltSlack'], sections: [{ kind: 'mitigation', line: 6 }] },
    ]);
  });

  it.each([
    ['Parcels fall.', 'Parcels fall.'],
    ['Parcels fall.\n\nAnd break.', null],
    ['- Parcels fall', null],
  ])('the impact of a section %j', (words, expected) => {
    expect(compile(`# Belt torn\n\n## Impact\n\n${words}\n\n## Mitigation\n\n- Stop it\n`).runbooks[0]?.impact).toBe(expected);
  });

  it.each([
    ['title: "torn\nalert: [x', 3, /^the front matter cannot be read: Missing closing " \(column 10\)$/],
    ['title: a\nalert: [x\nsla: : 1', 3, /^the front matter cannot be read: .+ \(column \d+\)$/],
  ])('front matter is broken where it is: %j', (yaml, line, message) => {
    const [finding] = compile(`---\n${yaml}\n---\n\n# Belt torn\n\n## Mitigation\n\n- Stop it\n`).findings;
    expect(finding).toMatchObject({ rule: 'broken-front-matter', message: expect.stringMatching(message) });
    expect(finding?.line).toBeGreaterThanOrEqual(line);
  });

  it('a byte order mark moves nothing', () => {
    const source = '---\nalert: BeltTorn\n---\n\n# Belt torn\n\n## Mitigation\n\n```bash\nls /srv\n```\n';
    expect(compile(`\uFEFF${source}`)).toEqual(compile(source));
  });

  it('an empty file says so', () => {
    expect(compile(' \n').findings).toMatchObject([{ rule: 'no-runbook', message: 'this file is empty' }]);
  });

  it('a file in which nothing is a runbook says so', () => {
    const { runbooks, findings } = compile('# Cart Runbooks\n\nTo be written.\n');
    expect([runbooks, findings.map(({ rule }) => rule)]).toEqual([[], ['no-runbook']]);
  });
});

describe('hostile input', () => {
  it.each<[string, string, string | null]>([
    ['front matter without its end', '---\ntitle: a\n\n# R\n\n## Runbook: X\n\n### Mitigation\n- a\n', 'broken-front-matter'],
    ['a lost character', '# R\n\n## Runbook: X\n\n### Mitigation\n- caf\uFFFD\n', 'not-utf-8'],
    ['a NUL byte', '# R\n\n## Runbook: X\n\n### Mitigation\n- a\0b\n', 'nul-byte'],
    ['broken front matter', '---\na: [1\nb: : :\n---\n# R\n\n## Runbook: X\n\n### Mitigation\n- a\n', 'broken-front-matter'],
    ['absurd nesting', `# R\n\n${'> '.repeat(5_000)}x\n\n## Runbook: X\n\n### Mitigation\n- a\n`, 'nested-too-deep'],
    ['an unclosed fence', '# R\n\n## Runbook: X\n\n### Mitigation\n- a\n\n```bash\nif [ 1 ; then\n', null],
    ['CRLF', '# R\r\n\r\n## Runbook: X\r\n\r\n### Mitigation\r\n- a\r\n', null],
  ])('%s is a finding at most; the rest is compiled', (_, source, rule) => {
    const document = compile(source);
    if (rule !== null) expect(document.findings.map((finding) => finding.rule)).toContain(rule);
    expect(document.runbooks.map(({ title }) => title)).toContain('X');
  });

  it.each<[string, string]>([
    ['nothing', ''],
    ['only a fence', '```bash\nls\n```\n'],
    ['brackets', `# R\n\n- ${'['.repeat(20_000)}\n`],
    ['stars', `# R\n\n- ${'**a '.repeat(20_000)}\n`],
    ['comparisons', `# R\n\n## Runbook: X\n\n### Symptoms\n- ${'a > 1 '.repeat(20_000)}\n`],
    ['a long command', `# R\n\n## Runbook: X\n\n### Mitigation\n\`\`\`bash\nkubectl logs ${'-n a '.repeat(20_000)}\n\`\`\`\n`],
    ['many headings', Array.from({ length: 3_000 }, (_, index) => `## Runbook: R${index}\n\n### Mitigation\n\n- a\n`).join('\n')],
  ])('%s is compiled in time', (_, source) => {
    const started = cpuMs();
    expect(compile(source).file).toBe('team/test.md');
    expect(cpuMs() - started).toBeLessThan(8_000);
  });
});
