import { beforeAll, describe, expect, it } from 'vitest';
import { initCommands } from '#commands';
import { compileDocument } from '../../compile-document.ts';
import { rules } from './index.ts';

beforeAll(() => initCommands());

const runbook = (body: string, fields = '', title = 'Queue Stuck'): string =>
  `# Runbooks\n\n## Runbook: ${title}\n\n${fields}\n### Mitigation\n\n${body}\n`;
const bash = (...lines: string[]): string => runbook(`\`\`\`bash\n${lines.join('\n')}\n\`\`\``);
const sql = (...lines: string[]): string => runbook(`\`\`\`sql\n${lines.join('\n')}\n\`\`\``);
const rulesFor = (source: string): readonly string[] => compileDocument({ file: 'x.md', source }).findings.map(({ rule }) => rule);

/** Rule, a document that has the trap, one that has not. */
const examples: readonly (readonly [string, string, string])[] = [
  ['block-too-long', bash('kubectl get pods -n q\n'.repeat(4_000)), bash('kubectl get pods -n q')],
  [
    'destructive-under-preserve-evidence',
    runbook('1. **DO NOT** modify or delete any logs\n\n```bash\nredis-cli FLUSHDB\n```'),
    runbook('1. Be quick\n\n```bash\nredis-cli FLUSHDB\n```'),
  ],
  [
    'evidence-saved-too-late',
    bash('# Preserve evidence', 'redis-cli FLUSHALL', '', '# Save', 'kubectl logs deploy/q -n q > /tmp/q.txt'),
    bash('# Preserve evidence', 'kubectl logs deploy/q -n q > /tmp/q.txt', '', 'redis-cli FLUSHALL'),
  ],
  ['never-ending-command', bash('kubectl logs -f deploy/q -n q'), bash('kubectl logs deploy/q -n q --tail=10')],
  ['interactive-command', bash('kubectl edit deploy/q -n q'), bash('kubectl get deploy/q -n q')],
  ['wrong-language-fence', bash('sum(rate(http_requests_total{job="q"}[5m])) by (route)'), bash('kubectl get pods -n q')],
  [
    'contradicting-clocks',
    '# R\n\n## A\n\n**Severity:** HIGH\n**SLA:** P1 - Resolve within 1 hour\n\n### Symptoms\n- a\n\n## B\n\n**Severity:** HIGH\n**SLA:** P1 - Resolve within 2 hours\n\n### Symptoms\n- a\n',
    '# R\n\n## A\n\n**Severity:** HIGH\n**SLA:** P1 - Resolve within 1 hour\n\n### Symptoms\n- a\n',
  ],
  [
    'unknown-severity',
    `${runbook('- a', '**Severity:** P7\n**Team:** Q\n')}\n## Severity Levels\n\n| Level | Response Time |\n|---|---|\n| P1 | 5 minutes |\n| P2 | 1 hour |\n`,
    `${runbook('- a', '**Severity:** P2\n**Team:** Q\n')}\n## Severity Levels\n\n| Level | Response Time |\n|---|---|\n| P1 | 5 minutes |\n| P2 | 1 hour |\n`,
  ],
  [
    'duplicate-alert-name',
    runbook('- a', '**Alert:** `Down`\n') + runbook('- b', '**Alert:** `Down`\n', 'Other'),
    runbook('- a', '**Alert:** `Down`\n'),
  ],
  ['alert-without-name', runbook('- a', '**Alert:** somebody calls\n'), runbook('- a', '**Alert:** `QueueStuck`\n')],
  [
    'sql-and-or-without-parentheses',
    sql("SELECT a FROM t WHERE a > 1 AND b = 'x' OR c = 'y';"),
    sql("SELECT a FROM t WHERE a BETWEEN 1 AND 2 AND (b = 'x' OR c = 'y AND z OR');"),
  ],
  ['select-kills-sessions', sql('SELECT pg_terminate_backend(12);'), sql('SELECT pid FROM pg_stat_activity;')],
  [
    'title-hides-deletion',
    bash('# Force renewal', 'kubectl delete certificate c -n q'),
    bash('# Delete the certificate', 'kubectl delete certificate c -n q'),
  ],
  ['deletes-all-pods-at-once', bash('kubectl delete pod -l app=q -n q'), bash('kubectl delete pod q-0 -n q')],
  ['npm-flag-swallowed', bash('npm run jobs:retry --since=1h'), bash('npm run jobs:retry -- --since=1h')],
  ['logs-selector-ten-lines', bash('kubectl logs -l app=q -n q --since=1h'), bash('kubectl logs -l app=q -n q --tail=100')],
  ['logs-without-target', bash('kubectl logs -n q --since=1h > out.txt'), bash('kubectl logs q-0 -n q')],
  [
    'unencoded-promql-url',
    bash('curl "http://prom:9090/api/v1/query?query=rate(x{a=~\\"5..\\"}[5m])"'),
    bash("curl -f -G http://prom:9090/api/v1/query --data-urlencode 'query=rate(x[5m])'"),
  ],
  [
    'secret-in-arguments',
    bash('curl -f -H "Authorization: Bearer abcdef" https://api.example.com'),
    bash('curl -f -H "Authorization: Bearer $TOKEN" https://api.example.com'),
  ],
  ['secret-shown', bash('kubectl get secret s -n q -o yaml'), bash('kubectl get secret s -n q')],
  ['http-errors-look-fine', bash('curl -s https://api.example.com/health'), bash('curl -sf https://api.example.com/health')],
  ['failure-hidden', bash('curl -f https://api.example.com/health || echo DOWN'), bash('curl -f https://api.example.com/health || exit 1')],
  ['grep-finds-nothing', bash('kubectl get pods -n q | grep Crash'), bash('kubectl get pods -n q | head -5')],
  ['redis-errors-look-fine', bash('redis-cli PING'), bash('redis-cli -e PING')],
  [
    'terminal-in-redirect',
    bash('kubectl exec -it q-0 -n q -- pg_dump q > /tmp/q.sql'),
    bash('kubectl exec -it <pod> -n q -- psql -c "SELECT 1 WHERE 2 > 1"'),
  ],
  ['missing-namespace', bash('kubectl get pods -n q', 'kubectl get svc'), bash('kubectl get pods -n q', 'kubectl get nodes')],
  [
    'redundant-restart',
    bash('kubectl set env deploy/q A=1 -n q', 'kubectl rollout restart deploy/q -n q'),
    bash('kubectl set env deploy/q A=1 -n q'),
  ],
  [
    'oldest-instead-of-newest',
    bash("kubectl get events -A --sort-by='.lastTimestamp' | head -20"),
    bash("kubectl get events -A --sort-by='.lastTimestamp' | tail -20"),
  ],
  ['needs-a-checkout', bash('./scripts/smoke.sh'), bash('kubectl get pods -n q')],
  [
    'fixed-date-in-deletion',
    sql("DELETE FROM t WHERE created_at < '2024-01-01';"),
    sql("DELETE FROM t WHERE created_at < now() - interval '90 days';"),
  ],
  ['flush-empties-redis', bash('redis-cli FLUSHDB'), bash('redis-cli INFO')],
  [
    'glob-expanded-here',
    bash('kubectl exec q-0 -n q -- truncate -s 0 /var/log/*'),
    bash("kubectl exec q-0 -n q -- sh -c 'truncate -s 0 /var/log/*'"),
  ],
  [
    'json-without-content-type',
    bash(`curl -f -X POST https://x.example.com -d '{"a": 1}'`),
    bash(`curl -f -X POST https://x.example.com -H 'Content-Type: application/json' -d '{"a": 1}'`),
  ],
  ['sql-old-column', sql('SELECT query, mean_time FROM pg_stat_statements;'), sql('SELECT query, mean_exec_time FROM pg_stat_statements;')],
  ['sql-distinct-order-by', sql('SELECT DISTINCT a FROM t ORDER BY b;'), sql('SELECT DISTINCT a FROM t ORDER BY a;')],
  ['unmarked-placeholder', bash('kubectl get pod/backend-xxxxx -n q'), bash('kubectl get pod/<pod> -n q')],
  [
    'unfilled-contact',
    '# R\n\n## Contacts\n\n| Role | Slack |\n|---|---|\n| CTO | {CTO} |\n',
    '# R\n\n## Contacts\n\n| Role | Slack |\n|---|---|\n| CTO | @cto |\n',
  ],
  ['no-contacts', [1, 2, 3].map((each) => runbook('- a', '', `R${each}`)).join('\n'), runbook('- a')],
  [
    'team-without-rotation',
    `${runbook('- a', '**Alert:** `Down`\n**Team:** Frontend\n')}\n## Contacts\n\n| Team | Schedule |\n|---|---|\n| Backend | be |\n`,
    `${runbook('- a', '**Alert:** `Down`\n**Team:** Backend\n')}\n## Contacts\n\n| Team | Schedule |\n|---|---|\n| Backend | be |\n`,
  ],
  [
    'no-verification',
    runbook('```bash\nkubectl rollout restart deploy/q -n q\n```', '**Alert:** `Down`\n'),
    `${runbook('```bash\nkubectl rollout restart deploy/q -n q\n```', '**Alert:** `Down`\n')}\n### Verification\n\n- Look\n`,
  ],
  ['garbled-text', runbook('- \u00F0\u0178\u0161\u00A8 alarm'), runbook('- \u{1F6A8} caf\u00E9')],
  [
    'template-filled-with-example',
    '# R\n\n## Communication Templates\n\n### Update\n\n```\nStatus: Open\nStarted: 2025-10-21 14:30 UTC\n```\n',
    '# R\n\n## Communication Templates\n\n### Update\n\n```\nStatus: Open\nStarted: [time]\n```\n',
  ],
];

describe('rules', () => {
  it.each(examples)('%s: finds the trap, and only the trap', (rule, bad, good) => {
    expect(rulesFor(bad)).toContain(rule);
    expect(rulesFor(good)).not.toContain(rule);
  });

  it('every rule has an example here, an id of its own and a reason', () => {
    expect(rules.map(({ id }) => id).toSorted()).toEqual(examples.map(([id]) => id).toSorted());
    for (const rule of rules) expect(rule.why.length).toBeGreaterThan(20);
  });
});
