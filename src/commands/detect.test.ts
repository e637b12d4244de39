import { beforeAll, describe, expect, it } from 'vitest';
import { analyze, detectLanguage, initCommands, looksLikeConfigLine, looksLikePromql, splitMixed } from './index.ts';

beforeAll(initCommands);

describe('what a source is', () => {
  const table: readonly (readonly [string, string | null, string])[] = [
    ['sum(rate(http_requests_total{status=~"5.."}[5m])) by (route)', 'bash', 'promql'],
    ['histogram_quantile(0.95,\n  sum(rate(x_bucket{job="a"}[5m])) by (le)\n)', 'bash', 'promql'],
    ['const a = await redis.get(key);\nif (!a) {\n  go();\n}', 'bash', 'code'],
    ['MAX_POOL=50\nTIMEOUT=3', 'bash', 'config'],
    ['kubectl get pods', null, 'bash'],
    ['kubectl get pods', 'bash', 'bash'],
    ['Status: Investigating\nImpact: none', null, 'text'],
    ['/incident create "API down"', null, 'text'],
    ['SELECT 1;', 'bash', 'sql'],
    ['SELECT count(*) FROM t', null, 'sql'],
    ['GET https://x.example/health', null, 'http'],
    ['apiVersion: v1', 'yaml', 'config'],
    ['let x = 1', 'typescript', 'code'],
    ['up == 0', 'promql', 'promql'],
    // What spares asking Prometheus' grammar must not turn away what it would read.
    ['http_requests_total -sum(rate(y_total[5m])) > 0', 'bash', 'promql'],
    ['x_total by_hand{a="b"}', 'bash', 'bash'],
    ['x_total{a="b"} unless on (route) y_total{a="b"}', 'bash', 'promql'],
    ['x_total offset 5m > 3', 'bash', 'promql'],
    ['job:x:rate5m ==bool sum(y_total)', 'bash', 'promql'],
    ['# errors\nx_errors_total[5m]', 'bash', 'promql'],
    ['(sum(x_total) / sum(y_total)) > 0.9', 'bash', 'promql'],
    ['-sum(x_total)', 'bash', 'promql'],
    ['find the pod that fails', null, 'text'],
    ['export LIMIT=5', 'bash', 'bash'],
    ['kind: Widget\nmetadata:\n  name: a\nspec:\n  - b', 'bash', 'config'],
    ['# /srv/queue/queue.conf\nkeepalive yes\nmaxjobs 40', 'bash', 'config'],
    ['# shared_blocks\nshared_blocks = 128\nwork_blocks = 4', 'bash', 'config'],
    ['# pg_hba.conf\nhost replication copier 10.1.0.0/16 scram-sha-256  # EU\nlocal all all peer', 'bash', 'config'],
    ['host all.example', 'bash', 'bash'],
    ['# nightly\n5 1 * * * app /opt/app/bin/sweep', 'bash', 'config'],
    ['resource "bucket" "b" {\n  name = "x"\n}', 'bash', 'config'],
    ['level=info ts=1 caller=a.go:1 msg="b c" err="d"', 'shell', 'text'],
    ['[your commands here]', 'bash', 'text'],
    ['up > 3 for 5m', 'promql', 'config'],
    ['fields @timestamp, host\n| filter host = "a"', 'sql', 'code'],
    ['filter @message like /refused/\n| stats count(*) by host', null, 'code'],
    ['-- take a copy\npg_dump -h a -U b c > d.sql', 'sql', 'bash'],
    ['caller\n  │ GET /x\n  ▼\nkubectl get pods', 'text', 'text'],
    ['/shop/keys/pay\n/shop/keys', null, 'text'],
    ['kubectl get pods', 'command', 'bash'],
    ['print(1)', 'python3', 'code'],
    ['sudo lsblk\nsda   8:0\n└─sda1 8:1', null, 'bash'],
    ['shop=# select 1;\n ?column?\n----------\n 1\n(1 row)', 'bash', 'sql'],
    ['shop=# select\nshop-# 1;', null, 'text'],
    ['$ psql shop\nshop=# select 1;', 'console', 'bash'],
  ];
  it.each(table)('%s in ```%s is %s', (source, fence, expected) => expect(detectLanguage(source, fence)).toBe(expected));

  it('knows PromQL from shell', () => {
    for (const text of ['ls', 'kubectl', 'df -h', 'a_b', 'psql', 'echo 1']) expect(looksLikePromql(text), text).toBe(false);
    for (const text of ['rate(x_total[5m])', 'up{job="a"}', 'node_load1 > 5']) expect(looksLikePromql(text), text).toBe(true);
  });

  it('knows settings from commands', () => {
    expect(looksLikeConfigLine('RATE=10  # was 100')).toBe(true);
    for (const text of ['RATE=$(rm x)', 'RATE=10 make', 'ls', 'a=1; ls']) expect(looksLikeConfigLine(text), text).toBe(false);
  });
});

