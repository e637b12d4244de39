import { expect } from 'vitest';
import {
  all,
  areFound,
  areOfKind,
  areOneStatement,
  askFor,
  doNotAskFor,
  holdNoCommand,
  holesAreFields,
  templateHas,
} from './expectations.fixture.ts';
import type { Handlings } from './handling.fixture.ts';
import { placesOf, type Lines } from './seed-documents.fixture.ts';

const crossed: Lines = { '003': [47, 69, 166, 215, 222, 230, 241, 318, 323, 403, 407, 414, 418, 446, 459, 465, 534, 540, 556, 62, 388] };
const inAngles: Lines = {
  '000': [90, 100, 228, 474, 481, 488, 509, 512, 515, 618, 697, 700, 703, 710, 713, 720, 740, 743, 755, 337, 409, 412],
  '004': [35, 275, 278, 281, 294, 297, 333, 344, 347],
};

/** What must be filled in, what only looks so, and where a statement begins and ends. */
export const placeholdersAndQuoting: Handlings = {
  'unmarked-placeholders': {
    rule: 'unmarked-placeholder',
    compiled: all(askFor(/^token$/, { '003': [128, 132, 136] }), askFor(/^username$/, { '003': [135] }), (seeds) => {
      for (const place of placesOf({ '003': [128, 132, 136] }))
        expect(
          seeds
            .step(place)
            .parameters.filter(({ syntax }) => syntax === 'token')
            .every(({ secret }) => secret),
          place,
        ).toBe(true);
    }),
  },
  'x-placeholders': { rule: 'unmarked-placeholder', compiled: askFor(/x{3,}/, crossed) },
  'ellipsis-placeholders': {
    rule: 'unmarked-placeholder',
    on: { '000': [614], '003': [63] },
    compiled: all(askFor(/\.\.\./, { '000': [614], '003': [63] }), holdNoCommand({ '003': [22] })),
  },
  'angle-placeholders-are-redirections': {
    compiled: all(askFor(/^<[\w-]+>$/, inAngles), (seeds) => {
      // Nothing was taken for a redirection: the hole is inside the statement, and no statement broke at it.
      for (const place of placesOf(inAngles)) expect(seeds.command(place).text, place).toMatch(/<[\w-]+>/);
    }),
  },
  'brace-placeholders': {
    rule: ['placeholder-two-spellings', 'unfilled-contact'],
    on: { '002': [208, 209, 210, 214, 215, 216, 227] },
    compiled: all(
      askFor(/^\{[\w-]+\}$/, { '002': [224, 227, 230, 237, 240, 243, 250, 253, 256] }),
      areFound('placeholder-two-spellings', { '002': [227] }, /two spellings/),
      areFound('unfilled-contact', { '002': [208, 209, 210, 214, 215, 216] }, /not filled in/),
    ),
  },
  'braces-that-are-not-placeholders': {
    compiled: doNotAskFor(/^(?:%?\{|\$\{)/, {
      '000': [163, 203, 261, 700, 748],
      '003': [390, 391, 392, 393, 394, 395, 396, 397, 525, 578, 598, 627, 664],
      '004': [88, 89, 90, 91, 92, 108, 109, 110, 111, 112, 113, 125, 196, 218],
    }),
  },
  'brackets-that-are-not-placeholders': {
    compiled: all(doNotAskFor(/^\[/, { '000': [203, 261, 700], '003': [525], '004': [125, 196], '002': [43] }), (seeds) => {
      expect(seeds.template('003:711').fields.find(({ syntax }) => syntax.includes('1-4'))?.choices.length).toBe(4);
    }),
  },
  'bracket-placeholders-and-choices': {
    compiled: all(
      holesAreFields(/\[[^[\]]+\]/g, {
        '000': [47, 48, 49, 50, 51, 54, 59, 60, 61, 62, 63, 64],
        '001': [141],
        // The inventory says 481, 489, 490: one line above where the brackets stand.
        '003': [482, 490, 491, 707, 721, 724, 725, 726, 729, 730],
        '004': [225],
      }),
      (seeds) => {
        const choices = (place: '000:47' | '000:59', syntax: string): readonly string[] =>
          seeds.template(place).fields.find((field) => field.syntax === syntax)?.choices ?? [];
        expect(choices('000:47', '[P1/P2/P3/P4]').length).toBe(4);
        expect(choices('000:47', '[15/30/60]').length).toBe(3);
        expect(choices('000:59', '[Investigating/Identified/Mitigating/Resolved]').length).toBe(4);
      },
    ),
  },
  'brace-choices-and-apostrophe': {
    compiled: all(holesAreFields(/\{[^{}]+\}/g, { '002': [165, 167] }), (seeds) => {
      expect(seeds.template('002:165').fields.find(({ syntax }) => syntax.startsWith('{INV'))?.choices.length).toBe(3);
    }),
  },
  'bare-word-placeholders': {
    rule: 'unfilled-contact',
    on: { '001': [214, 215, 216, 217] },
    compiled: all(
      templateHas('001:51', '@name', '#incident-YYYYMMDD'),
      templateHas('001:143', 'YYYY-MM-DD', 'X', 'SEVX', 'Name', 'X,XXX', '$X,XXX', 'HH:MM', '@name'),
      templateHas('003:709', 'YYYY-MM-DD', 'HH:MM', 'X', '@person'),
      templateHas('000:781', 'HH:MM'),
    ),
  },
  'filled-example-as-template': {
    rule: 'template-filled-with-example',
    on: { '004': [71, 224] },
    compiled: (seeds) => {
      // What stands there is an example, and is a field by its key, never a default that is sent.
      for (const key of ['Status', 'Severity', 'Impact', 'Started', 'Owner'])
        expect(
          seeds.template('004:71').fields.map(({ name }) => name),
          key,
        ).toContain(key);
    },
  },
  'env-variables': {
    compiled: all(askFor(/^\$STATUS_PAGE_TOKEN$/, { '004': [87] }), askFor(/^\$INCIDENT_ID$/, { '004': [217] }), (seeds) => {
      expect(seeds.step('004:87').parameters).toContainEqual(expect.objectContaining({ syntax: '$STATUS_PAGE_TOKEN', secret: true }));
    }),
  },
  'at-mentions': {
    compiled: all(areOfKind('code', { '003': [656, 657] }), doNotAskFor(/@/, { '003': [656, 657] }), (seeds) => {
      for (const name of ['001', '004'] as const)
        for (const { handle, line } of seeds.document(name).contacts) expect(handle, `${name}:${line}`).toMatch(/^@/);
      expect(seeds.document('003').contacts).toEqual([]);
    }),
  },

  'multi-line-double-quoted-sql': { compiled: areOneStatement({ '001': [68, 76], '003': [47, 174, 222, 241, 446, 534] }) },
  'multi-line-json-body': { compiled: areOneStatement({ '003': [387], '004': [86, 106] }) },
  'nested-quoting-watch': {
    compiled: (seeds) => {
      const command = seeds.command('004:196');
      expect(command.program).toBe('watch');
      expect(command.innerProgram).toBe('curl');
      expect(command.text.trimEnd()).toMatch(/jq'$/);
      expect(command.risk).toBe('read-only');
    },
  },
  'dollar-paren': {
    compiled: all(doNotAskFor(/^\$\(/, { '000': [599], '003': [413, 415, 420] }), (seeds) => {
      for (const place of placesOf({ '000': [599], '003': [413, 415, 420] })) {
        expect(seeds.command(place).text, place).toContain('$(date');
        expect(seeds.command(place).preservesEvidence, place).toBe(true);
      }
    }),
  },
  'comment-after-command': {
    rule: 'warning-in-a-comment',
    on: { '003': [404] },
    compiled: (seeds) => {
      for (const place of placesOf({ '003': [76, 151, 404] })) expect(seeds.step(place).source, place).toMatch(/\S {2}# \S/);
    },
  },
  'glob-expanded-locally': { rule: 'glob-expanded-here' },
  continuations: {
    compiled: areOneStatement({
      '000': [223, 488, 515, 565, 569, 660, 743, 747, 755],
      '003': [
        47, 62, 69, 131, 135, 152, 166, 174, 181, 215, 222, 230, 241, 257, 344, 387, 403, 414, 418, 446, 459, 465, 524, 534, 540, 625,
      ],
      '004': [86, 106, 134, 138, 142, 149, 153, 178, 217, 304, 308, 312],
    }),
  },
  'shell-state': {
    rule: 'interactive-command',
    on: { '004': [35] },
    compiled: (seeds) => {
      // One step, so one shell: the folder is still the same.
      expect(seeds.step('004:202').id).toBe(seeds.step('004:203').id);
      expect(seeds.step('004:202').commands.map(({ program }) => program)).toEqual(['cd', './scripts/smoke-tests.sh']);
      expect(seeds.command('004:35').runnable).toBe(false);
    },
  },
  'sequence-with-sleep': {
    compiled: (seeds) => {
      expect(seeds.step('000:345').id).toBe(seeds.step('000:347').id);
      expect(seeds.step('000:345').commands.length).toBe(3);
    },
  },
};
