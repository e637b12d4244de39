import { describe, expect, test } from 'vitest';
import { choosePolicy } from './choose-policy.ts';
import { resolveTargets, type Directory } from './directory.ts';
import { policyFromDocument, policyFromTeam } from './policy-from-document.ts';
import type { LadderDocument, Policy } from './policy.ts';
import type { Schedule } from './schedule.ts';

const at = new Date('2026-01-19T12:00:00Z');
const member = (name: string, handle: string, role = 'responder') => ({
  id: `per_${handle}`,
  name,
  handle,
  email: `${handle}@example.com`,
  role,
});
const schedule = (name: string, team: string | null, handle: string): Schedule => ({
  id: `sch_${name}`,
  name,
  team,
  timeZone: 'UTC',
  overrides: [],
  layers: [
    { name: 'Layer 1', people: [{ id: `per_${handle}`, name: handle }], start: '2026-01-05T09:00:00', every: 'P1W', restrictions: [] },
  ],
});
const directory = (over: Partial<Directory> = {}): Directory => ({
  members: [member('Ana Lima', 'ana', 'commander'), member('Ben', 'ben'), member('Cleo', 'cto')],
  roles: [],
  teams: [],
  schedules: [],
  ...over,
});
const document = (over: Partial<LadderDocument> = {}): LadderDocument => ({
  file: 'a.md',
  title: 'A',
  contacts: [],
  escalation: [],
  severities: [],
  ...over,
});
const ladder = document({
  contacts: [
    { role: 'CTO', handle: '@cto', schedule: null, line: 361 },
    { role: 'Platform Lead', handle: '@platform-lead', schedule: null, line: 359 },
  ],
  escalation: [
    { level: 1, who: 'On-Call Engineer', from: 'PT0M', to: 'PT15M', line: 365 },
    { level: 2, who: 'Platform Lead', from: 'PT15M', to: 'PT30M', line: 366 },
    { level: 3, who: 'CTO', from: 'PT30M', to: null, line: 367 },
  ],
});
const minutes = (policy: Policy | null) => policy?.levels.map(({ afterMs }) => afterMs / 60_000);
const resolve = (targets: readonly string[], over: Partial<Directory> = {}, team: string | null = null, source = ladder) =>
  resolveTargets(targets, { directory: directory(over), contacts: source.contacts, team, at });

describe('a ladder from a document', () => {
  test('keeps the minutes, the words and the lines of the text', () => {
    const policy = policyFromDocument(ladder, null);
    expect(minutes(policy)).toEqual([0, 15, 30]);
    expect(policy?.levels.map(({ who, line, isAssumed }) => [who, line, isAssumed])).toEqual([
      ['On-Call Engineer', 365, false],
      ['Platform Lead', 366, false],
      ['CTO', 367, false],
    ]);
  });

  test('whoever comes after half an hour is not paged at once: before them stands who is on call', () => {
    const source = document({
      contacts: [{ role: 'Depot on-call', handle: '@depot', schedule: null, line: 3 }],
      escalation: [{ level: 1, who: 'Depot manager', from: 'PT30M', to: null, line: 9 }],
    });
    expect(policyFromDocument(source, null)?.levels).toMatchObject([
      { who: 'Depot on-call', afterMs: 0, line: 3 },
      { who: 'Depot manager', afterMs: 1_800_000, line: 9 },
    ]);
  });

  test('where the text gives no times, 15 minutes are assumed and marked as assumed', () => {
    const levels = ['On-call engineer', 'Team lead', 'VP'].map((who, index) => ({
      level: index + 1,
      who,
      from: 'PT0M',
      to: null,
      line: index,
    }));
    const policy = policyFromDocument(document({ escalation: levels }), null);
    expect(minutes(policy)).toEqual([0, 15, 30]);
    expect(policy?.levels.map(({ isAssumed }) => isAssumed)).toEqual([false, true, true]);
  });

  test('a severity that names whom to call makes a ladder after its response time', () => {
    const source = document({ severities: [{ label: 'SEV1', response: 'PT5M', escalation: ['CTO', 'VP Engineering'], line: 11 }] });
    expect(policyFromDocument(source, 'SEV1')?.levels).toMatchObject([
      { who: 'On-call engineer', afterMs: 0 },
      { who: 'CTO, VP Engineering', afterMs: 300_000 },
    ]);
    expect(policyFromDocument(source, 'SEV2')).toBeNull();
  });

  test('a team finds its schedules by the words of its name, and only its own leads', () => {
    const teams = document({
      contacts: ['Platform', 'Backend', 'Database', 'Security'].map((role, index) => ({
        role,
        handle: null,
        schedule: `${role.toLowerCase()}-oncall`,
        line: index,
      })),
      escalation: ['Platform Lead', 'Database Lead', 'CTO'].map((who, index) => ({
        level: 1,
        who,
        from: 'PT0M',
        to: null,
        line: 20 + index,
      })),
    });
    expect(policyFromTeam(teams, 'Database/Backend Engineering')?.levels[0]?.targets).toEqual(['backend-oncall', 'database-oncall']);
    expect(policyFromTeam(teams, 'Database Engineering')?.levels.map(({ who }) => who)).toEqual([
      'database-oncall',
      'Database Lead',
      'CTO',
    ]);
    expect(policyFromTeam(teams, 'Frontend Engineering')).toBeNull();
  });
});

