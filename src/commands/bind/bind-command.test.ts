import { beforeAll, describe, expect, it } from 'vitest';
import { analyze, bindCommand, initCommands } from '../index.ts';
import type { BindResult, CommandLanguage } from '../index.ts';

beforeAll(initCommands);

const bind = (
  source: string,
  language: CommandLanguage,
  values: Readonly<Record<string, string>>,
  secrets: readonly string[] = [],
): BindResult => bindCommand({ source, language, parameters: analyze(source, language).parameters, values, secrets });

describe('binding', () => {
  it('keeps values out of the script and secrets out of the display', () => {
    expect(bind('curl -H "Authorization: Bearer $API_TOKEN" https://x.example/<id>', 'bash', { API_TOKEN: 's3cret', id: 'a b' })).toEqual({
      ok: true,
      plan: {
        kind: 'shell',
        script: 'curl -H "Authorization: Bearer ${TOCSIN_PARAM_API_TOKEN}" https://x.example/"${TOCSIN_PARAM_ID}"',
        env: { TOCSIN_PARAM_API_TOKEN: 's3cret', TOCSIN_PARAM_ID: 'a%20b' },
        display: 'curl -H "Authorization: Bearer ••••••" https://x.example/a b',
      },
    });
  });

  it('leaves variables that are no parameters to the shell', () => {
    expect(bindCommand({ source: 'kubectl logs $POD', language: 'bash', parameters: [], values: {} })).toMatchObject({
      ok: true,
      plan: { script: 'kubectl logs $POD' },
    });
  });

  it('refuses what is not filled in, by name', () => {
    expect(bind('kubectl get pod <pod> -n <ns>', 'bash', { ns: 'x' })).toEqual({
      ok: false,
      problems: [{ parameter: 'pod', message: '<pod> is not filled in' }],
    });
    expect(bind('SELECT <x>', 'sql', {}).ok).toBe(false);
    expect(bind('up{job="<job>"}', 'promql', {}).ok).toBe(false);
    expect(bind('GET https://x.example/<id>', 'http', {}).ok).toBe(false);
  });

  it('puts a whole name in place of a name with an open ending, and no other name', () => {
    expect(bind('kubectl logs web-xxxxx -n shop', 'bash', { 'web-xxxxx': 'web-66b6-abcde' })).toMatchObject({
      ok: true,
      plan: { display: 'kubectl logs web-66b6-abcde -n shop' },
    });
    expect(bind('kubectl logs web-<hash>', 'bash', { 'web-hash': 'web-66b6-abcde' })).toMatchObject({
      ok: true,
      plan: { display: 'kubectl logs web-66b6-abcde' },
    });
    expect(bind('kubectl logs web-7d9f8b6c5-xxxxx', 'bash', { 'web-7d9f8b6c5-xxxxx': 'web-66b6-abcde' }).ok).toBe(true);
    expect(bind('kubectl logs my-app-xxxxx', 'bash', { 'my-app-xxxxx': 'web-66b6-abcde' }).ok).toBe(true);
    expect(bind('kubectl logs web-xxxxx', 'bash', { 'web-xxxxx': 'cache-0' })).toEqual({
      ok: false,
      problems: [{ parameter: 'web-xxxxx', message: 'must begin with "web-", as web-xxxxx does' }],
    });
    expect(
      analyze('kubectl logs web-xxxxx\nkubectl logs cache-xxxxx', 'bash').parameters.map(({ name, syntax }) => [name, syntax]),
    ).toEqual([
      ['web-xxxxx', 'web-xxxxx'],
      ['cache-xxxxx', 'cache-xxxxx'],
    ]);
  });

  it('binds what SQL texts leave open in their own ways', () => {
    expect(
      bind("UPDATE a SET b = :b WHERE c = '{c}' AND d = '${d}' AND e = 'xxx' AND f IN (...);", 'sql', {
        b: '5',
        c: "it's",
        d: 'x',
        e: 'y',
        'f-values': 'z',
      }),
    ).toMatchObject({
      ok: true,
      plan: { text: "UPDATE a SET b = $1 WHERE c = 'it''s' AND d = 'x' AND e = 'y' AND f IN ($2)", values: ['5', 'z'] },
    });
    expect(analyze('SELECT * FROM a WHERE b = $1', 'sql').commands[0]?.runnable).toBe(false);
    expect(analyze("SELECT * FROM a WHERE b = '$1'", 'sql').commands[0]?.runnable).toBe(true);
    expect(analyze('PREPARE p AS SELECT $1::int', 'sql').commands[0]?.runnable).toBe(true);
  });

  it('binds SQL values, quotes identifiers, keeps literals', () => {
    expect(bind('SELECT pg_terminate_backend(<pid>);', 'sql', { pid: '42' })).toMatchObject({
      ok: true,
      plan: { text: 'SELECT pg_terminate_backend($1::bigint)', values: ['42'] },
    });
    expect(bind('SELECT pg_terminate_backend(<pid>);', 'sql', { pid: '1); DROP TABLE t; --' }).ok).toBe(false);
    expect(bind('SELECT * FROM t WHERE name = <name>', 'sql', { name: `x' OR 1=1` })).toMatchObject({
      ok: true,
      plan: { text: 'SELECT * FROM t WHERE name = $1', values: [`x' OR 1=1`] },
    });
    expect(bind('REINDEX TABLE <table_name>', 'sql', { table_name: 'public.my table' })).toMatchObject({
      ok: true,
      plan: { text: 'REINDEX TABLE "public"."my table"' },
    });
    expect(bind('REINDEX TABLE <table_name>', 'sql', { table_name: 'a"; DROP TABLE b' }).ok).toBe(false);
    expect(bind(`SELECT now() - interval '<n> minutes'`, 'sql', { n: `5' || x || '` })).toMatchObject({
      ok: true,
      plan: { text: `SELECT now() - interval '5'' || x || '' minutes'` },
    });
  });

  it('escapes PromQL strings and validates the rest', () => {
    expect(bind('up{job="<job>"}', 'promql', { job: 'a"} or up{x="' })).toMatchObject({
      ok: true,
      plan: { query: String.raw`up{job="a\"} or up{x=\""}` },
    });
    expect(bind('up{job=~"<job>"}', 'promql', { job: 'a.*' })).toMatchObject({ ok: true, plan: { query: String.raw`up{job=~"a\\.\\*"}` } });
    expect(bind('rate(x_total[<window>])', 'promql', { window: '5m' })).toMatchObject({ ok: true, plan: { query: 'rate(x_total[5m])' } });
    expect(bind('rate(x_total[<window>])', 'promql', { window: '5m]) or vector(1' }).ok).toBe(false);
  });

  it('encodes HTTP requests part by part', () => {
    const source = 'POST https://<host>/api/<id>?q=<q>\nContent-Type: application/json\nX-Note: <note>\n\n{"a": "<a>", "n": <n>}';
    expect(bind(source, 'http', { host: 'x.example:8443', id: 'a/b', q: '&c=1', note: 'ok', a: '"}', n: '5' })).toMatchObject({
      ok: true,
      plan: {
        method: 'POST',
        url: 'https://x.example:8443/api/a%2Fb?q=%26c%3D1',
        headers: [
          ['Content-Type', 'application/json'],
          ['X-Note', 'ok'],
        ],
        body: String.raw`{"a": "\"}", "n": 5}`,
      },
    });
    expect(bind(source, 'http', { host: 'evil@x', id: 'a', q: 'b', note: 'ok', a: 'b', n: '5' }).ok).toBe(false);
    expect(bind(source, 'http', { host: 'x', id: 'a', q: 'b', note: 'a\r\nEvil: 1', a: 'b', n: '5' }).ok).toBe(false);
    expect(bind(source, 'http', { host: 'x', id: 'a', q: 'b', note: 'ok', a: 'b', n: '5, "x": 1' }).ok).toBe(false);
  });
});
