import { expect } from 'vitest';
import { all, areFound, areOfKind, areOneStatement, haveRisk, runAs } from './expectations.fixture.ts';
import type { Handlings } from './handling.fixture.ts';
import { placesOf, type Lines } from './seed-documents.fixture.ts';

const follows: Lines = { '001': [96], '002': [224], '003': [37, 317, 528, 685], '004': [103, 351] };
const terminals: Lines = {
  '000': [228, 474, 488, 509, 512, 515, 618, 740, 743, 755],
  '002': [230, 250, 256],
  '003': [47, 69, 166, 215, 222, 230, 241, 318, 323, 344, 403, 407, 414, 418, 446, 459, 465, 534, 540, 556],
};

/** Addresses, exit codes, what never ends, what wants a person, options, npm. */
export const statementsThatMislead: Handlings = {
  'url-not-encoded': { rule: 'unencoded-promql-url' },
  'url-encoded-nonsense': {
    rule: ['select-from-nothing', 'answer-is-no-json'],
    compiled: all(areFound('select-from-nothing', { '003': [141] }), areFound('answer-is-no-json', { '003': [141] })),
  },
  'url-encoded-right': {
    compiled: (seeds) => {
      const rules = seeds.document('003').findings.filter(({ line }) => line === 524 || line === 525);
      expect(rules.map(({ rule }) => rule)).not.toContain('unencoded-promql-url');
      areOneStatement({ '003': [524] })(seeds);
    },
  },
  'wrong-endpoint': { rule: 'wrong-endpoint' },
  'json-without-content-type': {
    rule: 'json-without-content-type',
    compiled: (seeds) => {
      expect(seeds.document('004').findings).toContainEqual(expect.objectContaining({ rule: 'request-without-credentials', line: 217 }));
    },
  },
  'curl-exit-zero-on-http-error': {
    rule: 'http-errors-look-fine',
    on: { '000': [126], '003': [31, 62, 128, 131, 135, 141, 174, 181, 387, 524, 625, 650], '004': [25, 86, 106, 125, 217] },
    // This one prints the code, which is what it is for.
    compiled: (seeds) => expect(seeds.command('000:163').text).toContain('http_code'),
  },
  'exit-code-masked': { rule: 'failure-hidden' },
  'grep-exit': {
    rule: ['grep-finds-nothing', 'pipe-hides-failure', 'looks-at-something-else'],
    compiled: all(
      haveRisk('read-only', { '000': [270, 551, 607, 653, 703], '001': [183], '003': [37, 328, 352, 634, 685], '004': [278] }),
      areFound('pipe-hides-failure', { '003': [230] }),
      areFound('looks-at-something-else', { '002': [227], '004': [278] }),
    ),
  },
  'grep-exit-inverted': {
    rule: ['grep-finds-nothing', 'grep-keeps-header'],
    compiled: (seeds) =>
      expect(seeds.document('004').findings).toContainEqual(expect.objectContaining({ rule: 'grep-keeps-header', line: 39 })),
  },
  'redis-cli-exit-zero-on-error': {
    rule: 'redis-errors-look-fine',
    compiled: runAs(/redis-cli -e\b/, null, {
      '000': [228, 474, 489, 509, 512, 618],
      '001': [84, 87, 90],
      '002': [256],
      '003': [318, 404],
      '004': [62],
    }),
  },
  pipefail: {
    rule: ['pipe-hides-failure', 'http-errors-look-fine', 'grep-finds-nothing'],
    compiled: areFound('pipe-hides-failure', { '000': [700, 743, 747], '004': [46, 324] }, /still ends with success/),
  },

  'follow-logs': { rule: 'never-ending-command', compiled: runAs(/--tail=\d+/, /\slogs\s.*(?<=\s)-f\b/, follows) },
  'follow-blocks-the-rest': {
    rule: 'never-ending-command',
    on: { '001': [96], '002': [224], '003': [317], '004': [103] },
    compiled: (seeds) => {
      // What stands behind it is a step of its own, or a statement of its own that runs by itself.
      for (const place of placesOf({ '001': [99, 102], '002': [227, 230], '003': [318], '004': [106] })) {
        expect(seeds.command(place).line, place).toBe(Number(place.slice(4)));
        expect(seeds.command(place).unbounded, place).toBe(false);
      }
    },
  },
  'port-forward': {
    rule: 'never-ending-command',
    compiled: all(areOfKind('manual', { '003': [84] }), (seeds) => expect(seeds.command('003:83').runnable).toBe(false)),
  },
  watch: { rule: 'never-ending-command', compiled: runAs(/^curl\b/, /\bwatch\b/, { '004': [196] }) },
  top: { rule: 'never-ending-command', compiled: runAs(/top -b -n 1/, null, { '004': [275] }) },
  'node-inspect': {
    rule: 'never-ending-command',
    compiled: all(haveRisk('mutating', { '001': [197] }), (seeds) => expect(seeds.command('001:197').runnable).toBe(false)),
  },
  'may-block': {
    rule: 'waits-without-limit',
    on: { '000': [96], '001': [113], '004': [172] },
    compiled: haveRisk('read-only', { '000': [96], '001': [113], '003': [250, 338], '004': [172] }),
  },

  'tty-flag': { compiled: runAs(/^kubectl\s/, /\s-it\b|\s-t\b|--tty\b/, terminals) },
  'tty-with-redirect': { rule: 'terminal-in-redirect', compiled: runAs(/>\s*\/tmp/, /\s-it\b/, { '003': [414, 418] }) },
  'open-browser': { compiled: areOfKind('link', { '001': [46], '004': [28, 50] }) },
  ssh: {
    rule: ['interactive-command', 'root-login'],
    compiled: all(areFound('interactive-command', { '004': [35] }), areFound('root-login', { '004': [35, 377] }), (seeds) => {
      expect(seeds.command('004:35').interactive).toBe(true);
      expect(seeds.command('004:35').runnable).toBe(false);
    }),
  },
  'kubectl-edit': {
    rule: 'interactive-command',
    compiled: all(areOfKind('manual', { '004': [187, 334] }), haveRisk('mutating', { '004': [186, 333] }), (seeds) =>
      expect(seeds.command('004:186').runnable).toBe(false),
    ),
  },
  'password-prompt': { compiled: runAs(/psql\b.* -w\b/, null, { '001': [65, 68, 76, 186, 205], '003': [48] }) },

  'option-lists': {
    rule: 'options-in-one-block',
    on: { '000': [107, 170], '003': [404] },
    compiled: (seeds) => {
      const apart = (...places: readonly `${'000' | '003' | '004'}:${number}`[]): void =>
        expect(new Set(places.map((place) => seeds.step(place).id)).size, places.join()).toBe(places.length);
      const options = (...places: readonly `${'000' | '003' | '004'}:${number}`[]): void =>
        expect(
          places.map((place) => seeds.step(place).option),
          places.join(),
        ).toEqual(places.map((_, index) => `Option ${index + 1}`));
      options('000:107', '000:110', '000:113', '000:116');
      options('000:170', '000:173');
      options('003:404', '003:407');
      options('003:524', '003:528');
      options('004:25', '004:28');
      apart('000:220', '000:223', '000:228', '000:231');
      apart('000:277', '000:280', '000:283', '000:285');
      apart('000:331', '000:337', '000:342', '000:345');
      apart('000:481', '000:485', '000:488');
      apart('000:565', '000:569');
      apart('000:614', '000:618', '000:620');
      apart('000:660', '000:665', '000:667');
      apart('000:710', '000:713', '000:715', '000:720');
      apart('000:755', '000:759', '000:762', '000:764');
      apart('004:163', '004:166', '004:169', '004:172');
    },
  },
  'npm-flags': { rule: 'npm-flag-swallowed', compiled: haveRisk('mutating', { '003': [70, 167, 407, 460] }) },
};
