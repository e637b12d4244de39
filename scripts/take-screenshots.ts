// npm run screenshots: the pictures of the README, taken from the running product while it works through its demo.
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { browserMissing, startBrowser } from '../test/system/parts/browser.ts';
import { repository, startTocsin, until } from '../test/system/parts/tocsin-process.ts';

if (browserMissing) throw new Error(`${browserMissing} is not installed`);
const images = join(repository, 'docs', 'images');
await mkdir(images, { recursive: true });
const folder = await mkdtemp(join(tmpdir(), 'tocsin-'));
await chmod(folder, 0o711);
const tocsin = await startTocsin({ dataDir: join(folder, 'data'), workspace: join(repository, 'examples') });
const browser = await startBrowser();

const wide = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

async function take(page: Page, name: string, size = wide): Promise<void> {
  await page.setViewportSize(size);
  await page.waitForLoadState('load');
  // Live pages never fall silent; what is asked for once has arrived when nothing moves any more.
  await page.waitForTimeout(700);
  await page.screenshot({ path: join(images, `${name}.png`) });
  process.stdout.write(`docs/images/${name}.png\n`);
}

try {
  const page = await browser.newPage({ viewport: wide, colorScheme: 'light', deviceScaleFactor: 1 });
  await page.goto(tocsin.signInUrl);
  await page
    .getByRole('button', { name: /run the demo incident/i })
    .first()
    .waitFor();
  await take(page, 'quiet');
  await page
    .getByRole('button', { name: /run the demo incident/i })
    .first()
    .click();
  const incidentId = await until(
    'the demo incident',
    async () => (await tocsin.api<{ incidentId: string | null }>('GET', '/api/v1/drills/demo')).incidentId,
  );
  await until(
    'its diagnosis',
    async () =>
      (await tocsin.api<{ items: { type: string }[] }>('GET', `/api/v1/incidents/${incidentId}/timeline`)).items.filter(
        (entry) => entry.type === 'execution.step-finished',
      ).length >= 2,
  );
  await take(page, 'home');
  await page.goto(`${tocsin.baseUrl}/i/${incidentId}`);
  await take(page, 'incident-room-phone', phone);
  await page.setViewportSize(wide);
  await tocsin.api('POST', `/api/v1/incidents/${incidentId}/updates`, {
    body: 'Orders are accepted, but leave the house late. We know why and are mending it.',
    channels: ['status-page'],
  });
  await page
    .getByRole('button', { name: /acknowledge/i })
    .first()
    .click();
  await take(page, 'incident-room');
  await page.goto(`${tocsin.baseUrl}/o/lanternfish-books/runbooks/order-desk-stuck`);
  await take(page, 'runbook');
  await page.goto(`${tocsin.baseUrl}/o/lanternfish-books/coverage`);
  await take(page, 'coverage');
  await page.goto(`${tocsin.baseUrl}/o/lanternfish-books/oncall`);
  await take(page, 'on-call');
  await page.goto(`${tocsin.baseUrl}/status/lanternfish-books`);
  await take(page, 'status-page');
  await tocsin.api('DELETE', '/api/v1/drills/demo');
  await tocsin.api('POST', `/api/v1/incidents/${incidentId}/resolve`, { override: 'the drill is over' });
  await until('the post-mortem draft', async () => tocsin.api('GET', `/api/v1/incidents/${incidentId}/postmortem`));
  await page.goto(`${tocsin.baseUrl}/i/${incidentId}/postmortem`);
  await take(page, 'postmortem');
} finally {
  await browser.close();
  await tocsin.stop();
  await rm(folder, { recursive: true, force: true });
}
