import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { analyze, bindCommand, initCommands } from '../index.ts';

// Interpreters inside interpreters: real bash, awk, sed, grep and jq decide whether the value arrives as it is.
const folder = mkdtempSync(join(tmpdir(), 'tocsin-nestings-'));
const trap = join(folder, 'pwned');
const log = join(folder, 'started');
const file = join(folder, 'file');

const recorder = `#!/bin/sh
{ printf '%s\\0' "\${0##*/}" "$#" "$@"; if [ -p /dev/stdin ] || [ -f /dev/stdin ]; then cat; fi; printf '\\0'; } >> '${log}'
`;

beforeAll(async () => {
  await initCommands();
  for (const name of ['psql', 'kubectl', 'curl', 'redis-cli', 'ssh', 'watch', 'logger', 'su', 'touch']) {
    writeFileSync(join(folder, name), recorder);
    chmodSync(join(folder, name), 0o755);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What one script did: its output, and each program started with its arguments and its input. */
interface Ran {
  readonly out: string;
  readonly argv: readonly string[];
  readonly input: string;
}

function run(script: string, env: Readonly<Record<string, string>> = {}): Ran {
  rmSync(log, { force: true });
  const done = spawnSync('/bin/bash', ['--norc', '--noprofile', '-c', script], {
    env: { PATH: `${folder}:/usr/bin:/bin`, LC_ALL: 'C.UTF-8', ...env },
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 10_000,
  });
  expect(done.stderr.toString(), script).toBe('');
  const fields = existsSync(log) ? readFileSync(log, 'utf8').split('\0') : [];
  const count = Number(fields[1] ?? 0);
  return { out: done.stdout.toString(), argv: fields.slice(2, 2 + count), input: fields[2 + count] ?? '' };
}

const values = [
  `'; touch ${trap}; '`,
  `"; touch ${trap}; "`,
  `$(touch ${trap})`,
  `\`touch ${trap}\``,
  `$HOME \${IFS}`,
  `a b  c`,
  `*[a-z]?.+(x|y){2}^$`,
  `\\n\\1\\'&`,
  `\\"; touch ${trap} #`,
  `%s %n {a,b} ~ !!`,
  `/e; s/x`,
  `"} or vector(1) #`,
  `") | env | ("`,
  `ünïcode ☃`,
  `a\ntouch ${trap}\n`,
];

type Find = (ran: Ran, value: string) => unknown;

const last = ({ argv }: Ran): string => argv.at(-1) ?? '';
/** The text that the last argument is for the next shell, run there. */
const within =
  (find: Find): Find =>
  (ran, value) =>
    find(run(last(ran)), value);
/** What ssh sends: its words joined. */
const remote =
  (find: Find): Find =>
  (ran, value) =>
    find(run(ran.argv.slice(1).join(' ')), value);
const first: Find = ({ argv }) => argv[0];
const out: Find = (ran) => ran.out;
const sqlString: Find = (ran) => {
  const text = [...ran.argv, ran.input].find((word) => word.startsWith('SELECT')) ?? '';
  expect(analyze(text, 'sql')).toMatchObject({ problems: [], commands: [{ risk: 'read-only' }] });
  return /^SELECT '((?:[^']|'')*)'\s*$/u.exec(text)?.[1]?.replaceAll("''", "'");
};
const promqlString: Find = (ran) => {
  const text = /query=(.*)$/su.exec(last(ran))?.[1] ?? '';
  const query = last(ran).startsWith('http') ? decodeURIComponent(text) : text;
  expect(analyze(query, 'promql').problems, query).toEqual([]);
  return JSON.parse(/^up\{pod=("[\s\S]*")\}$/u.exec(query)?.[1] ?? 'null');
};
const note: Find = (ran) => (parse(ran.input) as { note: unknown }).note;