describe('mixed fences', () => {
  it('gives PromQL, settings and shell their own lines', () => {
    const source =
      '# latency\nhistogram_quantile(0.95,\n  sum(rate(a_bucket[5m])) by (le)\n)\n\n# pods\nkubectl get pods \\\n  -A\nRATE=10 # lower\nkubectl get nodes';
    expect(splitMixed(source)).toEqual([
      { language: 'promql', startLine: 1, endLine: 4 },
      { language: 'bash', startLine: 5, endLine: 8 },
      { language: 'config', startLine: 9, endLine: 9 },
      { language: 'bash', startLine: 10, endLine: 10 },
    ]);
  });

  it('keeps variables that later lines use with the shell', () => {
    expect(splitMixed('POD=x\nkubectl logs $POD')).toEqual([{ language: 'bash', startLine: 1, endLine: 2 }]);
  });

  it('gives what was printed, asked for or typed into a client its own lines', () => {
    const ranges = (source: string) => splitMixed(source).map(({ language, startLine, endLine }) => [language, startLine, endLine]);
    expect(ranges('curl -s http://a/health\n{\n  "state": "ok",\n  "parts": { "db": 1 }\n}\nkubectl get pods')).toEqual([
      ['bash', 1, 1],
      ['text', 2, 5],
      ['bash', 6, 6],
    ]);
    expect(ranges('kubectl get pods\nNAME    READY   AGE\nweb-1   1/1     3d\n\nkubectl get nodes')).toEqual([
      ['bash', 1, 1],
      ['text', 2, 3],
      ['bash', 4, 5],
    ]);
    expect(ranges('psql -h a shop\n-- who is there\nSELECT 1;\n\\dt\n\nls')).toEqual([
      ['bash', 1, 1],
      ['sql', 2, 4],
      ['bash', 5, 6],
    ]);
    expect(ranges('POST /jobs/retry {"a":1}\n/page create "x"\nls')).toEqual([
      ['text', 1, 2],
      ['bash', 3, 3],
    ]);
    expect(ranges('kubectl edit cm a\nport: 9090\n...')).toEqual([
      ['bash', 1, 1],
      ['config', 2, 2],
      ['text', 3, 3],
    ]);
  });

  it.each<[string, string]>([
    ['a listing', 'total 24K\ndrwxr-xr-x 2 root root 4.0K May 20 07:31 .\n-rw-r--r-- 1 git git 767K Jul 15 12:06 /tmp/a'],
    ['logs', 'I1126 17:15:38.991115 3069 update.go:2618] Running: x\nOct 19 00:13:18 web-1 chronyd[205]: stepped\n2024-01-02 03:04:05 up'],
    [
      'questions and answers',
      'Please specify how long the key is valid.\nYour choice? 5\nIs this correct? (y/N) y\nKey is made.\nRSA keys may be long.',
    ],
    ['items and rows', '1) "master"\n(2) Signature key\n3. Check the logs\n(4 rows)\n127.0.0.1 localhost\n20.34 GET /v1/x\n5100'],
    ['a table', '  name | state | port | host | pool \n------+------+------\n a | b | 1 '],
    [
      'what curl -v shows',
      '* Connected to a (::1) port 5000 (#0)\n> GET / HTTP/1.1\n> Host: a\n< Date: Sun, 07 Aug\nHTTP/1.1 404 Not Found',
    ],
    ['the end of some JSON', '"queue": {\n},\n],'],
    ['what a client is told', '> show databases\n> config get maxmemory'],
    [
      'bullets and remarks',
      '- Deleting or evicting\n= expires in n days\n// for Windows\n(because of its policy)\n...Successfully updated',
    ],
    ['keys', 'pub 4096R/FAEF 2017-08-25 [expires: 2021]\nuid [ultimate] John <j@x.example>'],
    ['settings of a resolver', 'search domain[0] : a.example\nflags : Request A'],
  ])('takes no line of %s for a command', (_, printed) => {
    const source = `kubectl get pods\n${printed}\nkubectl get nodes`;
    const bash = splitMixed(source).filter(({ language }) => language === 'bash');
    const lines = source.split('\n');
    expect(bash.map(({ startLine, endLine }) => lines.slice(startLine - 1, endLine))).toEqual([
      ['kubectl get pods'],
      ['kubectl get nodes'],
    ]);
  });

  it.each([
    ['(cd /srv && make)'],
    ['> /var/log/app.log'],
    ['mytool --all | sort | head'],
    ['Rscript report.R'],
    ['VBoxManage list vms'],
    ['2>/dev/null ls'],
    ['REINDEX_ALL=1 ./run'],
    ['./7z-run a b'],
    [': > a.log'],
    ['[ -f /x ] && ls'],
    ['{ date; ls; }'],
  ])('keeps %s a command', (line) => {
    expect(splitMixed(`kubectl get pods\n${line}\nkubectl get nodes`).map(({ language }) => language)).toEqual(['bash']);
  });

  it('takes the settings of one file as one, and headers of an answer as the answer', () => {
    const ranges = (source: string) => splitMixed(source).map(({ language, startLine, endLine }) => [language, startLine, endLine]);
    expect(ranges('kubectl edit cm a\nspec:\n  limits:\n  - cpu: 1\n  paused: false\nls')).toEqual([
      ['bash', 1, 1],
      ['config', 2, 5],
      ['bash', 6, 6],
    ]);
    expect(ranges('curl -I http://a\nHTTP/1.1 404 Not Found\nServer: nginx\nX-Content-Type-Options: nosniff')).toEqual([
      ['bash', 1, 1],
      ['text', 2, 4],
    ]);
  });

  it('splits no statement that a line of prose stands in', () => {
    const source = "curl -s http://a/b?c=1&d=2 | jq '\n  group_by(.x)\n  | map({email: .y,\n    attempts: length})\n'\nls";
    expect(splitMixed(source)).toEqual([{ language: 'bash', startLine: 1, endLine: 6 }]);
    expect(splitMixed('cat <<X\nPlease wait for it.\n1) one\nX\nls')).toEqual([{ language: 'bash', startLine: 1, endLine: 5 }]);
  });

  it('takes prompts and answers of psql away', () => {
    const { commands } = analyze('shop=# select 1;\n ?column?\n 1\n(1 row)\n\nshop=> \\d orders', 'sql');
    expect(commands.map(({ text, line }) => [text, line])).toEqual([
      ['select 1;', 1],
      ['\\d orders', 6],
    ]);
  });

  it('takes the text behind << with the command that it belongs to', () => {
    const { commands, problems } = analyze('$ cat <<EOF | kubectl apply -f -\nkind: A\nEOF\na/b created\n$ ls', 'bash');
    expect([commands.map(({ text }) => text), problems]).toEqual([['cat <<EOF | kubectl apply -f -\nkind: A\nEOF', 'ls'], []]);
  });

  it('takes the command that opens a session without a prompt', () => {
    const { commands } = analyze('kubectl -n vault exec -it vault-0 -- sh\n$ vault status\nSealed false', 'bash');
    expect(commands.map(({ program }) => program)).toEqual(['kubectl', 'vault']);
    const long = analyze('kubectl exec -it vault-0 \\\n  -- sh\n$ vault status', 'bash').commands;
    expect(long.map(({ text }) => text)).toEqual(['kubectl exec -it vault-0 \\\n  -- sh', 'vault status']);
  });

  it('finds a command in message text', () => {
    expect(splitMixed('Status: Resolved\nDuration: 45 minutes\ncurl -X PATCH https://x.example/1 \\\n  -d "{}"', 'text')).toEqual([
      { language: 'text', startLine: 1, endLine: 2 },
      { language: 'bash', startLine: 3, endLine: 4 },
    ]);
  });

  it('takes prompts and output of a transcript away', () => {
    const analysis = analyze('$ kubectl get pods\nNAME  READY\nweb   1/1\nsh-5.1# kubectl logs \\\n    web\nall (good', 'bash');
    expect(analysis.commands.map((command) => [command.text, command.line])).toEqual([
      ['kubectl get pods', 1],
      ['kubectl logs \\\n    web', 4],
    ]);
    expect(analysis.problems).toEqual([]);
  });
});

