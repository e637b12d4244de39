import { describe, expect, it } from 'vitest';
import { outlineOf } from './outline.ts';
import { parseMarkdown } from './parse-markdown.ts';
import { readyMessages } from './ready-messages.ts';
import { fixedValues, formParts, templateFields } from './template-fields.ts';
import { templatesOf } from './templates.ts';
import { cpuMs } from '../../../test/timing/cpu-ms.ts';

const outline = (source: string) => outlineOf(parseMarkdown(source).tree);
const templates = (source: string) => templatesOf(outline(source), source);

describe('fields of a form', () => {
  it.each<[string, [string, number[], string[]][]]>([
    [
      'Level: [P1/P2]\nBy: [Name]',
      [
        ['[P1/P2]', [10], ['P1', 'P2']],
        ['[Name]', [11], []],
      ],
    ],
    ['State: [Open|Closed]', [['[Open|Closed]', [10], ['Open', 'Closed']]]],
    ['Severity: S[1-3]', [['S[1-3]', [10], ['S1', 'S2', 'S3']]]],
    [
      "{LEVEL} {OPEN/CLOSED} {WHO'S_NEXT}",
      [
        ['{LEVEL}', [10], []],
        ['{OPEN/CLOSED}', [10], ['OPEN', 'CLOSED']],
        ["{WHO'S_NEXT}", [10], []],
      ],
    ],
    ['- HH:MM - one\n- HH:MM - two', [['HH:MM', [10, 11], []]]],
    [
      'Mend X (Owner: @name, Due: YYYY-MM-DD)\nWatch Y',
      [
        ['X', [10], []],
        ['@name', [10], []],
        ['YYYY-MM-DD', [10], []],
        ['Y', [11], []],
      ],
    ],
    [
      'Owner: @person, Due: DATE',
      [
        ['@person', [10], []],
        ['DATE', [10], []],
      ],
    ],
    ['**Commander**: Name', [['Name', [10], []]]],
    ['[Service X] on OS X, X-Request-Id, Y/N, [X] done', [['[Service X]', [10], []]]],
    [
      "State: Open\nSince: noon\n\n# Page\ncurl -X POST https://a/$ID \\\n  -d '{}'",
      [
        ['Open', [10], []],
        ['noon', [11], []],
      ],
    ],
    ['see [the page](https://a)', []],
    ['State: Looking | Mending | Over', [['Looking | Mending | Over', [10], ['Looking', 'Mending', 'Over']]]],
    ['Severity: SEV1/SEV2', [['SEV1/SEV2', [10], ['SEV1', 'SEV2']]]],
    [
      'Update #N: we lost ___ parcels (XX%)\n____',
      [
        ['#N', [10], []],
        ['___', [10], []],
        ['XX%', [10], []],
      ],
    ],
  ])('%j', (source, wanted) => {
    expect(templateFields(source, 10).map(({ syntax, lines, choices }) => [syntax, lines, choices])).toEqual(wanted);
  });

  it('lines that are filled in already are fixed, in forms that have fields', () => {
    expect(fixedValues('State: Looking\nService: [name]\nRoom: #war')).toEqual([
      { name: 'State', value: 'Looking' },
      { name: 'Room', value: '#war' },
    ]);
    expect(fixedValues('State: Looking')).toEqual([]);
    expect(fixedValues('Service: [name]\nWhat we know: ...\nState: Looking | Over')).toEqual([]);
  });

  it('a report has sections, a table columns', () => {
    expect(formParts('# Report\n## Cause\ntext\n## Times\n| When | What |\n|------|------|\n| HH:MM | x |')).toEqual({
      sections: ['Cause', 'Times'],
      columns: ['When', 'What'],
    });
  });

  it.each([
    `${'['.repeat(20_000)}`,
    `${'{'.repeat(20_000)}`,
    `${' \n'.repeat(20_000)}`,
    `${'X '.repeat(10_000)}`,
    `${'A: '.repeat(10_000)}`,
  ])('hostile forms are read in time', (source) => {
    const started = cpuMs();
    templateFields(source, 1);
    fixedValues(source);
    formParts(source);
    expect(cpuMs() - started).toBeLessThan(2_000);
  });
});

