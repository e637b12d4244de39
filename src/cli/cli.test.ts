import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { chainHash, entryBody, genesisHash } from '#journal';
import { runTocsin as tocsin } from './run-tocsin.fixture.ts';
import { guardTerminal, printable } from './terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'tocsin-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
function file(name: string, content: string): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

describe('evidence verify', () => {
  const actor = { kind: 'person' as const, id: 'per_1', name: 'Ana' };
  function evidence() {
    let previous = genesisHash;
    const entries = ['declared', 'noted', 'resolved'].map((type, index) => {
      const entry = {
        stream: 'incident:inc_1',
        position: index + 1,
        type: `incident.${type}`,
        at: new Date('2026-01-05T02:14:00Z'),
        actor,
        data: { incidentId: 'inc_1', text: 'as it was' },
      };
      const body = entryBody(entry);
      previous = chainHash(previous, body);
      return { ...entry, body, hash: previous };
    });
    return { format: 'tocsin-evidence/1', stream: 'incident:inc_1', head: { position: 3, hash: previous }, entries };
  }
  const verify = (content: string) => tocsin('evidence', 'verify', file('evidence.json', content));

  test('a file as it was exported holds', async () => {
    const result = await verify(JSON.stringify(evidence()));
    expect(result).toMatchObject({ exitCode: 0, errors: '', out: expect.stringContaining('3 entries, the whole chain holds') });
  });

  type Evidence = ReturnType<typeof evidence>;
  test.each<[string, (good: Evidence) => unknown, string]>([
    [
      'changed data',
      (good) => ({
        ...good,
        entries: good.entries.map((entry) =>
          entry.position === 2 ? { ...entry, data: { incidentId: 'inc_1', text: 'as I like it' } } : entry,
        ),
      }),
      'entry 2: what the entry shows is not what was hashed',
    ],
    [
      'a changed actor',
      (good) => ({ ...good, entries: good.entries.map((entry) => ({ ...entry, actor: { ...actor, name: 'Ben' } })) }),
      'entry 1: what the entry shows',
    ],
    [
      'a changed body',
      (good) => ({
        ...good,
        entries: good.entries.map((entry) => (entry.position === 2 ? { ...entry, body: entry.body.replace('was', 'is') } : entry)),
      }),
      'entry 2: the hash does not follow',
    ],
    [
      'a removed entry',
      (good) => ({ ...good, entries: good.entries.filter(({ position }) => position !== 2) }),
      'entry 3: expected entry 2 here',
    ],
    [
      'two that changed places',
      (good) => ({ ...good, entries: [good.entries[1], good.entries[0], good.entries[2]] }),
      'entry 2: expected entry 1 here',
    ],
    ['a cut-off end', (good) => ({ ...good, entries: good.entries.slice(0, 2) }), 'the stream should end at entry 3'],
    [
      'entries of another stream',
      (good) => ({ ...good, entries: good.entries.map((entry) => ({ ...entry, stream: 'incident:inc_2' })) }),
      'entry 1: what the entry shows',
    ],
    ['no head', (good) => ({ ...good, head: null }), 'no head'],
  ])('%s is found and named, with exit code 1', async (_, tamper, words) => {
    const result = await verify(JSON.stringify(tamper(evidence())));
    expect(result).toMatchObject({ exitCode: 1, out: '', errors: expect.stringContaining(words) });
  });

  test.each([
    ['no JSON', 'not json', 'not JSON'],
    ['half a file', JSON.stringify(evidence()).slice(0, 300), 'not JSON'],
    ['an empty file', '', 'not JSON'],
    ['something else', '{"format":"other"}', 'not an evidence file'],
    ['nothing to verify', JSON.stringify({ ...evidence(), entries: [], head: null }), 'no entry'],
  ])('%s is refused at its first line', async (_, content, words) => {
    const result = await verify(content);
    expect(result).toMatchObject({ exitCode: 1, out: '' });
    expect(result.errors).toContain(`${join(folder, 'evidence.json')}:1:1: `);
    expect(result.errors).toContain(words);
  });

  test('a file that is not there is refused', async () => {
    expect(await tocsin('evidence', 'verify', join(folder, 'nowhere'))).toMatchObject({
      exitCode: 1,
      errors: expect.stringContaining('nowhere:1:1: cannot be read'),
    });
  });
});

