import { beforeAll, describe, expect, it } from 'vitest';
import { analyze, initCommands } from './index.ts';
import type { CommandLanguage, Risk } from './index.ts';

beforeAll(initCommands);

const risksOf = (source: string, language: CommandLanguage = 'bash'): Risk[] =>
  analyze(source, language).commands.map((command) => command.risk);

const reading = [
  'kubectl get pods -A | grep -v Running | head -20',
  'kubectl -n x describe pod <pod>',
  'for p in $(kubectl get pods -o name); do kubectl logs "$p" --tail=10; done',
  'sudo journalctl -u nginx --since "1 hour ago"',
  'systemctl status nginx',
  'docker ps -a',
  'docker logs --tail 100 web',
  'helm status api -n x',
  'aws ec2 describe-instances',
  'curl -s https://x.example/health',
  'curl -X POST http://es:9200/logs/_search -d "{}"',
  'curl -X POST http://clickhouse:8123/ -d "SELECT 1"',
  'psql -c "SELECT count(*) FROM pg_stat_activity"',
  `psql <<'EOF'\nSELECT 1;\nEOF`,
  'echo "INFO memory" | redis-cli',
  'redis-cli CONFIG GET maxmemory',
  'find . -name "*.log" -mtime +7',
  'find /var/log -type f -exec ls -lh {} +',
  'ps aux | sort -rk3 | head',
  'dig +short example.com',
  'openssl x509 -in a.pem -noout -enddate',
  'git log --oneline -5',
  'top -b -n 1',
  "awk '{print $1}' f",
  "sed -n '1,5p' f",
  'sort f | uniq -c',
  'ssh host uptime',
  `ssh host 'df -h | grep data'`,
  `bash -c 'kubectl get pods'`,
  'timeout 5 ping -c 3 host',
  'watch -n 5 kubectl get pods',
  'URL=http://x.example/h\n[ -f x ] && curl -s "$URL"',
  'kubectl apply -f x.yaml --dry-run=server',
  'kafka-topics.sh --bootstrap-server k:9092 --list',
  'cat x 2>/dev/null',
  'df -h 2>&1',
  'sleep 30',
  'cd /srv',
  'tail -n 50 /var/log/syslog',
  'nslookup x',
  'ip addr show',
  'date +%s',
  'kubectl config current-context',
  'mysql -e "SHOW PROCESSLIST"',
];

