import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { until } from './tocsin-process.ts';

const prometheusBinary = '/usr/bin/prometheus';
const alertmanagerBinary = '/usr/bin/prometheus-alertmanager';

/** Debian's packages; null with the reason where they are not installed. */
export const monitoringMissing = [prometheusBinary, alertmanagerBinary].find((path) => !existsSync(path)) ?? null;

export interface Monitoring {
  readonly prometheusUrl: string;
  readonly alertmanagerUrl: string;
  stop(): Promise<void>;
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

/** A real Prometheus that scrapes one target every second, and a real Alertmanager that tells Tocsin. */
export async function startMonitoring(options: {
  folder: string;
  targetPort: number;
  webhookUrl: string;
  rules: string;
}): Promise<Monitoring> {
  const [prometheusPort, alertmanagerPort] = [await freePort(), await freePort()];
  await mkdir(join(options.folder, 'prometheus'), { recursive: true });
  await mkdir(join(options.folder, 'alertmanager'), { recursive: true });
  await writeFile(join(options.folder, 'rules.yml'), options.rules);
  await writeFile(
    join(options.folder, 'prometheus.yml'),
    `global: { scrape_interval: 1s, evaluation_interval: 1s }
rule_files: [rules.yml]
alerting: { alertmanagers: [{ static_configs: [{ targets: ['127.0.0.1:${alertmanagerPort}'] }] }] }
scrape_configs: [{ job_name: checkout, static_configs: [{ targets: ['127.0.0.1:${options.targetPort}'] }] }]
`,
  );
  await writeFile(
    join(options.folder, 'alertmanager.yml'),
    `route: { receiver: tocsin, group_by: [alertname], group_wait: 1s, group_interval: 1s, repeat_interval: 1h }
receivers: [{ name: tocsin, webhook_configs: [{ url: '${options.webhookUrl}', send_resolved: true }] }]
`,
  );
  const alertmanager = spawn(
    alertmanagerBinary,
    [
      `--config.file=${join(options.folder, 'alertmanager.yml')}`,
      `--storage.path=${join(options.folder, 'alertmanager')}`,
      `--web.listen-address=127.0.0.1:${alertmanagerPort}`,
      '--cluster.listen-address=',
    ],
    { stdio: 'ignore' },
  );
  const prometheus = spawn(
    prometheusBinary,
    [
      `--config.file=${join(options.folder, 'prometheus.yml')}`,
      `--storage.tsdb.path=${join(options.folder, 'prometheus')}`,
      `--web.listen-address=127.0.0.1:${prometheusPort}`,
    ],
    { stdio: 'ignore' },
  );
  const ready = (port: number) => async () => (await fetch(`http://127.0.0.1:${port}/-/ready`)).ok;
  await until('Alertmanager', ready(alertmanagerPort));
  await until('Prometheus', ready(prometheusPort));
  return {
    prometheusUrl: `http://127.0.0.1:${prometheusPort}`,
    alertmanagerUrl: `http://127.0.0.1:${alertmanagerPort}`,
    async stop() {
      await endProcess(prometheus);
      await endProcess(alertmanager);
    },
  };
}
