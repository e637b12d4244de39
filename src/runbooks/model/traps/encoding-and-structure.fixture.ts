import { expect } from 'vitest';
import { all, areOfKind, haveCondition, holdNoCommand, holesAreFields, range, stepBelow } from './expectations.fixture.ts';
import type { Handlings } from './handling.fixture.ts';
import { placesOf, seedNames, type Seeds } from './seed-documents.fixture.ts';

const listFences = [
  30, 36, 45, 60, 67, 74, 81, 117, 126, 140, 149, 157, 164, 173, 180, 214, 221, 229, 240, 248, 256, 265, 316, 322, 327, 336, 342, 351, 357,
  385, 401, 411, 426, 444, 457, 464, 470, 522, 532, 546, 564, 570, 582, 590, 595, 623, 632, 645, 654, 677, 683,
];

const uniqueIds = (seeds: Seeds): void => {
  for (const name of seedNames) {
    const ids = seeds.all(name).map(({ step }) => step.id);
    const slugs = seeds.document(name).runbooks.map(({ slug }) => slug);
    expect(new Set(ids).size, name).toBe(ids.length);
    expect(new Set(slugs).size, name).toBe(slugs.length);
  }
};

/** How characters and Markdown structure are read. */
export const encodingAndStructure: Handlings = {
  mojibake: {
    rule: 'garbled-text',
    compiled: (seeds) => {
      for (const place of placesOf({ '002': [152, 163, 174] })) {
        const { source, display } = seeds.template(place);
        expect(display, place).toMatch(/^\p{Extended_Pictographic}/u);
        expect(source, place).not.toBe(display);
      }
    },
  },
  'non-ascii-arrow': { compiled: haveCondition({ '003': [40, 41, 42, 121, 122, 123], '004': [17, 20] }) },
  'trailing-double-space': {
    compiled: (seeds) => {
      for (const place of placesOf({ '003': [16, 103, 200, 302, 371, 508, 609] })) {
        const { severities, impact, sla } = seeds.runbook(place);
        expect(severities.length, place).toBe(1);
        expect(impact, place).toMatch(/^[^*\n]+$/);
        expect(sla, place).not.toBeNull();
      }
    },
  },
  'trailing-space-in-code': {
    compiled: (seeds) => {
      for (const place of placesOf({ '001': [69, 70, 71], '003': [428, 429, 434, 565] })) {
        const line = seeds.lines(place.startsWith('001') ? '001' : '003')[Number(place.slice(4)) - 1] ?? '';
        expect(line, place).toMatch(/ $/);
        expect(seeds.step(place).source, place).toContain(line.trimStart());
      }
      expect(seeds.template('003:483').source).toMatch(/\n *\n/);
    },
  },
  'nested-fences-in-numbered-lists': {
    compiled: (seeds) => {
      for (const place of placesOf({ '003': listFences })) {
        const step = stepBelow(seeds, place);
        expect(step.number, place).not.toBeNull();
        expect(step.title, place).not.toBeNull();
        expect(step.source, place).toMatch(/^\S/);
      }
    },
  },
  'fence-in-bullet': {
    compiled: all(holesAreFields(/\[[^[\]]+\]/g, { '003': [482, 490, 491] }), holdNoCommand({ '003': range(480, 493) })),
  },
  'list-numbering-restarts': {
    compiled: all(uniqueIds, (seeds) => {
      for (const place of placesOf({ '003': [59, 148, 172, 239, 255, 335, 350, 563, 589] }))
        expect(stepBelow(seeds, place).number, place).toBe(1);
      // The same number twice in a section, told apart by its condition.
      expect(stepBelow(seeds, '003:148').condition).not.toBe(stepBelow(seeds, '003:172').condition);
    }),
  },
  'condition-as-bold-paragraph': {
    compiled: (seeds) => {
      for (const place of placesOf({ '003': [57, 146, 170, 237, 253, 333, 348, 561, 587, 697] })) {
        const bold = (seeds.lines('003')[Number(place.slice(4)) - 1] ?? '').replaceAll(/\*\*|:/g, '').trim();
        expect(stepBelow(seeds, place).condition, place).toContain(bold);
      }
    },
  },
  'condition-inside-list-title': {
    compiled: all(haveCondition({ '000': [558, 559, 560, 561], '003': [76, 266, 344] }), (seeds) => {
      expect(seeds.step('003:76').condition).toMatch(/; if /i);
      expect(seeds.step('003:344').condition).toMatch(/; if /i);
    }),
  },
  'condition-in-comment': {
    // The line behind the comment where a command stands there.
    compiled: haveCondition({
      '000': [107, 175, 220, 223, 228, 231, 277, 280, 283, 474, 485, 488, 618, 620, 713, 715, 720, 764],
      '004': [128, 166, 178, 186, 333],
    }),
  },
  'condition-in-prose-fix': { compiled: haveCondition({ '000': [591], '002': [77, 78, 79, 95, 96, 130] }) },
  'bold-pseudo-headings': {
    compiled: (seeds) => {
      const headings = (name: '002' | '004'): readonly number[] =>
        seeds.document(name).runbooks.flatMap(({ line, sections }) => [line, ...sections.map((section) => section.line)]);
      for (const line of [68, 75, 85, 92, 102, 109, 119, 126]) expect(headings('002'), `002:${line}`).toContain(line);
      for (const line of [16, 22, 53, 70, 83, 97, 122, 131, 146, 159, 175, 183, 193, 206])
        expect(headings('004'), `004:${line}`).toContain(line);
      expect(seeds.document('002').severities.map(({ line }) => line)).toEqual([11, 18, 25, 32]);
      expect(seeds.template('004:224').name).toMatch(/post-mortem/i);
      expect(seeds.template('003:706').name).toMatch(/report/i);
      expect(seeds.document('000').runbooks.every(({ endLine }) => endLine < 827)).toBe(true);
    },
  },
  'inline-symptoms': {
    compiled: (seeds) => {
      for (const place of placesOf({ '002': [66, 83, 100, 117] })) {
        const items = seeds.runbook(place).sections.find(({ kind }) => kind === 'symptoms')?.items ?? [];
        expect(items.length, place).toBe(3);
      }
    },
  },
  'comment-only-instructions': {
    compiled: areOfKind('manual', {
      '000': [128, 153, 159, 175, 197, 209, 212, 256, 266, 285, 544, 547, 553, 601, 620, 646, 649, 667, 715, 764],
      '001': [121, 188, 199, 207],
      '003': [84, 232, 353, 678],
      '004': [127, 187, 334, 348],
    }),
  },
  'markdown-template-with-headings': {
    compiled: (seeds) => {
      for (const [name, from, to] of [
        ['001', 140, 176],
        ['003', 706, 735],
        ['004', 224, 264],
        ['000', 776, 786],
        ['001', 50, 58],
      ] as const) {
        expect(seeds.template(`${name}:${from}`).endLine).toBe(to);
        for (const { line, sections } of seeds.document(name).runbooks)
          for (const each of [line, ...sections.map((section) => section.line)])
            expect(each > from && each < to, `${name}:${each}`).toBe(false);
      }
    },
  },
  'label-line-in-template': {
    compiled: (seeds) => {
      expect(seeds.template('001:51').name).toMatch(/^slack announcement/i);
      expect(seeds.step('004:73').title).toMatch(/^create incident/i);
      expect(seeds.step('004:76').source).not.toContain('#');
      expect(seeds.step('004:76').title).toMatch(/^post initial/i);
      expect(seeds.step('004:209').source).not.toContain('#');
      expect(seeds.step('004:217').title).toMatch(/^status page/i);
    },
  },
  'command-in-text-fence': {
    compiled: all(areOfKind('template', { '004': [209, 214] }), areOfKind('command', { '004': [217, 218] }), (seeds) => {
      expect(seeds.command('004:217').program).toBe('curl');
    }),
  },
  'slash-command': { compiled: areOfKind('chat-command', { '004': [73] }) },
  'fence-without-language': {
    compiled: holdNoCommand({
      '000': [...range(47, 54), ...range(59, 64)],
      '002': [...range(152, 157), ...range(163, 168), ...range(174, 178)],
      '003': range(480, 493),
      '004': [...range(72, 80), ...range(208, 214)],
    }),
  },
  'wrong-fence-language-promql': {
    rule: 'wrong-language-fence',
    compiled: (seeds) => {
      for (const place of placesOf({ '000': [202, 203, 204, 261] })) expect(seeds.step(place).language, place).toBe('promql');
    },
  },
  'wrong-fence-language-js': { rule: 'wrong-language-fence', compiled: areOfKind('code', { '003': range(597, 602) }) },
  'config-as-command': { rule: 'wrong-language-fence', compiled: areOfKind('config', { '003': [76, 151] }) },
  'typescript-snippets': { compiled: areOfKind('code', { '003': [158, 471, 571, 655] }) },
  'yaml-manifest-not-applied': {
    rule: 'manifest-without-selector',
    on: { '003': [266] },
    compiled: areOfKind('config', { '003': [266, 282] }),
  },
  'checkbox-lists': {
    compiled: (seeds) => {
      for (const place of placesOf({
        '002': [...range(43, 46), ...range(50, 53), ...range(57, 60), ...range(185, 188), ...range(192, 195), ...range(199, 202)],
      }))
        expect(seeds.step(place).checked, place).toBe(false);
      holdNoCommand({ '001': range(170, 172), '003': [733, 734], '004': range(256, 259) })(seeds);
      for (const name of ['001', '003', '004'] as const) expect(seeds.all(name).filter(({ step }) => step.checked !== null)).toEqual([]);
    },
  },
  tables: {
    compiled: (seeds) => {
      expect(seeds.document('000').severities.length).toBe(4);
      expect(seeds.document('000').contacts.length).toBe(4);
      expect(seeds.document('000').externalServices.length).toBe(3);
      expect(seeds.document('001').contacts.length).toBe(4);
      expect(seeds.document('001').externalServices.length).toBe(3);
      expect(seeds.document('004').severities.length).toBe(4);
      expect(seeds.document('004').contacts.length).toBe(4);
    },
  },
  'severity-four-notations': {
    compiled: (seeds) => {
      for (const name of ['000', '001', '002', '004'] as const) {
        const levels = seeds.document(name).severities;
        expect(
          levels.map(({ rank }) => rank),
          name,
        ).toEqual([1, 2, 3, 4]);
        for (const { label, response } of levels) expect(response, `${name} ${label}`).not.toBeNull();
      }
      // A document without a scheme still knows the words that its runbooks use.
      expect(seeds.document('003').severities.map(({ label }) => label)).toEqual(['CRITICAL', 'MEDIUM']);
    },
  },
  'toc-incomplete': {
    rule: 'contents-misses-a-section',
    on: { '000': [12], '003': [4] },
    compiled: (seeds) => {
      expect(seeds.runbook('003:695').line).toBe(695);
      expect(seeds.runbook('000:774').line).toBe(772);
    },
  },
  'heading-prefixes': {
    compiled: (seeds) => {
      for (const place of placesOf({
        '000': [71, 139, 183, 242, 293, 357, 417, 453, 494, 530, 582, 631, 681, 725],
        '001': [180, 191, 202],
        '004': [268, 284, 300, 317, 337],
      }))
        expect(seeds.runbook(place).title, place).not.toMatch(/^(?:runbook|issue|\d)/i);
    },
  },
  'heading-with-time': {
    compiled: (seeds) => {
      const boxes = (name: '001' | '002' | '003' | '004'): readonly (readonly [number, string | null])[] =>
        seeds.document(name).phases.map(({ line, timebox }) => [line, timebox]);
      expect(boxes('001')).toContainEqual([37, 'PT5M']);
      for (const box of [
        [41, 'PT5M'],
        [48, 'PT10M'],
        [55, null],
        [183, 'PT2H'],
        [190, 'PT24H'],
        [197, 'P1W'],
      ])
        expect(boxes('002')).toContainEqual(box);
      for (const box of [
        [382, 'PT5M'],
        [423, 'PT30M'],
        [454, 'PT1H'],
        [475, 'PT72H'],
      ])
        expect(boxes('003')).toContainEqual(box);
      expect(boxes('004')).toContainEqual([31, 'PT5M']);
      expect(seeds.template('002:162').cadence).toEqual({ severities: ['SEV 1', 'SEV 2'], every: 'PT30M' });
    },
  },
  'inline-code-command': { rule: 'root-login', compiled: holdNoCommand({ '004': [377] }) },
  'duplicate-headings': { compiled: uniqueIds },
  'same-title-in-several-documents': {
    compiled: (seeds) => {
      // Titles repeat, so identity is file and slug; the catalogue keeps slugs apart within an organisation.
      const identities = seedNames.flatMap((name) =>
        seeds.document(name).runbooks.map(({ slug }) => `${seeds.document(name).file}#${slug}`),
      );
      expect(new Set(identities).size).toBe(identities.length);
      expect(seeds.document('001').title).toBe(seeds.document('002').title);
    },
  },
};