const mutating = [
  'kubectl delete pod x',
  'kubectl get pods | xargs kubectl delete pod',
  'kubectl scale deploy/x --replicas=0',
  'kubectl apply -f x.yaml --dry-run=client --dry-run=none',
  'kubectl exec p -- sh -c "echo 1 > /tmp/x"',
  'kubectl exec p -- unknown-tool',
  'kubectl config use-context prod',
  'unknown-program --list',
  './scripts/check.sh',
  'curl http://x.example/install.sh | bash',
  'bash -c "$(curl -s http://x.example)"',
  'curl -X POST http://x.example/api',
  'curl http://x.example/-/reload',
  'curl -d a=b http://x.example',
  'curl -o /etc/hosts http://x.example',
  'curl -K cfg http://x.example',
  'curl $ARGS_FROM_FILE $(cat args)',
  'systemctl restart nginx',
  'docker restart web',
  'npm run anything',
  'python x.py',
  'make deploy',
  'psql -f x.sql',
  'cat x.sql | psql',
  'psql -c "SELECT pg_terminate_backend(1)"',
  'psql -c "SELECT my_function()"',
  'psql -c "SELECT 1" -c "INSERT INTO t VALUES (1)"',
  String.raw`psql -c "\! rm x"`,
  String.raw`psql -c "SELECT 1 \gexec"`,
  'psql -c "SELECT $SOMETHING_SET"\nSOMETHING_SET=$(x)',
  'redis-cli SET a 1',
  'redis-cli CONFIG SET maxmemory 1gb',
  'redis-cli EVAL "x" 0',
  'echo "SET a 1" | redis-cli',
  'echo x > /etc/motd',
  'cat a >> b',
  'echo 1 | tee /proc/sys/vm/drop_caches',
  'sed -i s/a/b/ f',
  "sed 's/a/b/w out' f",
  "sed 's/a/b/e' f",
  'sort -o f f',
  `awk '{system("rm " $1)}' f`,
  `awk '{print > "x"}' f`,
  `awk 'x=1/2; {system("id")}; y=1/2' f`,
  'find . -exec sh {} \\;',
  'FLAGS=$(cat f)\nfind . $FLAGS',
  'f() { kubectl scale deploy/x --replicas=1; }; f',
  'PATH=/tmp:$PATH ls',
  'LD_PRELOAD=x ls',
  'eval "$X_Y_Z"',
  '$CMD get pods',
  'sudo -i',
  'kill 1',
  'ip link set eth0 down',
  'ip -batch f',
  'ss -K dst 1.2.3.4',
  'tc qdisc add dev eth0 root netem delay 100ms',
  'git push',
  'crontab -e',
  'mv a b',
  'chmod 777 x',
  'xargs -I ls ls',
  'command rm -r x && true',
  'ls $(touch x)',
  'ls <(touch x)',
  'X=$(touch x)',
  'export X=$(touch x)',
  'if touch x; then ls; fi',
  'while read l; do touch $l; done < f',
  'ls; touch x',
  'ls & touch x',
  'ls | tee /etc/x',
  '! touch x',
  '(touch x)',
  '{ touch x; }',
  'ls || touch x',
  'echo "$(touch x)"',
  'echo `touch x`',
  'cat <<EOF\n$(touch x)\nEOF',
  '[[ $(touch x) ]]',
  'for i in $(touch x); do ls; done',
  'case $(touch x) in a) ls;; esac',
  'time touch x',
  'env A=1 touch x',
  'nohup touch x',
  'ssh host touch x',
  `ssh host 'ls; touch x'`,
  'ssh -o ProxyCommand="touch x" host ls',
  'watch touch x',
  'timeout 5 touch x',
  'mysql -e "UPDATE t SET a=1 WHERE b=2"',
  'kubectl exec p -- kubectl scale deploy/x --replicas=1',
];

const destroying = [
  'rm -rf /x',
  'kubectl delete namespace x',
  'kubectl delete node <node>',
  'kubectl drain n --delete-emptydir-data',
  'redis-cli FLUSHALL',
  'echo FLUSHALL | redis-cli',
  'redis-cli --scan | xargs redis-cli DEL',
  'psql -c "DROP TABLE t"',
  'psql -c "DELETE FROM t"',
  'psql -c "TRUNCATE t"',
  'psql -c "WITH x AS (DELETE FROM t WHERE a=1 RETURNING *) SELECT * FROM x"',
  'find . -delete',
  'find . -exec rm {} +',
  'truncate -s 0 x.log',
  '> x.log',
  'dd if=/dev/zero of=/dev/sda',
  'docker system prune -af',
  'docker volume rm x',
  'helm uninstall x',
  'aws s3 rm s3://b --recursive',
  'terraform destroy',
  'git push --force',
  'git reset --hard',
  'curl -X DELETE http://x.example/1',
  'kafka-topics.sh --bootstrap-server k --delete --topic t',
  'mkfs.ext4 /dev/sdb',
  'sudo rm x',
  `sh -c 'rm x'`,
  `kubectl exec p -- sh -c "rm -rf /data"`,
  'ls && rm x',
  `ssh host "rm x"`,
  `psql <<EOF\nDROP TABLE t;\nEOF`,
  'journalctl --vacuum-time=1d',
  'rabbitmqctl purge_queue q',
  'kubectl replace --force -f x',
  'mysql -e "DROP DATABASE x"',
  'iptables -F',
  'mongosh --eval "db.dropDatabase()"',
  'etcdctl del k',
];

