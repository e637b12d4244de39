import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { analyze, initCommands } from '../index.ts';
import type { CommandLanguage, ValueSource } from '../index.ts';
import { cpuMs } from '../../../test/timing/cpu-ms.ts';

beforeAll(initCommands);

/** One line: the source, then `syntax type` of each parameter behind `⇒`, with `|` between. */
const rows = (text: string): readonly (readonly [string, readonly string[]])[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('# '))
    .map((line) => {
      const [source = '', holes = ''] = line.split(' ⇒');
      return [
        source.replaceAll('␤', '\n'),
        holes
          .split(' | ')
          .map((each) => each.trim())
          .filter((each) => each !== ''),
      ];
    });

const languages: readonly CommandLanguage[] = ['bash', 'sql', 'promql', 'http'];
const table = (language: CommandLanguage) => rows(readFileSync(new URL(`examples/${language}.txt`, import.meta.url), 'utf8'));

describe('parameters', () => {
  it('finds every one with its type, and nothing else', () => {
    let right = 0;
    let wanted = 0;
    let found = 0;
    let typed = 0;
    const wrong: string[] = [];
    const all = languages.flatMap((language) => table(language).map((row) => [language, ...row] as const));
    for (const [language, source, expected] of all) {
      const given = analyze(source, language).parameters.map(({ syntax, type }) => `${syntax} ${type}`);
      const syntax = (each: string): string => each.slice(0, each.lastIndexOf(' '));
      const names = new Set(given.map(syntax));
      wanted += expected.length;
      found += given.length;
      right += expected.filter((each) => names.has(syntax(each))).length;
      typed += expected.filter((each) => given.includes(each)).length;
      if (JSON.stringify(given) !== JSON.stringify(expected))
        wrong.push(`${source}\n    ${given.join(' | ')}\n    wanted ${expected.join(' | ')}`);
    }
    const percent = (part: number, of: number): string => `${((100 * part) / of).toFixed(1)} %`;
    console.log(
      `${String(all.length)} rows, ${String(wanted)} parameters: recall ${percent(right, wanted)}, precision ${percent(right, found)}, types ${percent(typed, wanted)}`,
    );
    expect(wrong.join('\n')).toBe('');
  });

  it('says where a value can come from', () => {
    const table: readonly (readonly [CommandLanguage, string, ValueSource | null])[] = [
      ['bash', 'kubectl logs <pod> -n shop', { kind: 'kubernetes', resource: 'pods', namespace: 'shop' }],
      ['bash', 'kubectl logs <pod> \\\n  --namespace=shop', { kind: 'kubernetes', resource: 'pods', namespace: 'shop' }],
      ['bash', 'kubectl logs <pod>', { kind: 'kubernetes', resource: 'pods', namespace: null }],
      ['bash', 'kubectl drain <node>', { kind: 'kubernetes', resource: 'nodes', namespace: null }],
      ['bash', 'kubectl get ingress <x> -n shop', { kind: 'kubernetes', resource: 'ingresses', namespace: 'shop' }],
      ['bash', 'kill <pid>', { kind: 'process' }],
      ['bash', 'curl https://shop.test/incidents/$INCIDENT_ID', { kind: 'incident', field: 'id' }],
      ['bash', 'journalctl --since "<start-time>"', { kind: 'incident', field: 'started-at' }],
      ['bash', 'df -h <mountpoint>', { kind: 'alert-label', label: 'mountpoint' }],
      ['bash', "NODE='<value of instance label from alert>'", { kind: 'alert-label', label: 'instance' }],
      ['bash', 'curl -H "Authorization: Bearer $TOKEN" https://shop.test', { kind: 'secret', name: 'TOKEN' }],
      [
        'bash',
        'psql -c "SELECT 1"\npsql -c "SELECT pid, state FROM pg_stat_activity"\npsql -c "SELECT pg_cancel_backend(<pid>)"',
        { kind: 'sql-column', column: 'pid', line: 2 },
      ],
      ['sql', 'SELECT * FROM pg_stat_activity;\nSELECT pg_cancel_backend(<pid>);', { kind: 'sql-column', column: 'pid', line: 1 }],
      [
        'sql',
        'SELECT a.id AS order_id, count(b, c) FROM a;\n\nSELECT * FROM a WHERE id = <order-id>;',
        { kind: 'sql-column', column: 'order_id', line: 1 },
      ],
      ['sql', 'SELECT pg_cancel_backend(<pid>);\nSELECT pid FROM pg_stat_activity;', { kind: 'process' }],
      [
        'sql',
        'SELECT w.pid AS waiting_pid, h.pid AS holding_pid FROM w;\nSELECT pg_cancel_backend(<holding_pid>);',
        { kind: 'sql-column', column: 'holding_pid', line: 1 },
      ],
      ['sql', 'SELECT w.pid AS waiting_pid, h.pid AS holding_pid FROM w;\nSELECT pg_cancel_backend(<pid>);', { kind: 'process' }],
      ['sql', 'SELECT w.pid AS waiting_pid FROM w;\nSELECT pg_cancel_backend(<holding_pid>);', { kind: 'process' }],
      [
        'sql',
        'SELECT id, seller_id FROM carts;\nSELECT * FROM b WHERE a = <seller-id>;',
        { kind: 'sql-column', column: 'seller_id', line: 1 },
      ],
      ['sql', 'SELECT id FROM carts;\nSELECT * FROM b WHERE a = <cart-id>;', { kind: 'sql-column', column: 'id', line: 1 }],
      ['sql', 'SELECT id FROM carts;\nSELECT * FROM b WHERE a = <seller-id>;', null],
      ['bash', 'psql -c "SELECT pid FROM pg_stat_activity"\nkubectl exec web-0 -- kill -9 <pid>', { kind: 'process' }],
      [
        'bash',
        'docker exec db psql -c "SELECT pid FROM pg_stat_activity"\ndocker exec db psql -c "SELECT pg_cancel_backend(<pid>)"',
        { kind: 'sql-column', column: 'pid', line: 1 },
      ],
      ['sql', 'REINDEX TABLE <table>;', { kind: 'sql-object', object: 'table' }],
      ['promql', 'up{zone="<where>"}', { kind: 'alert-label', label: 'zone' }],
      ['bash', 'echo <what happened>', null],
    ];
    for (const [language, source, from] of table) expect([source, analyze(source, language).parameters[0]?.from]).toEqual([source, from]);
  });

  it('masks addresses that carry a password', () => {
    for (const source of ['psql "$DATABASE_URL"', 'curl "$SLACK_WEBHOOK"', 'redis-cli -u $REDIS_URL ping'])
      expect(analyze(source, 'bash').parameters.map(({ secret }) => secret)).toEqual([true]);
    for (const source of [
      'curl "$STATUS_URL"',
      'kubectl get secret <secret-name>',
      'aws iam delete-access-key --access-key-id <access-key-id>',
    ])
      expect(analyze(source, 'bash').parameters.map(({ secret }) => secret)).toEqual([false]);
  });

  it('takes time in proportion to the text', { timeout: 30_000 }, () => {
    const pieces = [
      '<a',
      '{a}',
      '[abc] ',
      '%ABC%',
      'xxx-',
      'a.',
      'example.',
      'jq {a} ',
      '<a>',
      'YYYY',
      'your-',
      'my-',
      'kubectl -n A',
      ' --a-id A_ID',
      'a@',
      'arn:aws:',
      "'{a}'",
      "='xxx'",
      'in (...)',
      ':a ',
      'psql -h ',
      'psql -c " <a> ',
      'docker A_ID ',
      'https://a/:a',
      'https://a/A_ID',
      'kubectl ... ',
      ' -u a:',
      'mysql -pA',
      'a-<hash>',
      'a-xxx-',
      '$(',
      'curl -H "token: <a>" ',
      "patch secret a -p '<a>",
    ];
    const start = cpuMs();
    for (const piece of pieces) analyze(piece.repeat(Math.floor(30_000 / piece.length)), 'sql');
    expect(cpuMs() - start).toBeLessThan(20_000);
  });
});
