import { beforeAll, describe, expect, test } from 'vitest';
import { initCommands } from '#commands';
import { described } from './describe-document.fixture.ts';
import { createLiveCatalogue, type FoundListing, type LiveCatalogue } from './live-catalogue.ts';
import { readQuery } from './read-query.ts';

/** One word, each time in another place. */
const files: Readonly<Record<string, string>> = {
  'title.md': '# Beacon Lamp Out\n\n**Alert:** `NightWatch`\n\n## Mitigation\n\n```bash\nkubectl get nodes\n```\n',
  'alert.md': '# Light Missing\n\n**Alert:** `BeaconDark`\n\n## Mitigation\n\n```bash\nkubectl get events\n```\n',
  'heading.md': '# Fog Bank\n\n**Alert:** `FogBank`\n\n## Diagnosis\n\n### Look at the beacon\n\n```bash\nkubectl get pods\n```\n',
  'command.md': '# Storm Surge\n\n**Alert:** `StormSurge`\n\n## Mitigation\n\n```bash\nkubectl rollout restart deployment/beacon\n```\n',
  'body.md': `# Harbour Chain\n\n**Alert:** \`HarbourChain\`\n\n## Symptoms\n\n${'- The beacon blinks, and the beacon is asked again.\n'.repeat(4)}\n## Mitigation\n\n1. Call the harbour.\n`,
  'deep/crash-loops.md':
    '# Pods crash again and again\n\n**Alert:** `KubePodCrashLooping`\n**On-Call Team:** Foghorn Crew\n\n## Mitigation\n\n```bash\nsystemctl restart tide-gauge.service\n```\n\nThe replication of PostgreSQL may be late afterwards.\n',
};
let catalogue: LiveCatalogue;
beforeAll(async () => {
  await initCommands();
  catalogue = createLiveCatalogue('org');
  catalogue.apply(
    1,
    Object.entries(files).map(([file, source]) => described(file, source)),
    [],
  );
});
const search = (text: string, given = {}) => catalogue.search(readQuery(text, given), 20);
const filesOf = (found: readonly FoundListing[]) => found.map(({ file }) => file);
const shown = (hit: FoundListing | undefined) => hit?.found.snippet.map(({ text, marked }) => (marked ? `[${text}]` : text)).join('');

describe('what is found', () => {
  test('ranked by where the word stands: title, alert, heading, command, text', () => {
    expect(filesOf(search('beacon'))).toEqual(['title.md', 'alert.md', 'heading.md', 'command.md', 'body.md']);
  });

  test.each([
    ['a beginning, while somebody types', 'harb', 'body.md'],
    ['one mistake in a short word', 'strom', 'command.md'],
    ['one letter missing', 'habour', 'body.md'],
    ['two mistakes in a long word', 'replicatoin', 'deep/crash-loops.md'],
    ['neighbours swapped', 'foghron', 'deep/crash-loops.md'],
    ['a mistake in what is typed so far', 'crahsl', 'deep/crash-loops.md'],
    ['an alert written in one', 'kubepodcrashlooping', 'deep/crash-loops.md'],
    ['an alert as it is', 'KubePodCrashLooping', 'deep/crash-loops.md'],
    ['the same thing by another name', 'pg replication', 'deep/crash-loops.md'],
    ['a service that a command names', 'tide-gauge', 'deep/crash-loops.md'],
    ['several words, wherever they stand', 'surge rollout', 'command.md'],
    ['words of which one is nowhere', 'surge zeppelin', 'command.md'],
    ['the name of the file', 'crash-loops.md', 'deep/crash-loops.md'],
  ])('%s: %s', (_, query, file) => {
    expect(filesOf(search(query))[0]).toBe(file);
  });

  test.each(['zeppelin', '  ', 'q', '!!!', '"', 'alert:', '\u0000', 'xyzzy'.repeat(100)])('nothing for %j', (query) => {
    expect(search(query)).toEqual([]);
  });

  test('in one field only', () => {
    expect(filesOf(search('alert:beacon'))).toEqual(['alert.md']);
    expect(filesOf(search('command:beacon'))).toEqual(['command.md']);
    expect(filesOf(search('', { command: 'rollout' }))).toEqual(['command.md']);
    expect(filesOf(search('service:beacon'))).toEqual(['command.md']);
    expect(filesOf(search('service:crew'))).toEqual(['deep/crash-loops.md']);
    expect(filesOf(search('command:"get pods" beacon'))).toEqual(['heading.md']);
    expect(search('alert:beacon storm')).toEqual([]);
  });
});