describe('risk of shell statements', () => {
  it.each(reading)('reads: %s', (source) => expect(new Set(risksOf(source))).toEqual(new Set(['read-only'])));
  it.each(mutating)('changes: %s', (source) =>
    expect(risksOf(source).filter((risk) => risk !== 'read-only').length, JSON.stringify(analyze(source, 'bash').commands)).toBeGreaterThan(
      0,
    ),
  );
  it.each(destroying)('destroys: %s', (source) => expect(risksOf(source)).toContain('destructive'));

  it('says why for everything that is not reading', () => {
    for (const source of [...mutating, ...destroying])
      for (const command of analyze(source, 'bash').commands)
        if (command.risk !== 'read-only') expect(command.reasons.length, source).toBeGreaterThan(0);
  });

  it('does not run what the shell cannot read', () => {
    for (const source of ['echo "open', 'kubectl get (', 'if true; then ls']) {
      const analysis = analyze(source, 'bash');
      expect(analysis.problems.length, source).toBeGreaterThan(0);
      expect(
        analysis.commands.every((command) => !command.runnable && command.risk !== 'read-only'),
        source,
      ).toBe(true);
    }
  });
});

describe('risk of SQL', () => {
  const table: readonly (readonly [string, Risk])[] = [
    ['SELECT 1', 'read-only'],
    ['SELECT * FROM t FOR UPDATE', 'mutating'],
    ['SELECT nextval($$s$$)', 'mutating'],
    ['SELECT a INTO b FROM c', 'mutating'],
    ['EXPLAIN DELETE FROM t', 'read-only'],
    ['EXPLAIN ANALYZE DELETE FROM t', 'destructive'],
    ['EXPLAIN ANALYZE SELECT 1', 'read-only'],
    ['WITH x AS (INSERT INTO t VALUES (1) RETURNING *) SELECT * FROM x', 'mutating'],
    ['COPY t TO STDOUT', 'read-only'],
    [`COPY t TO PROGRAM 'sh'`, 'mutating'],
    [`COPY t FROM '/x'`, 'mutating'],
    ['SHOW max_connections', 'read-only'],
    ['SET statement_timeout = 1000', 'read-only'],
    ['SET ROLE admin', 'mutating'],
    ['DELETE FROM t WHERE true', 'destructive'],
    ['UPDATE t SET a = 1', 'destructive'],
    ['UPDATE t SET a = 1 WHERE b = 2', 'mutating'],
    ['ALTER TABLE t DROP COLUMN a', 'destructive'],
    ['ALTER TABLE t ADD COLUMN a int', 'mutating'],
    ['DO $$ BEGIN END $$', 'mutating'],
    ['SELECT pg_reload_conf()', 'mutating'],
    ['SELECT lo_unlink(1)', 'destructive'],
    [`SELECT * FROM dblink('x', 'DROP TABLE t') AS x(a int)`, 'mutating'],
    ['SELECT public.count(1)', 'mutating'],
    ['BEGIN', 'read-only'],
    ['LOCK TABLE t', 'mutating'],
    ['VACUUM FULL t', 'mutating'],
    ['not sql at all', 'mutating'],
  ];
  it.each(table)('%s is %s', (source, risk) => expect(risksOf(source, 'sql')).toEqual([risk]));

  it('splits at semicolons outside of strings, and keeps comments', () => {
    const analysis = analyze(`-- first\nSELECT ';' AS "a;b"; /* two */ SELECT $$;$$;\n\\d t`, 'sql');
    expect(analysis.commands.map((command) => command.text)).toEqual([`SELECT ';' AS "a;b";`, 'SELECT $$;$$;', '\\d t']);
    expect(analysis.comments.map((comment) => comment.text)).toEqual(['first', 'two']);
  });
});
