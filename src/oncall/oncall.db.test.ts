import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readWholeStream } from '#journal';
import { organizationStream } from '#people';
import { createTestHouse, type TestHouse } from '../../test/database/test-context.ts';
import {
  addOverride,
  applyPeople,
  applyPolicies,
  applySchedules,
  readOnCall,
  readOnCallView,
  readPolicyFor,
  removeOverride,
  type LadderDocument,
} from './index.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await createTestHouse('2026-01-19T12:00:00Z');
});
afterAll(() => house.close());

const platform = {
  name: 'platform-oncall',
  team: 'Platform',
  layers: [{ people: ['ana', 'Ben'], start: '2026-01-05T09:00:00', every: 'P1W' }],
};
const apply = (schedules: Parameters<typeof applySchedules>[3]) =>
  applySchedules(house.context, house.system, house.organization.id, schedules, { timeZone: 'Europe/Berlin' });
const types = async () =>
  (await readWholeStream(house.context.store.db, organizationStream(house.organization.id))).map(({ type }) => type);
const onCall = async () =>
  (await readOnCall(house.context.store.db, house.organization.id, house.clock.now())).map(({ schedule, person }) => [
    schedule,
    person?.name,
  ]);

describe('schedules of a workspace', () => {
  test('are applied, and applying them again changes nothing', async () => {
    expect(await apply([platform])).toEqual([]);
    expect(await onCall()).toEqual([['platform-oncall', 'Ana']]);
    const before = await types();
    expect(await apply([platform])).toEqual([]);
    expect(await types()).toEqual(before);
    expect(before).toContain('oncall.schedules-applied');
  });

  test('an override stands in, survives a change of the schedule, and can be taken back', async () => {
    const from = house.clock.now();
    const id = await addOverride(house.context, house.actorOf(house.ana), {
      organizationId: house.organization.id,
      schedule: 'platform-oncall',
      person: 'ben',
      from,
      to: new Date(from.getTime() + 3_600_000),
    });
    expect(await onCall()).toEqual([['platform-oncall', 'Ben']]);
    await apply([{ ...platform, layers: [{ ...platform.layers[0], people: ['ana'] }] } as typeof platform]);
    expect(await onCall()).toEqual([['platform-oncall', 'Ben']]);
    await removeOverride(house.context, house.actorOf(house.ana), id);
    expect(await onCall()).toEqual([['platform-oncall', 'Ana']]);
    expect(await types()).toEqual(expect.arrayContaining(['oncall.override-added', 'oncall.override-removed']));
  });

  test('a name that nobody bears is told and stays a gap; a broken rotation is refused whole', async () => {
    expect(await apply([{ ...platform, layers: [{ people: ['zed'], start: '2026-01-05T09:00:00', every: 'P1W' }] }])).toEqual([
      'zed in schedule platform-oncall',
    ]);
    expect(await onCall()).toEqual([['platform-oncall', undefined]]);
    await expect(apply([{ ...platform, timeZone: 'Mars/Olympus' }])).rejects.toMatchObject({ code: 'invalid-input' });
    expect(await onCall()).toEqual([['platform-oncall', undefined]]);
    await apply([]);
    expect(await onCall()).toEqual([]);
  });

  test('an override that ends before it begins is refused, and so is a stranger', async () => {
    await apply([platform]);
    const now = house.clock.now();
    const input = { organizationId: house.organization.id, schedule: 'platform-oncall', person: 'ben', from: now, to: now };
    await expect(addOverride(house.context, house.actorOf(house.ana), input)).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(
      addOverride(house.context, house.actorOf(house.ana, 'viewer'), { ...input, to: new Date(now.getTime() + 1) }),
    ).rejects.toMatchObject({ code: 'not-permitted' });
  });
});

const document: LadderDocument = {
  file: 'kyc.md',
  title: 'KYC',
  severities: [],
  contacts: [
    { role: 'CTO', handle: '@cto', schedule: null, line: 361 },
    { role: 'Platform', handle: null, schedule: 'platform-oncall', line: 12 },
  ],
  escalation: [
    { level: 1, who: 'On-Call Engineer', from: 'PT0M', to: 'PT15M', line: 365 },
    { level: 2, who: 'Platform Lead', from: 'PT15M', to: 'PT30M', line: 366 },
    { level: 3, who: 'CTO', from: 'PT30M', to: null, line: 367 },
  ],
};

test('the on-call page shows slots, calendars, ladders with their people, and whoever is missing', async () => {
  const { id } = house.organization;
  await apply([platform]);
  await applyPeople(house.context, house.system, id, {
    people: [{ person: 'ben', roles: ['CTO'], contacts: [{ channel: 'email', target: 'ben@acme.example' }] }],
    teams: [{ name: 'Platform', members: ['ana', 'zoe'] }],
  });
  await applyPolicies(house.context, house.system, id, [
    {
      name: 'default',
      levels: [
        { who: ['schedule:platform-oncall'], after: 'PT0M' },
        { who: ['person:ben'], after: 'PT10M' },
      ],
    },
  ]);
  const now = house.clock.now();
  const view = await readOnCallView(house.context.store.db, {
    organizationId: id,
    now,
    from: now,
    to: new Date(now.getTime() + 14 * 86_400_000),
    documents: [document],
  });
  expect(view.slots).toMatchObject([
    {
      schedule: 'platform-oncall',
      person: { name: 'Ana' },
      why: 'week 3 of platform-oncall: Ana, until Mon 26 Jan 09:00',
      next: { person: { name: 'Ben' } },
    },
  ]);
  expect(view.schedules[0]?.shifts.map(({ person }) => person?.name)).toEqual(['Ana', 'Ben', 'Ana']);
  expect(
    view.policies.map(({ name, levels }) => [name, levels.map(({ from, people }) => [from, people.map((person) => person.name)])]),
  ).toEqual([
    [
      'default',
      [
        ['PT0S', ['Ana']],
        ['PT10M', ['Ben']],
      ],
    ],
    [
      'KYC: escalation',
      [
        ['PT0S', ['Ana']],
        ['PT15M', []],
        ['PT30M', ['Ben']],
      ],
    ],
    [
      'KYC: Platform',
      [
        ['PT0S', ['Ana']],
        ['PT15M', []],
        ['PT30M', ['Ben']],
      ],
    ],
  ]);
  expect(view.contacts).toMatchObject([
    { role: 'CTO', person: { name: 'Ben' } },
    { role: 'Platform', person: { name: 'Ana' } },
  ]);
  expect(view.missing).toEqual(['Platform Lead (kyc.md)']);
});

test('an organisation without anything falls back to whoever commands, and the page says so', async () => {
  const { ensureOrganization, ensureMember } = await import('#people');
  const bare = await ensureOrganization(house.context, house.system, { slug: 'bare', name: 'Bare' });
  await ensureMember(house.context, house.system, { organizationId: bare.id, name: 'Ana', email: 'ana@acme.example', role: 'admin' });
  const choice = await readPolicyFor(house.context.store.db, {
    organizationId: bare.id,
    team: null,
    document: null,
    severity: null,
    at: house.clock.now(),
  });
  expect(choice.policy.kind).toBe('fallback');
  const now = house.clock.now();
  const view = await readOnCallView(house.context.store.db, {
    organizationId: bare.id,
    now,
    from: now,
    to: new Date(now.getTime() + 86_400_000),
    documents: [],
  });
  expect(view.policies).toMatchObject([{ id: 'fallback', levels: [{ people: [{ name: 'Ana' }] }] }]);
});