describe('statements', () => {
  it('takes lists, loops, heredocs and continuations as one statement each', () => {
    const source = 'a && b || c\nfor i in 1 2; do\n  x $i\ndone\ncat <<EOF\ntext\nEOF\nd \\\n  e # why\nf; g\n"h\ni"';
    expect(analyze(source, 'bash').commands.map((command) => command.line)).toEqual([1, 2, 5, 8, 10, 10, 11]);
    expect(analyze(source, 'bash').comments).toEqual([{ line: 9, text: 'why', trailing: true }]);
  });
});

describe('parameters', () => {
  const table: readonly (readonly [string, string, string])[] = [
    ['kubectl describe pod <pod-name>', 'pod-name', 'kubernetes/pod'],
    ['kubectl describe node <node-name>', 'node-name', 'kubernetes/node'],
    ['kubectl get pods -n <ns>', 'ns', 'kubernetes/namespace'],
    ['kubectl logs deployment/{service-name}', 'service-name', 'kubernetes/deployment'],
    ['kubectl exec -it pod/backend-xxxxx -- ls', 'backend-xxxxx', 'kubernetes/pod'],
    ['curl -s "https://x.example/me?access_token=token"', 'token', 'secret'],
    ['curl https://x.example -H "Authorization: Bearer $STATUS_PAGE_TOKEN"', 'STATUS_PAGE_TOKEN', 'secret'],
    ['curl https://x.example -u sk_test_...:', 'sk_test', 'secret'],
    ['psql -c "SELECT pg_terminate_backend(<pid>)"', 'pid', 'process-id'],
    ['psql -c "REINDEX TABLE <table_name>"', 'table_name', 'sql/table'],
  ];
  it.each(table)('%s', (source, name, type) => {
    expect(analyze(source, 'bash').parameters.map((parameter) => [parameter.name, parameter.type, parameter.secret])).toEqual([
      [name, type, type === 'secret'],
    ]);
  });

  it('does not take other braces, brackets and signs for holes', () => {
    for (const source of [
      `curl -w "%{http_code}" https://x.example`,
      `kubectl get no -o jsonpath='{.status.conditions[*]}'`,
      `jq '.items[] | {name: .a}' f`,
      `awk '{print}' f`,
      'cp a.{txt,md} b',
      'ls [a-z]* [0-9]',
      'cat < in > out',
      'docker ps --format "{{.Names}}"',
      'for i in 1; do echo $i; done',
      'echo $HOME',
      'cat <<EOF\nx\nEOF',
      'find . -exec ls {} +',
      'rate(x[5m])',
      'echo ${A:-b}',
    ]) {
      expect(analyze(source, 'bash').parameters, source).toEqual([]);
    }
  });
});