/** The source, and where the value is found again; a refusal is safe, and counted. */
const nestings: readonly (readonly [string, Find])[] = [
  [`kubectl exec p -- sh -c 'logger "<x>"'`, within(first)],
  [`kubectl exec p -- env A=1 bash -c 'logger <x>'`, within(first)],
  [`kubectl exec p -- timeout 5 bash -c "logger '<x>'"`, within(first)],
  [`kubectl exec -it p -- su - app -c "logger '<x>'"`, within(first)],
  [`ssh host "logger '<x>'"`, remote(first)],
  [`ssh root@host -p 22 'logger <x>'`, (ran) => run(last(ran)).argv[0]],
  [`ssh host 'bash -c "logger <x>"'`, remote(first)],
  [`ssh host "kubectl exec p -- sh -c 'logger <x>'"`, remote(within(first))],
  [`kubectl exec p -- bash -c "bash -c 'logger \\"<x>\\"'"`, within(first)],
  [`timeout 5 bash -c 'logger <x>'`, first],
  [`env A=1 bash -c "logger '<x>'"`, first],
  [`echo a | xargs -I{} bash -c 'logger "<x>" {}'`, first],
  [`find . -maxdepth 0 -exec bash -c 'logger "<x>"' \\;`, first],
  [`watch -n 1 "logger '<x>'"`, within(first)],
  [`flock ${file}.lock -c "logger '<x>'"`, first],
  [`A="<x>" bash -c 'logger "$A"'`, first],
  [`{ logger "<x>"; }`, first],
  [`( logger a<x>b )`, ({ argv }) => argv[0]?.slice(1, -1)],
  [`if true; then logger "<x>"; fi`, first],
  [`while read -r l; do logger "<x>"; done <<< a`, first],
  [`case a in a) logger "<x>";; esac`, first],
  [`logger "\\"<x>\\""`, ({ argv }) => argv[0]?.slice(1, -1)],
  [`logger '"<x>"'`, ({ argv }) => argv[0]?.slice(1, -1)],
  [`logger a'b'"<x>"$'c'`, ({ argv }) => argv[0]?.slice(2, -1)],
  [`logger "$(printf '%s.' "<x>")"`, ({ argv }) => argv[0]?.slice(0, -1)],
  [`printf "<x>."`, (ran) => ran.out.slice(0, -1)],
  [`printf '%s|' "<x>"`, (ran) => ran.out.slice(0, -1)],
  [`echo -e "a<x>b"`, (ran) => ran.out.slice(1, -2)],
  [`echo -n "a<x>" | base64 -w0`, (ran) => Buffer.from(ran.out, 'base64').toString().slice(1)],
  [`grep -c "^k<x>v$" ${file}`, (ran, value) => (ran.out === '1\n' ? value : ran.out)],
  [`grep -cE 'k<x>v' ${file}`, (ran, value) => (ran.out === '1\n' ? value : ran.out)],
  [`grep -cF "k<x>v" ${file}`, (ran, value) => (ran.out === '1\n' ? value : ran.out)],
  [`sed 's/.*/<x>/' ${file}.one`, (ran) => ran.out.slice(0, -1)],
  [`sed -n 's/k<x>v/found/p' ${file}`, (ran, value) => (ran.out === 'found\n' ? value : ran.out)],
  [`sed -nE '/^k<x>v$/p' ${file}`, (ran, value) => (ran.out === `k${value}v\n` ? value : ran.out)],
  [`awk -v v="<x>" 'BEGIN {printf "%s", v}'`, out],
  [`awk 'BEGIN {printf "%s", "a<x>"}'`, (ran) => ran.out.slice(1)],
  [`jq -nj --arg v "<x>" '$v'`, out],
  [`jq -nj '"a<x>"'`, (ran) => ran.out.slice(1)],
  [`jq -n '"<x>" | test("^<x>$")'`, (ran, value) => (ran.out === 'true\n' ? value : ran.out)],
  [`redis-cli GET "session:<x>"`, (ran) => last(ran).slice('session:'.length)],
  [
    `redis-cli KEYS "session:<x>:*"`,
    (ran) =>
      last(ran)
        .slice('session:'.length, -2)
        .replaceAll(/\\([\s\S])/gu, '$1'),
  ],
  [`curl -G http://p/api/v1/query --data-urlencode 'query=up{pod="<x>"}'`, promqlString],
  [`curl -g 'http://p/api/v1/query?query=up{pod="<x>"}'`, promqlString],
  [`curl "https://h.example/x?name=<x>&b=1"`, (ran) => new URL(last(ran)).searchParams.get('name')],
  [`curl https://h.example/a/<x>/b`, (ran) => decodeURIComponent(new URL(last(ran)).pathname.slice(3, -2))],
  [`curl https://h.example -d "name=<x>&b=1"`, (ran) => new URLSearchParams(last(ran)).get('name')],
  [`curl https://h.example -d '{"a": {"b": ["<x>"]}}'`, (ran) => (JSON.parse(last(ran)) as { a: { b: string[] } }).a.b[0]],
  [`curl https://h.example -d @- <<EOF\n{"a": "<x>"}\nEOF`, (ran) => (JSON.parse(ran.input) as { a: string }).a],
  [
    `kubectl patch deploy a -p '{"metadata":{"annotations":{"note":"<x>"}}}'`,
    (ran) => (JSON.parse(last(ran)) as { metadata: { annotations: { note: string } } }).metadata.annotations.note,
  ],
  [`kubectl apply -f - <<EOF\nkind: X\nnote: "<x>"\nEOF`, note],
  [`kubectl apply -f - <<'EOF'\nkind: X\nnote: '<x>'\nEOF`, note],
  [`cat <<EOF | kubectl apply -f -\nnote: "<x>"\nEOF`, note],
  [`cat <<EOF\nnote <x>.\nEOF`, (ran) => ran.out.slice(5, -2)],
  [`psql <<< "SELECT '<x>'"`, sqlString],
  [`psql <<'EOF'\nSELECT '<x>'\nEOF`, sqlString],
  [`kubectl exec p -- psql -U app -c "SELECT '<x>'"`, sqlString],
  [`kubectl exec p -- bash -c "psql -c \\"SELECT '<x>'\\""`, within(sqlString)],
  [`ssh host "kubectl exec p -- psql -c \\"SELECT '<x>'\\""`, remote(sqlString)],
];

