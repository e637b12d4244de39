// The whole journey on real parts: Prometheus scrapes a failing target, Alertmanager tells Tocsin, a person presses the
// buttons in Chromium, SMTP and Slack receive, the public page shows it, the post-mortem remembers it.
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserMissing, startBrowser } from './parts/browser.ts';
import { startFailingTarget, type FailingTarget } from './parts/failing-target.ts';
import { freePort } from './parts/free-port.ts';
import { incidentRoom } from './parts/incident-room.ts';
import { startSmtp, type Mail } from '../outside/outside-servers.ts';
import { monitoringMissing, startMonitoring, type Monitoring } from './parts/monitoring.ts';
import { reportFailure } from './parts/report-failure.ts';
import { slackToken, startSlack } from './parts/slack-emulator.ts';
import { alertRules, spineSecrets, writeSpineWorkspace } from './parts/spine-workspace.ts';
import { repository, startTocsin, until, type TocsinProcess } from './parts/tocsin-process.ts';

const missing = monitoringMissing ?? browserMissing;
const closers: (() => Promise<unknown>)[] = [];
let folder: string;
let tocsin: TocsinProcess;
let target: FailingTarget;
let monitoring: Monitoring;
let mails: readonly Mail[];
let slack: Awaited<ReturnType<typeof startSlack>>;
let browser: Browser;
let page: Page;

interface Incident {
  id: string;
  status: string;
  runId: string | null;
  severity: { label: string } | null;
  runbook: { title: string } | null;
  firingAlerts: number;
  monitorUntil: string | null;
}
interface Timeline {
  items: { type: string; text: string; actor: { name: string } }[];
}
const incidentPath = (id: string, rest = '') => `/api/v1/incidents/${id}${rest}`;
const timeline = async (id: string) => (await tocsin.api<Timeline>('GET', incidentPath(id, '/timeline?limit=200'))).items;

beforeAll(async () => {
  if (missing) return;
  folder = await mkdtemp(join(tmpdir(), 'tocsin-spine-'));
  closers.push(() => rm(folder, { recursive: true, force: true }));
  await chmod(folder, 0o711); // as root the database runs as another user, who must get through
  target = await startFailingTarget();
  closers.push(() => target.close());
  const mail = await startSmtp();
  mails = mail.mails;
  closers.push(() => mail.stop());
  slack = await startSlack('incidents');
  closers.push(() => slack.close());
  const port = await freePort();
  const key = randomBytes(24).toString('hex');
  monitoring = await startMonitoring({
    folder,
    targetPort: target.port,
    webhookUrl: `http://127.0.0.1:${port}/integrations/alertmanager/${key}`,
    rules: alertRules,
  });
  closers.push(() => monitoring.stop());
  const workspace = await writeSpineWorkspace(folder, {
    smtpUrl: mail.url,
    slackApiUrl: slack.apiUrl,
    prometheusUrl: monitoring.prometheusUrl,
  });
  tocsin = await startTocsin({
    dataDir: join(folder, 'data'),
    workspace,
    port,
    environment: { [spineSecrets.alertmanager]: key, [spineSecrets.slack]: slackToken },
  });
  closers.push(() => tocsin.stop());
  browser = await startBrowser();
  closers.push(() => browser.close());
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(30_000);
});
afterAll(async () => {
  for (const close of closers.toReversed()) await close();
});

