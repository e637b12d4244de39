import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { analyze, initCommands } from './index.ts';
import type { Analysis, CommandLanguage } from './index.ts';

beforeAll(initCommands);

/** Every verdict lies inside its command, and every command that is not read-only has one of its own risk. */
function check({ commands }: Analysis, source: string): number {
  let verdicts = 0;
  for (const command of commands) {
    for (const each of command.verdicts) {
      verdicts += 1;
      const isInside = command.start <= each.start && each.start < each.end && each.end <= command.end;
      expect(isInside && each.reason !== '', `${source}\n${JSON.stringify(each)}`).toBe(true);
    }
    if (command.risk !== 'read-only') expect(command.verdicts.map(({ risk }) => risk)).toContain(command.risk);
  }
  return verdicts;
}

// The source, and the words that decide, in order.
const table: readonly (readonly [CommandLanguage, string, readonly string[]])[] = [
  ['bash', 'kubectl get pods -n shop', []],
  ['bash', 'unknown-tool run', ['unknown-tool run']],
  ['bash', 'kubectl get pods && unknown-tool --now', ['unknown-tool --now']],
  ['bash', 'kubectl get pods > /etc/hosts', ['> /etc/hosts']],
  ['bash', 'PATH=/tmp ls', ['PATH=/tmp']],
  ['bash', `bash -c 'kubectl get pods; unknown-tool a'`, ['unknown-tool a']],
  ['bash', `ssh root@<host> "sudo unknown-tool b"`, ['unknown-tool b']],
  ['bash', 'ssh host sudo unknown-tool b', ['unknown-tool b']],
  ['bash', `bash -c "bash -c 'ls; unknown-tool a'"`, ['unknown-tool a']],
  ['bash', `psql -c "SELECT pg_cancel_backend(<pid>)"`, ['pg_cancel_backend']],
  ['bash', `kubectl exec <pod> -- psql -U x -c 'SELECT 1; DELETE FROM parcels WHERE a = 1'`, ['DELETE FROM']],
  ['bash', `psql <<EOF\nSELECT 1;\nVACUUM parcels;\nEOF`, ['VACUUM parcels']],
  ['bash', "psql <<'EOF'\n\\x\n\\! id\nEOF", ['\\! id']],
  ['bash', 'sh <<EOF\nls\nunknown-tool a\nEOF', ['unknown-tool a']],
  ['bash', 'for p in a b; do unknown-tool $p; done', ['unknown-tool $p']],
  ['bash', 'x=$(unknown-tool a)', ['unknown-tool a']],
  ['bash', 'clean() { unknown-tool a; }\nclean now', ['unknown-tool a', 'clean now']],
  ['bash', 'kubectl get pods | xargs unknown-tool', ['unknown-tool']],
  ['sql', 'SELECT 1;\nSELECT nextval(<sequence>);', ['nextval']],
  ['sql', 'SELECT 1 \\gexec', ['\\gexec']],
  ['http', 'DELETE https://shop.example/carts/1', ['DELETE https://shop.example/carts/1']],
];

describe('where a verdict stands', () => {
  it.each(table)('%s: %s', (language, source, expected) => {
    const analysis = analyze(source, language);
    check(analysis, source);
    const decided = analysis.commands.flatMap(({ verdicts }) => verdicts.map(({ start, end }) => source.slice(start, end)));
    expect(decided, JSON.stringify(analysis.commands)).toEqual(expected);
  });
});

const shared = join(import.meta.dirname, '../../../shared');

describe.skipIf(!existsSync(join(shared, 'corpora')))('the fences of others’ runbooks (skipped where ../shared is absent)', () => {
  it('have verdicts inside every statement that changes something', { timeout: 60_000 }, () => {
    const files = ['seeds', 'corpora/runbooks'].flatMap((folder) =>
      readdirSync(join(shared, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.md'))
        .map((file) => join(shared, folder, file)),
    );
    let verdicts = 0;
    for (const file of files) {
      const source = readFileSync(file, 'utf8');
      for (const match of source.matchAll(/^ *```(\w*)\n([^]*?)^ *```/gmu)) {
        const language = match[1] === 'sql' ? 'sql' : 'bash';
        if (/^(?:|bash|sh|shell|console|sql)$/u.test(match[1] ?? '')) verdicts += check(analyze(match[2] ?? '', language), match[2] ?? '');
      }
    }
    console.log(`${String(files.length)} files, ${String(verdicts)} verdicts inside their statements`);
    expect(verdicts).toBeGreaterThan(100);
  });
});

it('takes an open duration of PromQL for one', () => {
  for (const source of [
    'rate(a[<window>])',
    'a offset <x>',
    'rate(a{pod="$pod"}[$interval])',
    'max_over_time(a[1h:<step>])',
    'a{b="<b>"} > <threshold>',
  ])
    expect([source, analyze(source, 'promql').problems]).toEqual([source, []]);
});

it('takes a sentence among queries for one, and never for a query', () => {
  const { commands, comments } = analyze(
    'rate(a[2m])\n``\nIf the CPU usage is more than 90%, migrate other VMs or\nmark the node.',
    'promql',
  );
  expect(commands.map(({ text }) => text)).toEqual(['rate(a[2m])']);
  expect(comments).toMatchObject([{ line: 3 }]);
  // A query that is merely wrong stays one, and says so.
  expect(analyze('rate(a[2m]', 'promql')).toMatchObject({ commands: [{ text: 'rate(a[2m]' }], problems: [{ line: 1 }] });
});

it('takes a prompt before a query, and the answer below it, away', () => {
  const { commands, problems } = analyze('$ up{job="a"} == 0\nup{job="a"} 0\n\n$ rate(b[5m])', 'promql');
  expect([commands.map(({ text, line }) => [text, line]), problems]).toEqual([
    [
      ['up{job="a"} == 0', 1],
      ['rate(b[5m])', 4],
    ],
    [],
  ]);
});
