import { beforeAll, describe, expect, it } from 'vitest';
import { analyze, initCommands } from '../index.ts';

beforeAll(initCommands);

const table: readonly (readonly [string, string | null])[] = [
  ['kubectl exec -it <pod> -n x -- df -h', 'kubectl exec <pod> -n x -- df -h'],
  ['kubectl exec -i -t p -- ls -it', 'kubectl exec p -- ls -it'],
  ['kubectl exec -it p -- \\\n  redis-cli INFO', 'kubectl exec p -- \\\n  redis-cli -e INFO'],
  ['kubectl debug node/n -it --image=x -- df', 'kubectl debug node/n -i --image=x -- df'],
  ['docker exec -it web ls -it', 'docker exec web ls -it'],
  ['kubectl logs -f deploy/x | grep a', 'kubectl logs --tail=500 deploy/x | grep a'],
  ['kubectl logs deploy/x -f --tail=100', 'kubectl logs deploy/x --tail=100'],
  ['kubectl logs -l app=x', 'kubectl logs --tail=500 -l app=x'],
  ['kubectl logs -l app=x --since=10m', 'kubectl logs --tail=-1 -l app=x --since=10m'],
  ['kubectl logs deploy/x', null],
  ['kubectl get pods -w', 'kubectl get pods'],
  ["watch -n 5 'kubectl get pods | grep x'", 'kubectl get pods | grep x'],
  ['watch kubectl get pods -n <namespace>', 'kubectl get pods -n <namespace>'],
  ['psql -c "SELECT 1"', 'psql -X -w -v ON_ERROR_STOP=1 -c "SELECT 1"'],
  ['psql -X -w -v ON_ERROR_STOP=1 -c "SELECT 1"', null],
  ['sudo redis-cli PING', 'sudo redis-cli -e PING'],
  ['top', 'top -b -n 1'],
  ['journalctl -u x -f', 'journalctl -n 500 -u x'],
  ['ping host', 'ping -c 4 host'],
  ['docker stats', 'docker stats --no-stream'],
  ['curl "http://prom:9090/api/v1/query?query=rate(x[5m])"', 'curl -g "http://prom:9090/api/v1/query?query=rate(x[5m])"'],
  ['curl http://prom:9090/api/v1/query?query=rate(x[5m])', "curl -g 'http://prom:9090/api/v1/query?query=rate(x[5m])'"],
  ['kubectl exec -it p -- curl http://prom/q?query=f(x)', "kubectl exec p -- curl 'http://prom/q?query=f(x)'"],
  [`echo 'kubectl exec -it x -- redis-cli'`, null],
  ['curl -s https://x.example', null],
];

describe('safe forms', () => {
  it.each(table)('%s', (source, expected) => {
    const [command] = analyze(source, 'bash').commands;
    expect(command?.safeForm).toBe(expected);
    expect(command?.runnable, JSON.stringify(command)).toBe(true);
  });

  it('leaves alone, and does not run, what has no form that ends', () => {
    for (const source of [
      'kubectl edit cm x',
      'ssh root@<host>',
      'kubectl port-forward svc/x 80:80',
      'open https://x.example',
      'vim x',
      'kubectl exec -it p -- bash',
      'htop',
    ]) {
      expect(
        analyze(source, 'bash').commands.map((command) => command.runnable),
        source,
      ).toEqual([false]);
    }
  });
});
