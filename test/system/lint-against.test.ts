// The linter as a process of its own against a real Prometheus: what each side lacks is found, and nothing else.
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startFailingTarget } from './parts/failing-target.ts';
import { monitoringMissing, startMonitoring, type Monitoring } from './parts/monitoring.ts';
import { repository, until } from './parts/tocsin-process.ts';

const closers: (() => Promise<unknown>)[] = [];
let folder: string;
let monitoring: Monitoring;

const rules = `groups:
  - name: shop
    rules:
      - alert: CartDown
        expr: up{job="checkout"} == 0
        annotations: { runbook_url: 'https://git.example.com/ops/blob/main/cart.md#cart-down' }
      - alert: DiskFull
        expr: vector(0) > 1
      - record: shop:up:count
        expr: count(up)
`;
const runbooks = `# Shop

## Runbook: Cart Down

**Alert:** \`CartDown\`

### Diagnosis

\`\`\`promql
shop:up:count
\`\`\`

\`\`\`promql
rate(cart_errors_total[5m])
\`\`\`

## Runbook: Cart Slow

**Alert:** \`CartSlow\`

### Diagnosis

\`\`\`promql
up
\`\`\`
`;

beforeAll(async () => {
  if (monitoringMissing) return;
  folder = await mkdtemp(join(tmpdir(), 'tocsin-lint-'));
  closers.push(() => rm(folder, { recursive: true, force: true }));
  const target = await startFailingTarget();
  closers.push(() => target.close());
  monitoring = await startMonitoring({ folder, targetPort: target.port, webhookUrl: 'http://127.0.0.1:9/', rules });
  closers.push(() => monitoring.stop());
  await until('the recorded series', async () =>
    (await (await fetch(`${monitoring.prometheusUrl}/api/v1/query?query=shop:up:count`)).text()).includes('"value"'),
  );
  await writeFile(join(folder, 'cart.md'), runbooks);
});
afterAll(async () => {
  for (const close of closers.toReversed()) await close();
});

test.skipIf(monitoringMissing)(`lint --against prometheus (skipped without ${monitoringMissing ?? 'Prometheus'})`, () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      join(repository, 'src/app/main.ts'),
      'runbook',
      'lint',
      'cart.md',
      '--format',
      'json',
      '--fail-on',
      'warning',
      '--against',
      `prometheus=${monitoring.prometheusUrl}`,
    ],
    { cwd: folder, encoding: 'utf8' },
  );
  expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
  const found = (JSON.parse(stdout) as { rule: string; file: string; line: number }[]).filter(({ rule }) => rule.startsWith('against-'));
  expect(found.map(({ rule, file, line }) => [rule, file, line])).toEqual([
    ['against-unknown-metric', 'cart.md', 14],
    ['against-alert-without-rule', 'cart.md', 17],
    ['against-alert-without-runbook', monitoring.prometheusUrl, 1],
  ]);
});