test('a table that names who comes next makes a second rung, unless there is a ladder with times', () => {
  const rows = ['Platform', 'Backend'].map((role, index) => ({
    role,
    handle: null,
    schedule: `${role.toLowerCase()}-oncall`,
    escalation: `${role} Lead`,
    line: index,
  }));
  expect(policyFromTeam(document({ contacts: rows }), 'Platform Engineering')?.levels).toMatchObject([
    { who: 'platform-oncall', afterMs: 0 },
    { who: 'Platform Lead', afterMs: 900_000, isAssumed: true },
  ]);
  expect(
    policyFromTeam(document({ contacts: rows, escalation: ladder.escalation }), 'Platform')?.levels.map(({ afterMs }) => afterMs / 60_000),
  ).toEqual([0, 15, 30]);
});

describe('from a name to a person', () => {
  test.each([
    [['person:ana'], ['Ana Lima']],
    [['person:ana lima'], ['Ana Lima']],
    [['person:ben@example.com'], ['Ben']],
    [['CTO'], ['Cleo']],
    [['@cto'], ['Cleo']],
  ])('%j: %j', (targets, names) => {
    expect(resolve(targets).people.map(({ name }) => name)).toEqual(names);
  });

  test('a role from the workspace comes before the document', () => {
    expect(resolve(['CTO'], { roles: [{ personId: 'per_ben', role: 'CTO' }] }).people).toMatchObject([{ name: 'Ben', why: 'CTO: Ben' }]);
  });

  test('an unassigned role stays visible as missing, with its line', () => {
    expect(resolve(['Platform Lead'])).toEqual({ people: [], missing: ['@platform-lead, Platform Lead (line 359)'] });
    expect(resolve(['schedule:nobody-knows'])).toEqual({ people: [], missing: ['schedule nobody-knows'] });
  });

  test('the on-call engineer is whoever holds the schedule of the team, or the only schedule', () => {
    const two = { schedules: [schedule('platform-oncall', 'Platform', 'ben'), schedule('dba-oncall', 'Database', 'cto')] };
    expect(resolve(['On-Call Engineer'], two, 'Database Engineering').people).toMatchObject([
      { id: 'per_cto', why: expect.stringContaining('week 3 of dba-oncall') },
    ]);
    expect(resolve(['On-Call Engineer'], two, null).people).toEqual([]);
    expect(resolve(['On-Call Engineer'], { schedules: [schedule('main', null, 'ben')] }).people).toMatchObject([{ id: 'per_ben' }]);
  });

  test('where the first one is nobody, the backup of the table is asked', () => {
    const source = document({ contacts: [{ role: 'On-Call Engineer', handle: '@oncall', schedule: null, backup: '@ben', line: 358 }] });
    expect(resolve(['On-Call Engineer'], {}, null, source)).toEqual({
      people: [{ id: 'per_ben', name: 'Ben', why: 'backup of On-Call Engineer: Ben' }],
      missing: [],
    });
  });

  test('several names in one cell are each looked up, and nobody is named twice', () => {
    expect(resolve(['VP Engineering/CTO', '@cto'])).toMatchObject({ people: [{ name: 'Cleo' }], missing: ['VP Engineering'] });
  });
});

describe('which policy holds', () => {
  const own = (name: string, team: string | null, target: string): Policy => ({
    id: `pol_${name}`,
    name,
    kind: 'workspace',
    team,
    source: null,
    levels: [{ level: 1, who: target, targets: [target], afterMs: 0, untilMs: null, isAssumed: false, line: null }],
  });
  const choose = (over: Partial<Parameters<typeof choosePolicy>[0]> = {}) =>
    choosePolicy({ policies: [], directory: directory(), document: null, team: null, severity: null, at, ...over });

  test('the team, then the document, then the default', () => {
    const policies = [own('default', null, 'person:ana'), own('platform', 'Platform', 'person:ben')];
    expect(choose({ policies, team: 'Platform Engineering', document: ladder }).policy.name).toBe('platform');
    expect(choose({ policies, team: 'Security', document: ladder })).toMatchObject({
      policy: { kind: 'document' },
      why: 'the ladder of a.md',
    });
    expect(choose({ policies, team: 'Security' }).policy.name).toBe('default');
  });

  test('a ladder on which nobody stands is passed over, and the reason says so', () => {
    const empty = document({ escalation: [{ level: 1, who: 'Platform Lead', from: 'PT0M', to: null, line: 9 }] });
    expect(choose({ policies: [own('default', null, 'person:ana')], document: empty })).toMatchObject({
      policy: { name: 'default' },
      why: expect.stringContaining('nobody stands on the ladder of a.md'),
    });
  });

  test('with schedules and no policy whoever is on call is paged, of the team where that is known, then everybody who commands', () => {
    const schedules = [schedule('platform-oncall', 'Platform', 'ben'), schedule('dba-oncall', 'Database', 'cto')];
    expect(choose({ directory: directory({ schedules }), team: 'Database' }).policy.levels.map(({ targets }) => targets)).toEqual([
      ['schedule:dba-oncall'],
      ['person:per_ana'],
    ]);
    expect(choose({ directory: directory({ schedules }) }).policy.levels[0]?.targets).toEqual([
      'schedule:platform-oncall',
      'schedule:dba-oncall',
    ]);
  });

  test('with no schedule and no policy everybody who commands is paged, and it says so', () => {
    const choice = choose();
    expect(choice).toMatchObject({
      policy: { kind: 'fallback', levels: [{ targets: ['person:per_ana'] }] },
      why: expect.stringContaining('there is no schedule'),
    });
    expect(resolve(choice.policy.levels[0]?.targets ?? []).people).toMatchObject([{ name: 'Ana Lima' }]);
  });
});
