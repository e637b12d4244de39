// The demo incident, as the first hour with Tocsin has it: by keyboard, on a phone, and by two people.
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeAll, afterAll, describe, expect, onTestFailed, test } from 'vitest';
import { browserMissing, startBrowser } from '../system/parts/browser.ts';
import { keyboardHand, pointerHand, type Hand } from '../system/parts/hand.ts';
import { incidentRoom } from '../system/parts/incident-room.ts';
import { reportFailure } from '../system/parts/report-failure.ts';
import { repository, startTocsin, until, type TocsinProcess } from '../system/parts/tocsin-process.ts';
import { watchConsole } from './parts/watch-console.ts';

const wide = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };
/** What a person needs to read and aim, for each touch; a program needs nothing. */
const secondsPerTouch = 4;

interface Demo {
  running: boolean;
  incidentId: string | null;
}
interface Incident {
  status: string;
  firingAlerts: number;
}

const seeds = join(repository, '..', 'shared', 'seeds');
const workspaces = [
  { name: 'the examples', folder: join(repository, 'examples') },
  { name: 'the seeds', folder: seeds },
];

describe.each(workspaces)('the demo incident beside $name', ({ folder: workspace }) => {
  const missing = browserMissing ? `${browserMissing} is not installed` : existsSync(workspace) ? null : `${workspace} is absent`;
  let folder: string;
  let tocsin: TocsinProcess;
  let browser: Browser;
  let owner: { context: BrowserContext; page: Page };

  beforeAll(async () => {
    if (missing) return;
    folder = await mkdtemp(join(tmpdir(), 'tocsin-demo-'));
    await chmod(folder, 0o711); // as root the database runs as another user, who must get through
    tocsin = await startTocsin({ dataDir: join(folder, 'data'), workspace });
    browser = await startBrowser();
    const context = await browser.newContext({ viewport: wide });
    owner = { context, page: await context.newPage() };
    owner.page.setDefaultTimeout(30_000);
    await owner.page.goto(tocsin.signInUrl);
    await owner.page.getByRole('button', { name: 'Run the demo incident' }).first().waitFor();
  });
  afterEach(async () => {
    if (missing) return;
    if ((await tocsin.api<Demo>('GET', '/api/v1/drills/demo')).running) await tocsin.api('DELETE', '/api/v1/drills/demo');
    // What a failed test left open would take in the next demo's alert.
    const { items } = await tocsin.api<{ items: { id: string }[] }>('GET', '/api/v1/organizations/lanternfish-books/incidents?status=open');
    for (const { id } of items) await tocsin.api('POST', `/api/v1/incidents/${id}/resolve`, { override: 'the drill is over' });
  });
  afterAll(async () => {
    if (missing) return;
    await browser.close();
    await tocsin.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const incident = (id: string) => tocsin.api<Incident>('GET', `/api/v1/incidents/${id}`);
  const alertResolves = (id: string) => until('the alert to resolve', async () => (await incident(id)).firingAlerts === 0);

  /** From the quiet home page to the room of the demo's incident, answered for. */
  async function takeTheCall(page: Page, hand: Hand): Promise<string> {
    await page.goto(tocsin.baseUrl);
    await hand.press(page.getByRole('button', { name: 'Run the demo incident' }).first());
    const banner = page.getByRole('region', { name: 'You are paged' });
    await banner.waitFor();
    await hand.press(banner.getByRole('button', { name: 'Acknowledge' }));
    await banner.waitFor({ state: 'detached' });
    await hand.press(page.getByRole('region', { name: 'Demo incident' }).getByRole('button', { name: 'Open the incident' }));
    await page.waitForURL(/\/i\/inc_/);
    return /inc_\w+/.exec(page.url())?.[0] ?? '';
  }

  async function workThrough(page: Page, hand: Hand): Promise<{ id: string; personSeconds: number }> {
    const started = performance.now();
    const id = await takeTheCall(page, hand);
    const room = incidentRoom(page, hand);
    const shown = await room.approveAndRun(/Put the poisoned job aside/);
    expect(shown).toMatch(/mv .*0000-poison\.job/);
    await room.step(/Put the poisoned job aside.*, succeeded/).waitFor();
    await alertResolves(id);
    await room.setStatus('Monitoring');
    await until('Monitoring', async () => (await incident(id)).status === 'monitoring');
    await room.tell({ 'Where we are': 'Orders leave the house again.', 'Next Steps': 'We watch it for a while.' }, [/status page/i]);
    await until('the public page', async () =>
      (await (await fetch(`${tocsin.baseUrl}/status/lanternfish-books`)).text()).includes('Orders leave the house again'),
    );
    await room.resolve('A job that could not be read stopped the desk.', 'This is a drill; the minute is not waited out.');
    await until('resolved', async () => (await incident(id)).status === 'resolved');
    await room.publishPostmortem();
    const markdown = await (
      await fetch(`${tocsin.baseUrl}/api/v1/incidents/${id}/postmortem.md`, { headers: { authorization: `Bearer ${tocsin.adminToken}` } })
    ).text();
    expect(markdown).toMatch(/^# Review: /m);
    expect(markdown).toContain('0000-poison.job');
    const machineSeconds = (performance.now() - started) / 1000;
    const personSeconds = machineSeconds + hand.touches() * secondsPerTouch;
    process.stdout.write(
      `${hand.kind}: ${hand.touches()} touches at ${secondsPerTouch} s each and ${machineSeconds.toFixed(1)} s of waiting are ${personSeconds.toFixed(0)} s of a person\n`,
    );
    return { id, personSeconds };
  }

  test('by keyboard, from the button to the published post-mortem, in less than three minutes', async (context) => {
    if (missing) return context.skip(missing);
    onTestFailed(() => reportFailure(owner.page, tocsin));
    const complaints = watchConsole(owner.page);
    const { personSeconds } = await workThrough(owner.page, keyboardHand(owner.page));
    expect(personSeconds).toBeLessThan(180);
    expect(complaints()).toEqual([]);
  });

  test('on a 390-pixel phone, the same', async (context) => {
    if (missing) return context.skip(missing);
    const storage = await owner.context.storageState();
    const hands = await browser.newContext({
      viewport: phone,
      hasTouch: true,
      isMobile: true,
      deviceScaleFactor: 2,
      storageState: storage,
    });
    const page = await hands.newPage();
    page.setDefaultTimeout(30_000);
    onTestFailed(() => reportFailure(page, tocsin));
    const complaints = watchConsole(page);
    const { personSeconds } = await workThrough(page, pointerHand());
    expect(personSeconds).toBeLessThan(180);
    expect(complaints()).toEqual([]);
    await hands.close();
  });

  test('what destroys something takes a second person, in a browser of their own', async (context) => {
    if (missing) return context.skip(missing);
    await owner.page.setViewportSize(wide);
    onTestFailed(() => reportFailure(owner.page, tocsin));
    const id = await takeTheCall(owner.page, pointerHand());
    const room = incidentRoom(owner.page);
    await room.approveAsOneOfTwo(/Empty the whole spool/);

    const { signInUrl } = await tocsin.api<{ signInUrl: string }>('POST', '/api/v1/organizations/lanternfish-books/people', {
      name: 'Ines Albrecht',
      email: 'ines@lanternfish.example',
      role: 'commander',
    });
    const other = await browser.newContext({ viewport: wide });
    const second = await other.newPage();
    second.setDefaultTimeout(30_000);
    onTestFailed(() => reportFailure(second, tocsin));
    await second.goto(signInUrl);
    await second.goto(`${tocsin.baseUrl}/i/${id}`);
    const theirs = incidentRoom(second);
    await theirs.approveAsSecond(/Empty the whole spool/);
    await theirs.step(/Empty the whole spool.*, succeeded/).waitFor();
    // The first person sees it without doing anything.
    await room.step(/Empty the whole spool.*, succeeded/).waitFor();
    await alertResolves(id);
    await other.close();
  });
});
