import { expect } from 'vitest';
import { all, areOfKind, askFor, haveRisk } from './expectations.fixture.ts';
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
    compiled: haveRisk('destructive', { '003': [404] }),
  },
  'archive-is-delete': {
    rule: ['title-hides-deletion', 'fixed-date-in-deletion'],
    on: { '003': [182] },
    compiled: haveRisk('destructive', { '003': [182] }),
  },
  'restore-is-print': { rule: 'title-promises-a-change', on: { '003': [352] }, compiled: haveRisk('read-only', { '003': [352] }) },
  'temporary-is-persistent': { rule: 'temporary-that-stays', on: { '004': [312] }, compiled: haveRisk('mutating', { '004': [312, 314] }) },
  'clear-cache-logs-everyone-out': {
    rule: 'flush-empties-redis',
    on: { '000': [228, 618] },
    compiled: haveRisk('destructive', { '000': [228, 618] }),
  },
  // What the server allows cannot be known here; it is approved by a person who sees it.
  'pool-max-worsens': { compiled: haveRisk('mutating', { '003': [257] }) },
  'memory-limit-fixed': { rule: 'fixed-amount-as-increase', compiled: haveRisk('mutating', { '004': [297] }) },
  'all-affected-is-all': { rule: 'wider-than-its-title', on: { '003': [460] }, compiled: haveRisk('mutating', { '003': [460] }) },
  'delete-all-pods-as-restart': {
    rule: 'deletes-all-pods-at-once',
    compiled: (seeds) => {
      for (const place of placesOf({ '003': [249, 358] })) expect(seeds.command(place).risk, place).not.toBe('read-only');
    },
  },
  'delete-certificate-as-renewal': {
    rule: 'title-hides-deletion',
    on: { '004': [347] },
    compiled: haveRisk('destructive', { '004': [347] }),
  },
  'redundant-restart': { rule: 'redundant-restart', on: { '003': [261, 584] } },
  'label-command-mismatch': {
    rule: ['looks-at-something-else', 'title-promises-a-change'],
    on: { '000': [117, 748], '001': [43], '002': [227], '003': [231, 553, 685], '004': [154, 278] },
  },
  'same-name-different-kind': { rule: 'two-kinds-one-name', on: { '003': [344], '004': [314] } },

  'sql-and-or': { rule: 'sql-and-or-without-parentheses' },
  'sql-distinct-order-by': { rule: 'sql-distinct-order-by' },
  'sql-version': { rule: 'sql-old-column' },
  'sql-lock-query': { rule: 'lock-query-shows-innocents', compiled: askFor(/^<blocking_pid>$/, { '000': [412] }) },
  'sql-null-index': { rule: 'null-drops-rows' },
  'sql-no-target': {
    rule: ['sql-without-target', 'primary-and-replica'],
    on: { '000': [308, 372, 432, 437], '003': [428, 565] },
    // One finding for each runbook names its other blocks.
    compiled: (seeds) => {
      const messages = seeds.document('000').findings.flatMap(({ rule, message }) => (rule === 'sql-without-target' ? [message] : []));
      for (const line of [331, 406]) expect(messages.join('\n')).toContain(`line ${line}`);
    },
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
