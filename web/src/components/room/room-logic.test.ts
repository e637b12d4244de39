import { describe, expect, test } from 'vitest';
import { approvalPath } from '../../forms/approval-path.ts';
import { confirmationTarget } from '../../forms/confirmation-target.ts';
import { groupOptions } from './option-groups.ts';
import { prettyJson } from './pretty-json.ts';
import { suggestCommands, slashCommands } from './slash-command.ts';
import { splitParameters } from './split-parameters.ts';
import { categorize, filterTimeline } from './timeline-category.ts';

test('steps under options are one choice, in the order of the document', () => {
  const steps = [
    { id: 1, option: null },
    { id: 2, option: 'A' },
    { id: 3, option: 'B' },
    { id: 4, option: 'A' },
    { id: 5, option: null },
  ];
  const groups = groupOptions(steps);
  expect(groups.map((group) => group.kind)).toEqual(['step', 'choice', 'step']);
  expect(groups[1]?.kind === 'choice' && groups[1].options.map((option) => option.steps.map((step) => step.id))).toEqual([[2, 4], [3]]);
});

describe('parameters in a command', () => {
  test('are cut out wherever they stand', () => {
    expect(splitParameters('exec <pod> -- ls <pod>', [{ name: 'pod', syntax: '<pod>' }])).toEqual([
      { kind: 'text', text: 'exec ' },
      { kind: 'parameter', name: 'pod' },
      { kind: 'text', text: ' -- ls ' },
      { kind: 'parameter', name: 'pod' },
    ]);
  });
  test('the longer syntax wins over one that begins alike', () => {
    expect(
      splitParameters('$PODNAME', [
        { name: 'short', syntax: '$POD' },
        { name: 'long', syntax: '$PODNAME' },
      ]),
    ).toEqual([{ kind: 'parameter', name: 'long' }]);
  });
});

describe('the words to type before something is destroyed', () => {
  const base = { parameters: [], plan: null, source: 'redis-cli -h x FLUSHALL', title: null };
  test('are the value it acts on', () => {
    const parameter = { name: 'pod', syntax: '<pod>', type: 'text', secret: false, value: 'redis-0', source: null, suggestions: [] };
    expect(confirmationTarget({ ...base, parameters: [parameter] })).toBe('redis-0');
  });
  test('are the last part of a long path', () => {
    const parameter = {
      name: 'd',
      syntax: '<d>',
      type: 'path',
      secret: false,
      value: '/var/lib/desk/spool/',
      source: null,
      suggestions: [],
    };
    expect(confirmationTarget({ ...base, parameters: [parameter] })).toBe('spool');
  });
  test('are never a secret', () => {
    const parameter = { name: 'key', syntax: '<key>', type: 'text', secret: true, value: 'hunter2', source: null, suggestions: [] };
    expect(confirmationTarget({ ...base, parameters: [parameter] })).toBe('redis-cli -h x');
  });
});

test('commands after a slash are suggested, notes are left alone', () => {
  const all = slashCommands([]);
  expect(suggestCommands(all, '/st')[0]?.typed).toBe('/status investigating');
  expect(suggestCommands(all, 'see /status')).toEqual([]);
});

test('only an object or a list is laid out as JSON', () => {
  expect(prettyJson('{"a":1}')).toBe('{\n  "a": 1\n}');
  expect(prettyJson('42')).toBeNull();
  expect(prettyJson('[not json')).toBeNull();
});

describe('the timeline', () => {
  const entry = (type: string, text: string) => ({
    position: 1,
    at: '',
    type,
    actor: { kind: 'system' as const, id: '', name: 'Tocsin' },
    text,
    tone: 'neutral' as const,
    data: { pod: 'redis-0' },
    hash: '',
  });
  test('knows notes from pages from steps', () => {
    expect([
      categorize('incident.noted').category,
      categorize('paging.page-delivered').category,
      categorize('execution.step-finished').category,
      categorize('statuspage.incident-updated').category,
      categorize('incident.status-changed').category,
    ]).toEqual(['people', 'pages', 'steps', 'messages', 'incident']);
  });
  test('finds what stands only in the data', () => {
    expect(filterTimeline([entry('a', 'x')], 'all', 'REDIS-0')).toHaveLength(1);
  });
});

describe('pressing yes', () => {
  const by = (id: string) => ({ person: { id, name: id }, at: '' });
  test('on a mutating step approves and runs', () => {
    expect(approvalPath({ risk: 'mutating', approvals: [] }, 'me')).toBe('approve-and-run');
  });
  test('on a destructive step only approves, and then waits for somebody else', () => {
    expect(approvalPath({ risk: 'destructive', approvals: [] }, 'me')).toBe('approve');
    expect(approvalPath({ risk: 'destructive', approvals: [by('me')] }, 'me')).toBe('wait-for-another');
  });
  test('on what another person approved runs it', () => {
    expect(approvalPath({ risk: 'destructive', approvals: [by('other')] }, 'me')).toBe('run');
  });
});
