import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analyze, bindCommand, initCommands } from '../index.ts';

// The one test of this room that starts processes: real bash decides whether quoting holds.
const folder = mkdtempSync(join(tmpdir(), 'tocsin-hostile-'));
const trap = join(folder, 'pwned');
const log = join(folder, 'started');

/** Every program that a script may start writes its name, its arguments and its input, each ended by NUL. */
const recorder = `#!/bin/sh
{ printf '%s\\0' "\${0##*/}" "$#" "$@"; if [ -p /dev/stdin ] || [ -f /dev/stdin ]; then cat; fi; printf '\\0'; } >> '${log}'
`;

interface Started {
  readonly program: string;
  readonly argv: readonly string[];
  readonly input: string;
}

beforeAll(async () => {
  await initCommands();
  for (const name of ['psql', 'kubectl', 'curl', 'redis-cli', 'ssh', 'watch', 'rm', 'touch', 'logger']) {
    writeFileSync(join(folder, name), recorder);
    chmodSync(join(folder, name), 0o755);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(script: string, env: Readonly<Record<string, string>>): Started[] {
  rmSync(log, { force: true });
  const done = spawnSync('/bin/bash', ['--norc', '--noprofile', '-c', script], {
    env: { PATH: `${folder}:/usr/bin:/bin`, ...env },
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 10_000,
  });
  expect(done.stderr.toString(), script).toBe('');
  const fields = existsSync(log) ? readFileSync(log, 'utf8').split('\0') : [''];
  const all: Started[] = [];
  for (let at = 0; at < fields.length - 1;) {
    const count = Number(fields[at + 1]);
    all.push({ program: fields[at] ?? '', argv: fields.slice(at + 2, at + 2 + count), input: fields[at + 2 + count] ?? '' });
    at += count + 3;
  }
  return all;
}

const values = [
  `'; touch ${trap}; '`,
  `"; touch ${trap}; "`,
  `$(touch ${trap})`,
  `\`touch ${trap}\``,
  `a\ntouch ${trap}\n`,
  `x' || touch ${trap} || 'y`,
  `$HOME`,
  '${IFS}',
  `a b  c`,
  '*',
  '~',
  `\\`,
  `\\'`,
  `\\"; touch ${trap} #`,
  `'"'"'`,
  `!!`,
  `{a,b}`,
  `%s`,
  `ünïcode ☃`,
  `EOF\ntouch ${trap}\nEOF`,
  `| touch ${trap}`,
  `& touch ${trap} &`,
  `> ${trap}`,
  `\t`,
  `'`,
];

function bind(source: string, value: string, type = 'text'): ReturnType<typeof bindCommand> {
  const { parameters, commands } = analyze(source, 'bash');
  expect(commands.length, source).toBe(1);
  expect(parameters.length, source).toBe(1);
  return bindCommand({
    source,
    language: 'bash',
    parameters: parameters.map((each) => ({ ...each, type })),
    values: Object.fromEntries(parameters.map((each) => [each.name, value])),
  });
}

/** Places where every value must arrive as it is: the source, and where the program finds it. */
const exactPlaces: readonly (readonly [string, (started: readonly Started[]) => string | undefined])[] = [
  ['kubectl get pod <pod>', (all) => all[0]?.argv[2]],
  ['kubectl get pod x-<pod>-y', (all) => /^x-([\s\S]*)-y$/u.exec(all[0]?.argv[2] ?? '')?.[1]],
  ['kubectl get pod "<pod>"', (all) => all[0]?.argv[2]],
  ['kubectl get pod "a <pod> b"', (all) => /^a ([\s\S]*) b$/u.exec(all[0]?.argv[2] ?? '')?.[1]],
  [`kubectl get pod 'a <pod> b'`, (all) => /^a ([\s\S]*) b$/u.exec(all[0]?.argv[2] ?? '')?.[1]],
  [`kubectl get pod $'a <pod> b'`, (all) => /^a ([\s\S]*) b$/u.exec(all[0]?.argv[2] ?? '')?.[1]],
  ['kubectl get pod $POD', (all) => all[0]?.argv[2]],
  ['kubectl get pod "p-${POD}"', (all) => all[0]?.argv[2]?.slice(2)],
  ['kubectl get pod {pod}', (all) => all[0]?.argv[2]],
  ['kubectl get pod {{ pod }}', (all) => all[0]?.argv[2]],
  ['kubectl get pod [pod-name]', (all) => all[0]?.argv[2]],
  ['kubectl get pod/my-web-xxxxx', (all) => all[0]?.argv[1]?.slice('pod/'.length)],
  ['kubectl create secret generic api --from-literal=...', (all) => all[0]?.argv[4]?.slice('--from-literal='.length)],
  ['kubectl exec <pod> -- redis-cli INFO', (all) => all[0]?.argv[1]],
  ['kubectl get pods -n ns && logger "<note>"', (all) => all.find((each) => each.program === 'logger')?.argv[0]],
  ['for pod in <pod>; do kubectl get pod "$pod"; done', (all) => all[0]?.argv[2]],
  [`bash -c 'kubectl get pod <pod>'`, (all) => all[0]?.argv[2]],
  [`bash -c 'kubectl get pod "<pod>"'`, (all) => all[0]?.argv[2]],
  [`bash -c "kubectl get pod '<pod>'"`, (all) => all[0]?.argv[2]],
  [`bash -c "kubectl get pod <pod>"`, (all) => all[0]?.argv[2]],
  [`bash -c "sh -c 'kubectl get pod <pod>'"`, (all) => all[0]?.argv[2]],
  [`bash -c "bash -c \\"bash -c 'kubectl get pod <pod>'\\""`, (all) => all[0]?.argv[2]],
  ['bash <<EOF\nkubectl get pod <pod>\nEOF', (all) => all[0]?.argv[2]],
  [`bash <<'EOF'\nkubectl get pod "<pod>"\nEOF`, (all) => all[0]?.argv[2]],
  ['PGPASSWORD=<password> psql -c "SELECT 1"', (all) => (all[0]?.argv[1] === 'SELECT 1' ? undefined : 'lost')],
];

describe('hostile values in shell statements, run by bash', { timeout: 60_000 }, () => {
  it.each(exactPlaces)('%s', (source, find) => {
    for (const value of values) {
      const result = bind(source, value);
      if (!result.ok) {
        // A refusal is safe; only the option-like and line-breaking values may be refused in these places.
        expect(`${source} refuses ${JSON.stringify(value)}: ${result.problems[0]?.message ?? ''}`).toBe('');
        continue;
      }
      if (result.plan.kind !== 'shell') throw new Error('not a shell plan');
      expect(result.plan.script.includes(value) && value.length > 3, 'the value is pasted').toBe(false);
      const started = run(result.plan.script, result.plan.env);
      expect(existsSync(trap), `${source} ran ${value}`).toBe(false);
      expect(started.filter((each) => each.program === 'touch' || each.program === 'rm')).toEqual([]);
      const found = find(started);
      if (!source.startsWith('PGPASSWORD')) expect(found, `${source} with ${JSON.stringify(value)}`).toBe(value);
    }
  });

  it('puts text into SQL strings, and numbers and names where they belong, never SQL', () => {
    const sources = [
      `psql -c "SELECT * FROM t WHERE name = '<name>'"`,
      `psql -c "SELECT * FROM t WHERE name = <name>"`,
      `psql -c 'REINDEX TABLE <table>'`,
      `kubectl exec p -- psql -U x -c "SELECT '<name>'"`,
      `bash -c "psql -c \\"SELECT '<name>'\\""`,
      `psql <<EOF\nSELECT '<name>'\nEOF`,
    ];
    let bound = 0;
    for (const source of sources) {
      for (const value of [
        ...values,
        `x'; DROP TABLE t; --`,
        `x"; DROP TABLE t; --`,
        `1; DROP TABLE t`,
        `1) OR (1=1`,
        `\\'; DROP TABLE t; --`,
      ]) {
        const result = bind(source, value);
        if (!result.ok) continue;
        bound += 1;
        if (result.plan.kind !== 'shell') throw new Error('not a shell plan');
        const started = run(result.plan.script, result.plan.env);
        expect(existsSync(trap)).toBe(false);
        const sql = [...(started[0]?.argv ?? []), started[0]?.input ?? ''].find((word) => /SELECT|REINDEX/u.test(word)) ?? '';
        const statements = analyze(sql, 'sql');
        expect(statements.commands.length, `${source} ${value} ${sql}`).toBe(1);
        expect(statements.problems, sql).toEqual([]);
        expect(statements.commands[0]?.risk).toBe(source.includes('REINDEX') ? 'mutating' : 'read-only');
      }
    }
    expect(bound).toBeGreaterThan(100);
  });

  it('keeps JSON bodies, headers and addresses whole', () => {
    for (const value of values) {
      const body = bind(`curl -X POST https://h.example/x -d '{"a": "<a>", "b": 1}'`, value);
      if (!body.ok || body.plan.kind !== 'shell') throw new Error(`refused ${value}`);
      const [started] = run(body.plan.script, body.plan.env);
      expect(JSON.parse(started?.argv[4] ?? '')).toEqual({ a: value, b: 1 });
      const address = bind('curl -s "https://h.example/x/<a>?y=1"', value);
      if (!address.ok || address.plan.kind !== 'shell') throw new Error(`refused ${value}`);
      const url = new URL(run(address.plan.script, address.plan.env)[0]?.argv[1] ?? '');
      expect([url.host, url.search, decodeURIComponent(url.pathname)]).toEqual(['h.example', '?y=1', `/x/${value}`]);
      expect(existsSync(trap)).toBe(false);
    }
    expect(bind('curl https://h.example -H "Authorization: Bearer $API_TOKEN"', 'a\r\nX-Evil: 1').ok).toBe(false);
  });

  it('quotes for the shell on the other side of ssh', () => {
    for (const value of values) {
      const result = bind('ssh host kubectl get pod <pod>', value);
      if (!result.ok || result.plan.kind !== 'shell') throw new Error(`refused ${value}`);
      const [started] = run(result.plan.script, result.plan.env);
      const remote = run((started?.argv ?? []).slice(1).join(' '), {});
      expect(remote[0]?.argv[2]).toBe(value);
      expect(existsSync(trap)).toBe(false);
    }
  });

  it('refuses what cannot be safe', () => {
    const refusals: readonly (readonly [string, string])[] = [
      ['kubectl get pod <pod>', '--all-namespaces'],
      ['kubectl get pod "<pod>"', '-A'],
      ['kubectl get pod <pod>', 'a\u0000b'],
      ['kubectl get pod <pod>', ''],
      ['kubectl logs x > /tmp/<file>', '../../etc/passwd'],
      ['<program> get pods', 'rm'],
      [`awk '/<word>/ {print}' file`, '/ {system("id")} /'],
      ['echo $(( <n> + 1 ))', '1'],
      [`jq '.[] | <x>' f`, 'env'],
      [`jq '.<x>' f`, 'a | env'],
      [`jq '.a # <x>' f`, '\nenv'],
      [`sed '<a>' f`, 'e id'],
      [`sed 's/[<a>]/b/' f`, ']/e;s/[x'],
      [`awk '{ system("ls <x>") }' f`, '; id'],
      [`awk '{ print > "<x>" }' f`, '"; system("id"); "'],
      ['flock /tmp/l -c "<x>"', 'id; id'],
      ['script -c <x>', 'id'],
      ['source <x>', '/tmp/x'],
      ['bash <x>', '/tmp/x'],
      ['LD_PRELOAD=<x> ls', '/tmp/x.so'],
      ['PATH=<x> ls', '/tmp'],
      ['redis-cli EVAL "return <x>" 0', 'redis.call("FLUSHALL")'],
      ['git -c "alias.x=<x>" x', '!id'],
      ['git --exec-path=<x> status', '/tmp/x y'],
      ['kubectl exec p -- unknown-tool "run <x>"', '; id'],
      ['kubectl exec p -- <x>', 'rm'],
      ['helm upgrade a b --set c=<x>', '1,d=2'],
      ['tar --to-command="<x>" -xf a', 'sh -c id'],
      ['unknown-tool "run <x>"', '; id'],
      ['unknown-tool -c <x>', 'id; id'],
      [`kubectl get pods -o jsonpath="{.items[?(@.a=='<x>')]}"`, "')]}{.b"],
      ['kubectl delete pods -l app=<x>', 'a,b notin (c)'],
      ['kubectl delete pods --field-selector=status.phase=<x>', 'a,b!=c'],
      [`mongosh --eval "db.orders.find({a: '<x>'})"`, "'}); db.dropDatabase(); ({a: '"],
      ['rm -rf /data/<x>', '..'],
      ['rm -rf "/data/<x>/old"', 'a/../..'],
      ['rm -rf /data/<x>', '.'],
      ['curl -d "<x>" https://h.example', '@/etc/passwd'],
      ['curl --data-urlencode "<x>" https://h.example', '@/etc/passwd'],
      ['curl -F "file=<x>" https://h.example', '@/etc/passwd;x'],
      ['ssh <x>', '-oProxyCommand=id'],
      ['ssh <x> uptime', 'a b'],
      ['find . -regex "<x>"', '.*; -delete'],
      ['kubectl apply -f - <<EOF\nnote: <x>\nEOF', 'a\nkind: b'],
      ["kubectl apply -f - <<'EOF'\nnote: '<x>'\nEOF", 'a\nkind: b'],
      [`wget https://h.example/<x>`, '..'],
      ['eval kubectl get <pod>', '; rm x'],
      [`python3 -c "print('<x>')"`, `'); import os #`],
      [`psql -c "SELECT 1 -- <x>"`, '\nDROP TABLE t'],
      [`bash -c "kubectl get <pod>`, 'x'],
    ];
    for (const [source, value] of refusals) {
      const { parameters } = analyze(source, 'bash');
      const result = bindCommand({
        source,
        language: 'bash',
        parameters,
        values: Object.fromEntries(parameters.map((each) => [each.name, value])),
      });
      expect(result.ok, `${source} with ${JSON.stringify(value)}`).toBe(false);
    }
  });
});