describe('hostile values inside interpreters inside interpreters', { timeout: 240_000 }, () => {
  let bound = 0;
  let tried = 0;

  it.each(nestings)('%s', (source, find) => {
    const { parameters, commands } = analyze(source, 'bash');
    expect([commands.length, parameters.length], JSON.stringify(parameters)).toEqual([1, 1]);
    let own = 0;
    for (const value of values) {
      tried += 1;
      const result = bindCommand({
        source,
        language: 'bash',
        parameters: parameters.map((each) => ({ ...each, type: 'text' })),
        values: { [parameters[0]?.name ?? '']: value },
      });
      if (!result.ok) continue;
      if (result.plan.kind !== 'shell') throw new Error('not a shell plan');
      own += 1;
      writeFileSync(file, `k${value}v\nkQQQv\nk\nv\n`);
      writeFileSync(`${file}.one`, 'line\n');
      const found = find(run(result.plan.script, result.plan.env), value);
      expect(existsSync(trap), `${source} ran ${value}`).toBe(false);
      expect(found, `${source} with ${JSON.stringify(value)}\n${result.plan.script}\n${JSON.stringify(result.plan.env)}`).toBe(value);
    }
    bound += own;
    expect(own, `${source} binds hardly anything`).toBeGreaterThan(source.includes('$(') ? -1 : 5);
  });

  it('prints how many were bound', () => {
    console.log(
      `${String(nestings.length)} nestings x ${String(values.length)} values: ${String(bound)} of ${String(tried)} bound and arrived, the rest refused, 0 ran`,
    );
  });
});