describe('the spine', () => {
  test('an alert travels from a failing target to a published post-mortem', async (context) => {
    if (missing) return context.skip(`${missing} is not installed`);
    context.onTestFailed(() => reportFailure(page, tocsin));

    // A person is there, nothing is wrong.
    await page.goto(tocsin.signInUrl);
    await page.getByRole('heading', { level: 1 }).first().waitFor();

    // It fails; Prometheus sees it, Alertmanager tells, an incident stands with the document's own severity and runbook.
    target.setErrorRate(37);
    const id = await until(
      'the incident',
      async () => (await tocsin.api<{ items: Incident[] }>('GET', '/api/v1/organizations/tidewater/incidents')).items[0]?.id,
      60_000,
    );
    const declared = await tocsin.api<Incident>('GET', incidentPath(id));
    expect(declared).toMatchObject({
      status: 'investigating',
      severity: { label: 'SEV1' },
      runbook: { title: 'Checkout Errors' },
      firingAlerts: 1,
    });

    // Whoever is on call was paged by mail.
    const paged = await until('the mail', async () => mails.find((mail) => mail.to.includes('nora@tidewater.example')));
    expect(paged.raw).toMatch(/CheckoutErrorsHigh/);
    expect(paged.raw).toContain(tocsin.baseUrl);

    // The room: acknowledged, the diagnosis has run by itself and shows what it found.
    await page.goto(`${tocsin.baseUrl}/i/${id}`);
    const room = incidentRoom(page);
    await room.acknowledge();
    const diagnosis = await room.openStep(/Investigation Steps/, /Ask the checkout itself, succeeded/);
    await diagnosis.getByText(/"errorRate": 37/).waitFor();
    const query = await until('the query', async () =>
      (await timeline(id)).find((entry) => entry.type === 'execution.step-finished' && entry.text.includes('checkout_error_percent')),
    );
    expect(query.text).toContain('succeeded');

    // The mitigation: what runs is shown with its values before anybody says yes; then it really mends the target.
    expect(target.restarts()).toBe(0);
    const shown = await room.approveAndRun(/Restart the checkout/);
    expect(shown).toContain(`127.0.0.1:${target.port}`);
    await room.step(/Restart the checkout.*, succeeded/).waitFor();
    expect(target.restarts()).toBe(1);

    // The alert goes away by itself, through Prometheus and Alertmanager.
    await until('the resolved alert', async () => (await tocsin.api<Incident>('GET', incidentPath(id))).firingAlerts === 0, 90_000);

    // People are told in the document's own template.
    await room.setStatus('Monitoring');
    await until('monitoring', async () => (await tocsin.api<Incident>('GET', incidentPath(id))).monitorUntil !== null);
    await room.tell({ 'Where we are': 'The checkout was restarted and takes payments again.' }, [/incidents/, /status page/i]);
    const told = await until('the Slack message', async () =>
      (await slack.messages()).find((message) => message.includes('takes payments again')),
    );
    expect(told).toContain('Monitoring');
    const html = await until('the public page', async () => {
      const text = await (await fetch(`${tocsin.baseUrl}/status/tidewater`)).text();
      return text.includes('takes payments again') && text;
    });
    expect(html).not.toContain('<script');
    const summary = (await (await fetch(`${tocsin.baseUrl}/status/tidewater/api/v2/summary.json`)).json()) as {
      incidents: { status: string; incident_updates: { body: string }[] }[];
    };
    expect(summary.incidents).toHaveLength(1);
    expect(summary.incidents[0]?.status).toBe('monitoring');
    expect(summary.incidents[0]?.incident_updates[0]?.body).toContain('takes payments again');

    // The document's threshold is asked of Prometheus; the document's minute is what stands against resolving.
    await until('the check', async () => {
      const { items } = await tocsin.api<{ items: { verdict: string }[] }>('POST', incidentPath(id, '/checks'), {});
      return items.length > 0 && items.every((check) => check.verdict === 'passed');
    });
    await room.resolve('A release broke the checkout; a restart ended it.', 'The test does not wait out the minute.');
    await until('resolved', async () => (await tocsin.api<Incident>('GET', incidentPath(id))).status === 'resolved');
    const overridden = (await timeline(id)).find((entry) => entry.type === 'incident.resolved');
    expect(overridden?.text).toContain('The test does not wait out the minute.');

    // The post-mortem holds what was run and when, in the document's own template.
    await room.publishPostmortem();
    const written = await (
      await fetch(`${tocsin.baseUrl}${incidentPath(id, '/postmortem.md')}`, { headers: { authorization: `Bearer ${tocsin.adminToken}` } })
    ).text();
    expect(written).toMatch(/^# Review: /m);
    expect(written).toContain(`127.0.0.1:${target.port}/admin/restart`);
    expect(written).toMatch(/SEV1/);
    expect(written).toMatch(/\d{2}:\d{2}.*(?:fired|Alert)/i);
    expect(await tocsin.api<{ status: string }>('GET', incidentPath(id, '/postmortem'))).toMatchObject({ status: 'published' });

    // What happened stands up without the server.
    const evidence = join(folder, 'evidence.json');
    await writeFile(evidence, JSON.stringify(await tocsin.api('GET', incidentPath(id, '/evidence'))));
    const verified = spawnSync(process.execPath, [join(repository, 'src', 'app', 'main.ts'), 'evidence', 'verify', evidence], {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] },
    });
    expect(`${verified.stderr}${verified.status}`).toBe('0');
    await writeFile(
      evidence,
      JSON.stringify(await tocsin.api('GET', incidentPath(id, '/evidence'))).replace('Restart the checkout', 'Admired the checkout'),
    );
    const forged = spawnSync(process.execPath, [join(repository, 'src', 'app', 'main.ts'), 'evidence', 'verify', evidence], {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] },
    });
    expect(forged.status).toBe(1);
  });
});
