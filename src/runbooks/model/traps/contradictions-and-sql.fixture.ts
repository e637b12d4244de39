import { expect } from 'vitest';
import { all, areAllFoundBy, areFound, areOfKind, askFor, giveReason, haveRisk } from './expectations.fixture.ts';
import type { Handlings } from './handling.fixture.ts';
import { placesOf } from './seed-documents.fixture.ts';

/** Where the words and the command disagree, and what SQL does that its first word does not say. */
export const contradictionsAndSql: Handlings = {
  'do-not-modify-then-flush': {
    rule: 'destructive-under-preserve-evidence',
    on: { '000': [618] },
    compiled: haveRisk('destructive', { '000': [618] }),
  },
  'preserve-evidence-then-flushall': {
    rule: ['destructive-under-preserve-evidence', 'evidence-saved-too-late'],
    on: { '003': [404] },
    compiled: all(
      haveRisk('destructive', { '003': [404] }),
      areFound('destructive-under-preserve-evidence', { '003': [403] }),
      areFound('evidence-saved-too-late', { '003': [403] }),
    ),
  },
  'archive-is-delete': {
    rule: ['title-hides-deletion', 'fixed-date-in-deletion'],
    on: { '003': [182] },
    compiled: all(
      haveRisk('destructive', { '003': [182] }),
      areFound('title-hides-deletion', { '003': [181] }),
      areFound('fixed-date-in-deletion', { '003': [181] }),
    ),
  },
  'restore-is-print': { rule: 'title-promises-a-change', on: { '003': [352] }, compiled: haveRisk('read-only', { '003': [352] }) },
  'temporary-is-persistent': { rule: 'temporary-that-stays', on: { '004': [312] }, compiled: haveRisk('mutating', { '004': [312, 314] }) },
  'clear-cache-logs-everyone-out': {
    rule: 'flush-empties-redis',
    on: { '000': [228, 618] },
    compiled: haveRisk('destructive', { '000': [228, 618] }),
  },
  // What the server allows cannot be known here; it is approved by a person who sees it.
  'pool-max-worsens': { compiled: all(haveRisk('mutating', { '003': [257] }), giveReason(/restarts its pods/, { '003': [257] })) },
  'memory-limit-fixed': {
    rule: 'fixed-amount-as-increase',
    compiled: all(haveRisk('mutating', { '004': [297] }), areFound('fixed-amount-as-increase', { '004': [297] }, /takes away/)),
  },
  'all-affected-is-all': {
    rule: 'wider-than-its-title',
    on: { '003': [460] },
    compiled: all(haveRisk('mutating', { '003': [460] }), areFound('wider-than-its-title', { '003': [459] }, /reaches all/)),
  },
  'delete-all-pods-as-restart': {
    rule: 'deletes-all-pods-at-once',
    compiled: all(
      haveRisk('mutating', { '003': [249, 358] }),
      giveReason(/every matching pod at once/, { '003': [249, 358] }),
      areAllFoundBy('deletes-all-pods-at-once', { '003': [249, 358] }),
    ),
  },
  'delete-certificate-as-renewal': {
    rule: 'title-hides-deletion',
    on: { '004': [347] },
    compiled: haveRisk('destructive', { '004': [347] }),
  },
  'redundant-restart': {
    rule: 'redundant-restart',
    on: { '003': [261, 584] },
    compiled: all(areAllFoundBy('redundant-restart', { '003': [261, 584] }), (seeds) => {
      // Both statements are one step: what is said about the second is seen with the first.
      for (const [first, second] of [
        ['003:257', '003:261'],
        ['003:583', '003:584'],
      ] as const) {
        expect(seeds.step(first).id).toBe(seeds.step(second).id);
        expect(seeds.step(first).commands.map(({ risk }) => risk)).toEqual(['mutating', 'mutating']);
      }
    }),
  },
  'label-command-mismatch': {
    rule: ['looks-at-something-else', 'title-promises-a-change'],
    on: { '000': [117, 748], '001': [43], '002': [227], '003': [231, 553, 685], '004': [154, 278] },
    // Which rule says what, about which line, and that neither says it anywhere else in five documents.
    compiled: all(
      areFound('title-promises-a-change', { '000': [116], '003': [685] }, /only looks/),
      areFound('looks-at-something-else', { '000': [747] }, /counts restarts/),
      areFound('looks-at-something-else', { '001': [43] }, /lists commits/),
      areFound('looks-at-something-else', { '002': [227] }, /a number of lines/),
      areFound('looks-at-something-else', { '003': [230] }, /no environment variables/),
      areFound('looks-at-something-else', { '003': [552, 553] }, /an autoscaler/),
      areFound('looks-at-something-else', { '004': [153] }, /lists names/),
      areFound('looks-at-something-else', { '004': [278] }, /describe does not show it/),
      areAllFoundBy('looks-at-something-else', { '000': [747], '001': [43], '002': [227], '003': [230, 552, 553], '004': [153, 278] }),
      areAllFoundBy('title-promises-a-change', { '000': [116], '003': [352, 685] }),
      haveRisk('read-only', { '000': [117, 748], '001': [43], '002': [227], '003': [231, 553, 685], '004': [154, 278] }),
    ),
  },
  'same-name-different-kind': {
    rule: 'two-kinds-one-name',
    on: { '003': [344], '004': [314] },
    // The finding names where the other kind stands, and the model holds both with every line.
    compiled: all(
      areFound('two-kinds-one-name', { '003': [344] }, /line 337/),
      areFound('two-kinds-one-name', { '004': [314] }, /line 59/),
      areAllFoundBy('two-kinds-one-name', { '003': [344], '004': [314] }),
      (seeds) => {
        const kinds = (name: '003' | '004', object: string): readonly (readonly [string, readonly number[]])[] =>
          (seeds.document(name).objects ?? []).flatMap((each) => (each.name === object ? [[each.kind, each.lines] as const] : []));
        expect(kinds('004', 'postgresql')).toEqual([
          ['deployment', [59, 134, 138, 142, 304, 308, 312]],
          ['statefulset', [314]],
        ]);
        expect(kinds('003', 'redis')).toEqual([['statefulset', [337, 338]]]);
        expect(kinds('003', 'redis-master-0')).toEqual([['pod', [344]]]);
        expect(kinds('003', 'redis-master-xxxxx')).toEqual([['pod', [318]]]);
      },
    ),
  },

  'sql-and-or': { rule: 'sql-and-or-without-parentheses' },
  'sql-distinct-order-by': { rule: 'sql-distinct-order-by' },
  'sql-version': { rule: 'sql-old-column' },
  'sql-lock-query': { rule: 'lock-query-shows-innocents', compiled: askFor(/^<blocking_pid>$/, { '000': [412] }) },
  'sql-null-index': { rule: 'null-drops-rows' },
  'sql-no-target': {
    rule: ['sql-without-target', 'primary-and-replica'],
    on: { '000': [308, 372, 432, 437], '003': [428, 565] },
    // One finding for each runbook names its other blocks.
    compiled: all(areFound('primary-and-replica', { '000': [437] }), areFound('sql-without-target', { '003': [428, 565] }), (seeds) => {
      const messages = seeds.document('000').findings.flatMap(({ rule, message }) => (rule === 'sql-without-target' ? [message] : []));
      for (const line of [331, 406]) expect(messages.join('\n')).toContain(`line ${line}`);
    }),
  },
  'sql-several-statements': {
    compiled: (seeds) => {
      const firsts = placesOf({ '000': [308, 311, 314, 320, 331, 337, 372, 387, 395, 406, 409, 412, 432, 437], '003': [428, 434, 438] });
      expect(firsts.length).toBe(17);
      expect(new Set(firsts.map((place) => seeds.step(place).id)).size).toBe(17);
      for (const place of firsts) expect(seeds.step(place).commands.length, place).toBe(1);
    },
  },
  'sql-placeholder': {
    compiled: all(
      askFor(/^<pid>$/, { '000': [337] }),
      askFor(/^<table_name>$/, { '000': [409] }),
      askFor(/^<blocking_pid>$/, { '000': [412] }),
      (seeds) => {
        expect(seeds.step('000:337').parameters.map(({ type }) => type)).toEqual(['process-id']);
        expect(seeds.step('000:409').parameters.map(({ type }) => type)).toEqual(['sql/table']);
        expect(seeds.step('000:412').parameters.map(({ type }) => type)).toEqual(['process-id']);
      },
    ),
  },
  'sql-no-transaction': {
    compiled: all(haveRisk('mutating', { '000': [406], '003': [565] }), areOfKind('query', { '000': [406], '003': [565] }), (seeds) => {
      // Nothing is put around them: a statement of its own, sent as it stands.
      for (const place of placesOf({ '000': [406], '003': [565] })) expect(seeds.command(place).safeForm, place).toBeNull();
    }),
  },
  'sql-kills-sessions': {
    rule: 'select-kills-sessions',
    compiled: haveRisk('mutating', { '000': [331, 337, 412], '003': [243], '004': [309] }),
  },
  'select-is-not-read-only': {
    compiled: all(
      haveRisk('mutating', { '000': [331, 337, 412], '003': [243], '004': [309] }),
      haveRisk('read-only', { '003': [175] }),
      haveRisk('destructive', { '003': [182] }),
    ),
  },
};
