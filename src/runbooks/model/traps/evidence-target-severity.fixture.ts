import { expect } from 'vitest';
import { all, areAllFoundBy, areFound, areOfKind, giveReason, haveCondition, haveRisk, runAs } from './expectations.fixture.ts';
import type { Handlings } from './handling.fixture.ts';
import { placesOf, type Lines, type Seeds } from './seed-documents.fixture.ts';

const onePod: Lines = { '003': [413, 37, 317, 528, 685], '001': [96, 183], '004': [100, 103] };

const rulesOn = (seeds: Seeds, name: '000' | '003', line: number): readonly string[] =>
  seeds.document(name).findings.flatMap((finding) => (finding.line === line ? [finding.rule] : []));

/** Evidence that is none, secrets, the place where a command runs, severities, alerts and people. */
export const evidenceTargetSeverity: Handlings = {
  'logs-selector-ten-lines': { rule: 'logs-selector-ten-lines', compiled: runAs(/--tail=/, null, { '000': [270, 551, 607, 653] }) },
  'logs-of-one-pod': { rule: 'logs-of-one-pod', on: onePod },
  'kubectl-logs-no-pod': { rule: 'logs-without-target' },
  'events-head': { rule: 'oldest-instead-of-newest' },
  'csv-that-is-not': { rule: 'csv-that-is-none' },
  'debug-node-host-path': { rule: 'node-files-under-host' },
  'p95-that-is-not': { rule: 'bucket-rate-is-no-percentile' },

  'pii-dump-in-tmp': {
    rule: 'dump-in-temporary-folder',
    compiled: (seeds) => {
      for (const place of placesOf({ '003': [414, 420] })) expect(seeds.command(place).preservesEvidence, place).toBe(true);
    },
  },
  'secret-exposure': {
    rule: 'secret-shown',
    on: { '003': [328, 352, 634] },
    // Names only, on the last of these lines: nothing is shown there.
    compiled: all(areAllFoundBy('secret-shown', { '003': [328, 352, 634] }), (seeds) =>
      expect(rulesOn(seeds, '000', 117)).not.toContain('secret-shown'),
    ),
  },
  'secret-in-argv': {
    rule: 'secret-in-arguments',
    on: { '000': [614], '003': [63, 128, 132, 136, 388] },
    // This one already takes it from the environment.
    compiled: (seeds) =>
      expect(seeds.step('004:87').parameters).toContainEqual(expect.objectContaining({ syntax: '$STATUS_PAGE_TOKEN', secret: true })),
  },

  'no-namespace': {
    rule: ['missing-namespace', 'namespace-never-named'],
    on: {
      '001': [96],
      '002': [230, 250, 256],
      '003': [47, 69, 166, 215, 222, 230, 241, 318, 323, 403, 407, 414, 418, 446, 459, 465, 534, 540, 556, 685],
      '004': [275, 278, 281, 294, 297],
    },
    // Where no statement names one, the finding stands on the first and counts the others.
    compiled: all(areFound('namespace-never-named', { '001': [96] }, /none of the 8 /), (seeds) => {
      for (const place of placesOf({ '001': [96, 99, 102, 110, 113, 119, 183, 194] })) {
        expect(seeds.command(place).program, place).toBe('kubectl');
        expect(seeds.command(place).text, place).not.toMatch(/\s(?:-n|--namespace)\b/);
      }
    }),
  },
  'wrong-pod': { rule: 'client-in-the-wrong-pod' },
  'host-context': {
    rule: ['which-machine', 'localhost-elsewhere'],
    on: { '000': [759], '001': [186, 205], '002': [227], '003': [625], '004': [321] },
    // The finding on the first of them names the others.
    compiled: (seeds) => {
      const [finding] = seeds.document('004').findings.filter(({ rule }) => rule === 'which-machine');
      for (const line of [324, 327, 330]) expect(finding?.message).toContain(String(line));
    },
  },
  'needs-checkout': {
    rule: 'needs-a-checkout',
    on: { '001': [40, 43, 128, 197], '004': [203] },
    compiled: (seeds) => expect(seeds.step('004:202').id).toBe(seeds.step('004:203').id),
  },
  'read-only-that-creates-a-pod': {
    compiled: all(haveRisk('mutating', { '000': [740, 743] }), giveReason(/creates a debugging pod/, { '000': [740, 743] })),
  },

  'alert-name-shared': {
    rule: 'duplicate-alert-name',
    on: { '000': [71, 139] },
    // The same name, and the text behind it that tells them apart.
    compiled: (seeds) => {
      const [first, second] = [seeds.runbook('000:73'), seeds.runbook('000:141')];
      expect(first.alerts).toHaveLength(1);
      expect(second.alerts).toEqual(first.alerts);
      expect(second.slug).not.toBe(first.slug);
      expect(second.alertText).not.toBe(first.alertText);
      for (const { alertText, alerts } of [first, second]) expect(alertText).toMatch(new RegExp(`^${alerts[0]} - \\w`));
    },
  },
  'two-alerts-one-runbook': {
    compiled: (seeds) => {
      for (const place of placesOf({ '000': [185, 295] })) expect(seeds.runbook(place).alerts.length, place).toBe(2);
    },
  },
  'alert-without-name': { rule: 'alert-without-name' },
  'severity-range': {
    compiled: (seeds) => {
      for (const place of placesOf({ '000': [186, 360, 456] })) expect(seeds.runbook(place).severities.length, place).toBe(2);
      const levels = seeds.runbook('000:190').sections.flatMap(({ thresholds }) => thresholds.map(({ value, level }) => [value, level]));
      expect(levels).toEqual([
        [500, 'warning'],
        [1000, 'critical'],
      ]);
    },
  },
  'same-label-different-time': {
    rule: 'contradicting-clocks',
    on: { '003': [18] },
    compiled: (seeds) => {
      const response = (name: '000' | '001' | '002' | '004', label: string): string | null | undefined =>
        seeds.document(name).severities.find((level) => level.label === label)?.response;
      expect([response('000', 'P1'), response('004', 'P1'), response('001', 'SEV1'), response('002', 'SEV 1')]).toEqual([
        'PT15M',
        'PT1H',
        'PT0S',
        'PT15M',
      ]);
      expect(placesOf({ '003': [18, 202, 304] }).map((place) => seeds.runbook(place).sla)).toEqual(['PT1H', 'PT15M', 'PT30M']);
    },
  },
  'not-a-duration': {
    compiled: (seeds) => {
      const responses = (name: '001' | '002'): readonly (string | null)[] =>
        seeds.document(name).severities.map(({ response }) => response);
      expect(responses('001')).toEqual(['PT0S', 'PT15M', 'PT2H', 'next-business-day']);
      expect(responses('002').at(-1)).toBe('next-business-day');
      expect(seeds.document('002').phases.find(({ line }) => line === 55)?.timebox).toBeNull();
      expect(seeds.runbook('003:373').sla).toBe('PT0S');
    },
  },
  'p0-outside-template': {
    rule: 'template-lacks-severity',
    on: { '003': [711] },
    compiled: all(areFound('template-lacks-severity', { '003': [711] }, /P0/), (seeds) => {
      expect(seeds.runbook('003:373').priority).toBe('P0');
    }),
  },
  'team-without-rotation': {
    rule: 'team-without-rotation',
    on: { '000': [139] },
    // The others are matched by a word of their name.
    compiled: (seeds) => expect(seeds.document('000').findings.filter(({ rule }) => rule === 'team-without-rotation').length).toBe(1),
  },
  'thresholds-in-words': {
    compiled: (seeds) => {
      const at = (name: '000' | '003'): readonly number[] =>
        seeds.document(name).runbooks.flatMap(({ sections }) => sections.flatMap(({ thresholds }) => thresholds.map(({ line }) => line)));
      for (const line of [79, 80, 190, 249, 425, 501, 537, 732]) expect(at('000'), `000:${line}`).toContain(line);
      for (const line of [23, 208, 514]) expect(at('003'), `003:${line}`).toContain(line);
      haveCondition({ '004': [128] })(seeds);
    },
  },
  'contacts-are-placeholders': {
    rule: 'unfilled-contact',
    on: { '001': [214, 215, 216, 217], '002': [208, 209, 210, 214, 215, 216], '004': [359, 360] },
    // Nobody is called there: no cell of these rows is a number, and what is reachable by a handle is kept.
    compiled: (seeds) => {
      for (const name of ['001', '002', '004'] as const)
        for (const { phone, line } of seeds.document(name).contacts) expect(phone ?? '', `${name}:${line}`).not.toMatch(/\d{3}/);
      const handles = seeds.document('004').contacts.map(({ line, handle }) => [line, handle?.startsWith('@')]);
      expect(handles).toEqual([358, 359, 360, 361].map((line) => [line, true]));
      areAllFoundBy('unfilled-contact', {
        '001': [214, 215, 216, 217],
        '002': [208, 209, 210, 214, 215, 216],
        '004': [359, 360],
      })(seeds);
    },
  },
  'escalation-two-notations': {
    compiled: (seeds) => {
      expect(seeds.document('002').escalation.map(({ to }) => to)).toEqual([null, null, null, null]);
      expect(seeds.document('004').escalation.map(({ from, to }) => [from, to])).toEqual([
        ['PT0M', 'PT15M'],
        ['PT15M', 'PT30M'],
        ['PT30M', null],
      ]);
      expect(seeds.document('001').severities.map(({ escalation }) => escalation.length)).toEqual([2, 1, 0, 0]);
    },
  },
  'user-facing-text': {
    compiled: all(areOfKind('message', { '003': [89, 288, 364] }), (seeds) => {
      for (const place of placesOf({ '004': [91, 218] })) expect(seeds.step(place).source, place).toContain('"message"');
    }),
  },
  'negative-instruction': { compiled: (seeds) => expect(seeds.at('003:187')).toBeUndefined() },
};
