import { expect, test } from 'vitest';
import { servicesOf } from './services.ts';

test.each([
  ['kubectl rollout restart deployment/web -n shop', ['web']],
  ['kubectl -n shop scale deploy web --replicas=3', ['web']],
  ['kubectl get pods -l app=web,tier=front', ['web']],
  ['kubectl get pods -l app.kubernetes.io/name=web', ['web']],
  ['oc logs statefulset/ledger-db', ['ledger-db']],
  ['systemctl restart web.service', ['web']],
  ['sudo journalctl -u web -n 50', ['web']],
  ['docker logs --tail 20 web', ['web']],
  ['docker compose restart web', ['web']],
  ['sum(rate(http_requests_total{job="web"}[5m]))', ['web']],
  ['up{service=~"ledger"} == 0', ['ledger']],
  ['kubectl get deployments -A', []],
  ['kubectl get svc --all-namespaces', []],
  ['ls -l', []],
  ['x'.repeat(100_000), []],
  ['kubectl get deployment/ '.repeat(5_000), []],
])('%.60s names %j', (command, services) => {
  expect(servicesOf([command])).toEqual(services);
});

test('the most named first', () => {
  expect(servicesOf(['systemctl status a1', 'systemctl status b1', 'journalctl -u b1'])).toEqual(['b1', 'a1']);
});