describe('runbook', () => {
  const broken =
    '# Runbooks\n\n### Runbook: Desk \u001b[2JDown\n\n**Alert:** `DeskDown`\n\n#### Diagnosis\n\n```bash\nkubectl get pods -n {namespace\n```\n';
  test.each([['parse'], ['lint'], ['list']])('%s of a file that is not there names it with its line', async (verb) => {
    expect(await tocsin('runbook', verb, join(folder, 'nowhere.md'))).toMatchObject({
      exitCode: 1,
      errors: expect.stringMatching(/nowhere\.md:1:1: cannot be read: .+; name a file or a folder$/),
    });
  });

  test('lint writes one finding a line: file, line, column, severity, rule', async () => {
    const path = file('broken.md', broken.replace('get pods', 'logs -f deploy/desk'));
    const { out, exitCode } = await tocsin('runbook', 'lint', path, '--fail-on', 'never');
    expect(exitCode).toBe(0);
    const lines = out.split('\n');
    expect(lines.at(-1)).toMatch(new RegExp(`^1 file, ${lines.length - 1} findings? \\(.+\\), 0 suppressed$`));
    for (const line of lines.slice(0, -1)) expect(line).toMatch(/^.+broken\.md:\d+:\d+: (?:error|warning|info) [a-z0-9-]+: .+; .+$/);
  });

  test('lint fails where findings are as bad as asked, and only there', async () => {
    mkdirSync(join(folder, 'tree'), { recursive: true });
    const path = file('tree/broken.md', broken);
    const { out } = await tocsin('runbook', 'lint', path, '--format', 'json', '--fail-on', 'never');
    const severities = (JSON.parse(out) as { severity: string }[]).map(({ severity }) => severity);
    const expected = (levels: readonly string[]) => (severities.some((severity) => levels.includes(severity)) ? 1 : 0);
    expect((await tocsin('runbook', 'lint', path, '--fail-on', 'error')).exitCode).toBe(expected(['error']));
    expect((await tocsin('runbook', 'lint', join(folder, 'tree'), '--fail-on', 'warning')).exitCode).toBe(expected(['error', 'warning']));
  });

  test('parse has the findings that lint has: what a comment accepts is none', async () => {
    const flush = '# Pump Stale\n\n## Mitigation\n\nCOMMENT\n\n```bash\nredis-cli -e FLUSHDB\n```\n';
    const rulesOf = async (comment: string) => {
      const { out } = await tocsin('runbook', 'parse', file('pump.md', flush.replace('COMMENT', comment)), '--json');
      return (JSON.parse(out) as { findings: Record<string, unknown>[] }).findings;
    };
    const names = (findings: readonly Record<string, unknown>[]) => findings.map(({ rule }) => rule);
    expect(names(await rulesOf('Now:'))).toContain('flush-empties-redis');
    const accepted = await rulesOf('<!-- tocsin-ignore flush-empties-redis: pages only -->');
    expect(names(accepted)).not.toContain('flush-empties-redis');
    expect(names(await rulesOf('<!-- tocsin-ignore root-login: pages only -->'))).toContain('suppression-unused');
    for (const finding of accepted) expect(Object.keys(finding)).toEqual(['rule', 'severity', 'line', 'message', 'suggestion']);
  });

  test('parse shows a document’s words, and obeys none of them', async () => {
    const path = file('broken.md', broken);
    const { out } = await tocsin('runbook', 'parse', path);
    expect(out).toContain('Desk \\x1b[2JDown');
    const json = (await tocsin('runbook', 'parse', path, '--json')).out;
    expect(json).not.toContain('\u001b');
    expect(JSON.parse(json)).toMatchObject({ title: 'Runbooks' });
  });

  test('show names what there is when there is not what was asked for', async () => {
    const path = file('broken.md', broken);
    expect(await tocsin('runbook', 'show', `${path}#nowhere`)).toMatchObject({
      exitCode: 1,
      errors: expect.stringMatching(/broken\.md:1:1: there is no such runbook: nowhere; the file has desk-/),
    });
    expect(await tocsin('runbook', 'show', path)).toMatchObject({
      exitCode: 2,
      errors: expect.stringMatching(/broken\.md:1:1: no runbook is named; write .+#SLUG, the file has desk-/),
    });
  });
});

describe('wrong use', () => {
  test.each([
    ['an unknown command', ['conjure']],
    ['help about an unknown command', ['conjure', '--help']],
    ['help about an unknown command, asked first', ['help', 'conjure']],
    ['help about an unknown command of a group', ['runbook', 'conjure', '--help']],
    ['a path that is empty', ['runbook', 'lint', '']],
    ['an unknown option', ['runbook', 'parse', 'x.md', '--fast']],
    ['a missing argument', ['evidence', 'verify']],
    ['a value that is none of the allowed', ['runbook', 'lint', 'x.md', '--format', 'yaml']],
  ])('%s ends with 2 and says how to go on', async (_, args) => {
    const result = await tocsin(...args);
    expect(result).toMatchObject({ exitCode: 2, out: '' });
    expect(result.errors).toMatch(/error: /);
    expect(result.errors).toContain('--help');
  });

  test('help and version are no errors', async () => {
    expect(await tocsin('--version')).toMatchObject({ exitCode: 0, out: '1.2.3' });
    const help = await tocsin('start', '--help');
    expect(help).toMatchObject({ exitCode: 0, errors: '' });
    expect(help.out).toContain('TOCSIN_PORT, default 7373');
  });

  test('a command that needs a server says which variable is missing', async () => {
    expect(await tocsin('incident', 'list', 'acme')).toMatchObject({ exitCode: 1, errors: expect.stringContaining('TOCSIN_TOKEN') });
  });
});

describe('the terminal', () => {
  test.each([
    ['\u001b[31mred', '\\x1b[31mred'],
    ['\u009b31m', '\\u009b31m'],
    ['a\rb\u0008\u0007', 'a\\x0db\\x08\\x07'],
    ['one\ntwo', 'one\\x0atwo'],
    ['\u202egnp.exe', '\\u202egnp.exe'],
    ['\u0000\u007f', '\\x00\\u007f'],
    ['tab\tand Grüße 🚒', 'tab\tand Grüße 🚒'],
  ])('is not driven by %j', (text, expected) => {
    expect(printable(text)).toBe(expected);
  });

  test('shows our colours where it has them, and never those of a document', () => {
    const written: string[] = [];
    const terminal = {
      out: (text: string) => void written.push(text),
      error: () => undefined,
      serverUrl: '',
      token: null,
      setExitCode: () => undefined,
    };
    const pieces = [{ text: 'error', colour: 'red' as const }, { text: ': \u001b[8mhidden' }];
    guardTerminal(guardTerminal({ ...terminal, hasColour: true })).outPainted(pieces);
    guardTerminal(guardTerminal(terminal)).outPainted(pieces);
    expect(written).toEqual(['\u001b[31merror\u001b[0m: \\x1b[8mhidden', 'error: \\x1b[8mhidden']);
  });

  test('keeps line ends of what a command prints, and JSON stays JSON', () => {
    const written: string[] = [];
    const terminal = guardTerminal({
      out: (text) => void written.push(text),
      error: (text) => void written.push(text),
      serverUrl: '',
      token: null,
      setExitCode: () => undefined,
    });
    const value = { title: '\u009b2J\u202e\u007f\u001b' };
    terminal.out(JSON.stringify(value, null, 2));
    terminal.error('one\ntwo\u001b[2J');
    expect(written[0]).not.toMatch(/[\u007f-\u009f\u202e]/);
    expect(JSON.parse(written[0] ?? '')).toEqual(value);
    expect(written[1]).toBe('one\ntwo\\x1b[2J');
  });
});