describe('forms of a document', () => {
  it.each<[string, string, string[]]>([
    ['Updates (every 20 minutes for P1/P2)', 'PT20M', ['P1', 'P2']],
    ['Updates (every half hour for SEV 1-3)', 'PT30M', ['SEV 1', 'SEV 2', 'SEV 3']],
    ['Hourly update', 'PT1H', []],
    ['Update every 20 minutes (SEV1) / hourly (SEV2)', 'PT20M', ['SEV1']],
    ['Update every hour', 'PT1H', []],
  ])('the cadence of %j', (title, every, severities) => {
    const [form] = templates(`# R\n\n## Communication Templates\n\n### ${title}\n\n\`\`\`\nState: [state]\n\`\`\`\n`);
    expect(form?.cadence).toEqual({ every, severities });
  });

  it.each<[string, string, string]>([
    ['Initial Incident Report', 'State: [state]', 'declaration'],
    ['Incident Report Template', '# Report: [title]', 'postmortem'],
    ['Resolved', 'We are back for all customers, [customer].', 'resolution'],
    ['Follow-up', 'UPDATE\nState: [Looking | Incident Resolved]', 'other'],
    ['Status Update', 'State: [state]', 'update'],
    ['Customer E-mail', 'Dear [name]', 'customer'],
    ['Letter', 'Subject: Sorry\nDear [name]', 'customer'],
  ])('the kind of %j with %j', (title, body, kind) => {
    expect(templates(`# R\n\n## Communication Templates\n\n### ${title}\n\n\`\`\`\n${body}\n\`\`\`\n`)).toMatchObject([{ kind }]);
  });

  it('a letter to our own people is none to customers', () => {
    const letter = (before: string) =>
      templates(`# R\n\n## Communication\n\n${before}\n\n\`\`\`\nSubject: Belts\nImpact: [impact]\n\`\`\`\n`);
    expect(letter('Send this to stakeholders:')).toMatchObject([{ kind: 'other', channel: 'email' }]);
    expect(letter('Send this:')).toMatchObject([{ kind: 'customer' }]);
  });

  it('a quotation that leaves something open is a form under templates, and where it is sent', () => {
    const form = { source: 'Belts stand.\nNext word: [time]', fields: [{ syntax: '[time]', lines: [8] }] };
    const quotation = '> Belts stand.\n> Next word: [time]\n';
    expect(templates(`# R\n\n## Communication Templates\n\n### Status page\n\n${quotation}`)).toMatchObject([
      { ...form, name: 'Status page', channel: 'status-page', line: 7, endLine: 8 },
    ]);
    expect(templates(`# R\n\n## Communication\n\nPost in #halls:\n\n${quotation}`)).toMatchObject([form]);
    expect(templates(`# R\n\n## Communication\n\n${quotation}`)).toEqual([]);
    expect(templates('# R\n\n## Communication Templates\n\n> All is well.\n')).toEqual([]);
    expect(templates('# R\n\n## Communication Templates\n\n> ⚠️ Ask `[the lawyer]` first.\n')).toEqual([]);
  });

  it('a request to the status page carries a message that is ready', () => {
    const body =
      '```bash\n# Tell them\ncurl -X POST https://status.example.org/api/incidents \\\n  -H \'A: $T\' \\\n  -d \'{\n    "name": "Slow shop",\n    "status": "investigating",\n    "message": "We look into slow pages."\n  }\'\n```\n';
    expect(templates(`# R\n\n## Communication\n\n**Status Page:**\n${body}`)).toMatchObject([
      {
        name: 'Status Page',
        channel: 'status-page',
        source: 'We look into slow pages.',
        fields: [
          { name: 'name', syntax: 'Slow shop', lines: [11] },
          { name: 'status', syntax: 'investigating', lines: [12] },
          { name: 'message', lines: [13] },
        ],
      },
    ]);
    expect(templates(`# R\n\n## Diagnosis\n\n**Status Page:**\n\n${body}`.replace('Status Page', 'Try it'))).toEqual([]);
  });

  it('sentences in quotes are ready to be sent', () => {
    const source =
      '# R\n\n## Runbook: X\n\n### Communication\n\n- **Users:** "Pages are slow. Please wait."\n- **Status page:** Set to "Partial Outage"\n- **Status page:** "All Down"\n- **Internal:** Post in #war\n- Search for: "error"\n';
    expect(readyMessages(outline(source))).toEqual([
      { text: 'Pages are slow. Please wait.', audience: 'Users', kind: 'message', line: 7 },
      { text: 'Partial Outage', audience: 'Status page', kind: 'state', line: 8 },
      { text: 'All Down', audience: 'Status page', kind: 'state', line: 9 },
    ]);
  });
});