describe('the place that answers', () => {
  test.each([
    ['beacon', 'title.md', 'title', 1, '[Beacon] Lamp Out'],
    ['beacon', 'alert.md', 'alert', 3, '[Beacon]Dark'],
    ['beacon', 'heading.md', 'heading', 7, 'Look at the [beacon]'],
    ['beacon', 'command.md', 'command', 8, 'kubectl rollout restart deployment/[beacon]'],
    ['beacon', 'body.md', 'body', 7, '- The [beacon] blinks, and the [beacon] is asked again.'],
    ['kubepodcrashlooping', 'deep/crash-loops.md', 'alert', 3, '[KubePodCrashLooping]'],
    ['replicatoin', 'deep/crash-loops.md', 'body', 12, 'The [replication] of PostgreSQL may be late afterwards.'],
  ])('%s in %s: %s, line %i', (query, file, field, line, text) => {
    const hit = search(query).find((each) => each.file === file);
    expect([hit?.found.field, hit?.found.line, shown(hit)]).toEqual([field, line, text]);
  });

  test('is cut around the words where the line is long', () => {
    const long = createLiveCatalogue('org');
    long.apply(
      1,
      [described('long.md', `# Long\n\n**Alert:** \`A\`\n\n## Symptoms\n\n- ${'much '.repeat(200)} lantern ${'more '.repeat(200)}\n`)],
      [],
    );
    const [hit] = long.search(readQuery('lantern'), 5);
    expect(shown(hit)?.length).toBeLessThan(170);
    expect(shown(hit)).toContain('[lantern]');
  });
});

describe('changes', () => {
  test('a changed document is found by its new words only, a removed one not at all', () => {
    const live = createLiveCatalogue('org');
    const find = (text: string) => live.search(readQuery(text), 5).map(({ version }) => version);
    live.apply(1, [described('a.md', '# Anchor lost\n\n## Mitigation\n\n1. Dive.\n')], []);
    expect(find('anchor')).toEqual([1]);
    live.apply(2, [described('a.md', '# Propeller lost\n\n## Mitigation\n\n1. Dive.\n', 2)], []);
    expect([find('anchor'), find('propeller')]).toEqual([[], [2]]);
    live.apply(2, [described('a.md', '# Rudder lost\n\n## Mitigation\n\n1. Dive.\n', 3)], []);
    expect(find('rudder')).toEqual([]); // the same revision is taken over once
    live.apply(3, [], ['doc_a.md']);
    expect([find('propeller'), live.listings]).toEqual([[], []]);
  });

  test('while the index is made in pieces, what changes and goes meanwhile is right at the end', async () => {
    const live = createLiveCatalogue('org');
    const page = (title: string) => `# ${title}\n\n## Mitigation\n\n1. Pump.\n`;
    const many = Array.from({ length: 60 }, (_, n) => described(`m${n}.md`, page(`Bilge number${n}`)));
    live.apply(1, many, []);
    const prepared = live.prepareSearch();
    live.apply(2, [described('m59.md', page('Keel number59'), 2)], ['doc_m58.md']);
    await prepared;
    const find = (text: string) => live.search(readQuery(text), 5).map(({ file }) => file);
    expect([find('keel'), find('number58'), find('bilge number7')[0]]).toEqual([
      ['m59.md'],
      expect.not.arrayContaining(['m58.md']),
      'm7.md',
    ]);
  });

  test('what did not change keeps its objects, so that nothing is prepared twice', () => {
    const live = createLiveCatalogue('org');
    const [a, b] = [
      described('a.md', '# Sail torn\n\n## Mitigation\n\n1. Sew.\n'),
      described('b.md', '# Mast bent\n\n## Mitigation\n\n1. Climb.\n'),
    ];
    live.apply(1, [a, b], []);
    const before = live.snapshot.runbooks;
    live.apply(2, [described('b.md', '# Mast broken\n\n## Mitigation\n\n1. Swim.\n', 2)], []);
    expect(live.snapshot.runbooks[0]).toBe(before[0]);
    expect(live.snapshot.runbooks[1]?.title).toBe('Mast broken');
  });
});

test.each(['[[[[', '* OR AND NOT', '../../etc/passwd', '${jndi:ldap://x}', 'a'.repeat(100_000), '\uD800', 'İstanbul ß'])(
  'a hostile query (%.20j) does no harm',
  (query) => {
    expect(() => search(query)).not.toThrow();
  },
);
