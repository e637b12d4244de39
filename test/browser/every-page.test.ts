// Every page of the product, on a desk and on a phone, light and dark: nothing that a screen reader stumbles over,
// nothing that scrolls sideways, nothing that the browser complains about.
import { AxeBuilder } from '@axe-core/playwright';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserMissing, startBrowser } from '../system/parts/browser.ts';
import { repository, startTocsin, until, type TocsinProcess } from '../system/parts/tocsin-process.ts';
import { watchConsole } from './parts/watch-console.ts';

const organization = 'lanternfish-books';
const missing = browserMissing ? `${browserMissing} is not installed` : null;
let folder: string;
let tocsin: TocsinProcess;
let browser: Browser;
let storage: Awaited<ReturnType<BrowserContext['storageState']>>;
let openIncident = '';
let closedIncident = '';

async function demoIncident(after: string | null): Promise<string> {
  await tocsin.api('POST', '/api/v1/drills/demo', {});
  const id = await until('the demo incident', async () => {
    const { incidentId } = await tocsin.api<{ incidentId: string | null }>('GET', '/api/v1/drills/demo');
    return incidentId !== after && incidentId;
  });
  await until(
    'its diagnosis',
    async () =>
      (await tocsin.api<{ items: { type: string }[] }>('GET', `/api/v1/incidents/${id}/timeline`)).items.filter(
        (entry) => entry.type === 'execution.step-finished',
      ).length >= 4,
  );
  return id;
}

beforeAll(async () => {
  if (missing) return;
  folder = await mkdtemp(join(tmpdir(), 'tocsin-pages-'));
  await chmod(folder, 0o711); // as root the database runs as another user, who must get through
  tocsin = await startTocsin({ dataDir: join(folder, 'data'), workspace: join(repository, 'examples') });
  browser = await startBrowser();
  const context = await browser.newContext();
  await (await context.newPage()).goto(tocsin.signInUrl);
  storage = await context.storageState();
  await context.close();

  closedIncident = await demoIncident(null);
  await tocsin.api('POST', `/api/v1/incidents/${closedIncident}/updates`, {
    body: 'Orders leave the house late.',
    channels: ['status-page'],
  });
  await tocsin.api('DELETE', '/api/v1/drills/demo');
  await tocsin.api('POST', `/api/v1/incidents/${closedIncident}/resolve`, { override: 'the drill is over' });
  await until('the post-mortem draft', async () => tocsin.api('GET', `/api/v1/incidents/${closedIncident}/postmortem`));
  await tocsin.api('POST', `/api/v1/incidents/${closedIncident}/action-items`, { title: 'Limit the size of a job', category: 'Prevent' });
  openIncident = await demoIncident(closedIncident);
  await tocsin.api('POST', `/api/v1/incidents/${openIncident}/updates`, { body: 'It is late once more.', channels: ['status-page'] });
});
afterAll(async () => {
  if (missing) return;
  await browser.close();
  await tocsin.stop();
  await rm(folder, { recursive: true, force: true });
});

const pages: readonly (readonly [string, () => string])[] = [
  ['home', () => '/'],
  ['the room', () => `/i/${openIncident}`],
  ['the room, timeline', () => `/i/${openIncident}?tab=timeline`],
  ['the room, tell', () => `/i/${openIncident}?tab=tell`],
  ['the room, people', () => `/i/${openIncident}?tab=people`],
  ['the room of a closed incident', () => `/i/${closedIncident}`],
  ['the post-mortem, writing', () => `/i/${closedIncident}/postmortem?mode=write`],
  ['the post-mortem, reading', () => `/i/${closedIncident}/postmortem?mode=read`],
  ['incidents', () => `/o/${organization}/incidents`],
  ['alerts', () => `/o/${organization}/alerts`],
  ['runbooks', () => `/o/${organization}/runbooks`],
  ['a runbook', () => `/o/${organization}/runbooks/order-desk-stuck`],
  ['a search', () => `/o/${organization}/runbooks?q=order`],
  ['coverage', () => `/o/${organization}/coverage`],
  ['a rule', () => '/rules/pipe-hides-failure'],
  ['all rules', () => '/rules'],
  ['on call', () => `/o/${organization}/oncall`],
  ['status page, preview', () => `/o/${organization}/status`],
  ['settings', () => `/o/${organization}/settings`],
  ['an organisation without incidents', () => '/o/harbour-rail/incidents'],
  ['an address that is not there', () => '/o/nowhere/nothing'],
  ['signed out', () => '/signed-out'],
  ['the public status page', () => `/status/${organization}`],
];

async function isSettled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  // Placeholders are marked as busy until what they stand for has arrived.
  await until('the page to be there', async () => (await page.locator('[aria-busy="true"]').count()) === 0);
}

const screens = [
  { name: 'on a desk', viewport: { width: 1440, height: 900 }, colorScheme: 'light' as const },
  { name: 'on a desk in the dark', viewport: { width: 1440, height: 900 }, colorScheme: 'dark' as const },
  { name: 'on a phone', viewport: { width: 390, height: 844 }, colorScheme: 'light' as const },
  { name: 'on a phone in the dark', viewport: { width: 390, height: 844 }, colorScheme: 'dark' as const },
];

describe.each(screens)('$name', ({ viewport, colorScheme }) => {
  test.for(pages)('%s', async ([, path], { skip }) => {
    if (missing) return skip(missing);
    const context = await browser.newContext({ viewport, colorScheme, storageState: storage, reducedMotion: 'reduce' });
    const page = await context.newPage();
    const complaints = watchConsole(page);
    await page.goto(`${tocsin.baseUrl}${path()}`);
    await isSettled(page);
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
    const serious = violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, help, nodes }) => ({
        id,
        help,
        at: nodes
          .slice(0, 5)
          .map((node) => `${node.target.join(' ')} ${node.html.slice(0, 160)} ${node.failureSummary?.split('\n')[1] ?? ''}`),
      }));
    expect(serious).toEqual([]);
    const sideways: unknown = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    expect(sideways, 'it scrolls sideways').toBeLessThanOrEqual(0);
    expect(complaints()).toEqual([]);
    await context.close();
  });
});
