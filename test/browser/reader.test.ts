// Reading runbooks: the document as its authors wrote it, what stands beside its lines, search, coverage, paper.
import { AxeBuilder } from '@axe-core/playwright';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, afterEach, expect, test } from 'vitest';
import { browserMissing, startBrowser } from '../system/parts/browser.ts';
import { reportFailure } from '../system/parts/report-failure.ts';
import { startTocsin, until, type TocsinProcess } from '../system/parts/tocsin-process.ts';
import { pdfText, pdfTextMissing } from './parts/pdf-text.ts';
import { readerDocuments } from './parts/reader-documents.ts';
import { watchConsole } from './parts/watch-console.ts';

const wide = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };
const missing = browserMissing ? `${browserMissing} is not installed` : null;

let folder: string;
let tocsin: TocsinProcess;
let browser: Browser;
let storage: Awaited<ReturnType<BrowserContext['storageState']>>;
let context: BrowserContext;
let page: Page;
let complaints: () => readonly string[];
let backlog = '';

beforeAll(async () => {
  if (missing) return;
  folder = await mkdtemp(join(tmpdir(), 'tocsin-reader-'));
  await chmod(folder, 0o711); // as root the database runs as another user, who must get through
  for (const [file, text] of Object.entries(readerDocuments)) {
    const path = join(folder, 'workspace', 'parcels', file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
  tocsin = await startTocsin({ dataDir: join(folder, 'data'), workspace: join(folder, 'workspace') });
  backlog = await until('the runbooks', async () => {
    const { items } = await tocsin.api<{ items: { slug: string; file: string }[] }>('GET', '/api/v1/organizations/parcels/runbooks');
    return items.length === 2 && (items.find((one) => one.file.startsWith('queues'))?.slug ?? '');
  });
  browser = await startBrowser();
  const first = await browser.newContext();
  await (await first.newPage()).goto(tocsin.signInUrl);
  storage = await first.storageState();
  await first.close();
});
beforeEach(async () => {
  if (missing) return;
  context = await browser.newContext({ viewport: wide, storageState: storage, reducedMotion: 'reduce' });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: tocsin.baseUrl });
  page = await context.newPage();
  page.setDefaultTimeout(8_000);
  complaints = watchConsole(page);
});
afterEach(async ({ task }) => {
  if (missing) return;
  // Before the page is closed, which is earlier than onTestFailed is called.
  if (task.result?.state === 'fail') await reportFailure(page, tocsin);
  expect(complaints()).toEqual([]);
  await context.close();
});
afterAll(async () => {
  if (missing) return;
  await browser.close();
  await tocsin.stop();
  await rm(folder, { recursive: true, force: true });
});

const open = async (hash = ''): Promise<void> => {
  await page.goto(`${tocsin.baseUrl}/o/parcels/runbooks/${backlog}${hash}`);
  await page.locator('.prose h1').waitFor();
};
const copied = () => page.evaluate<string>('navigator.clipboard.readText()');
const lineOf = (words: string): number =>
  (readerDocuments['queues/backlog.md'] ?? '').split('\n').findIndex((line) => line.includes(words)) + 1;
const urlWith = (hash: string) => until(hash, async () => page.url().endsWith(hash));

async function expectGood(): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' ')}`)).toEqual([]);
  const sideways: unknown = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  expect(sideways, 'it scrolls sideways').toBeLessThanOrEqual(0);
}

test('the document is shown as its authors wrote it', async ({ skip }) => {
  if (missing) return skip(missing);
  await open();
  const prose = page.locator('.prose');
  await prose.locator('table.front-matter', { hasText: 'depot' }).waitFor();
  await prose.locator('.callout-warn', { hasText: 'Do not rush' }).waitFor();
  const folded = prose.locator('details', { hasText: 'Where the queue lives' });
  expect(await folded.locator('kbd').isVisible()).toBe(false);
  await folded.locator('summary').click();
  await folded.locator('kbd').waitFor();
  expect(await prose.getByRole('link', { name: 'nothing', exact: true }).count()).toBe(0);
  await expectGood();
  await prose.getByRole('link', { name: 'what follows' }).click();
  await urlWith('#doc-mitigation');
  await until(
    'the heading to be in sight',
    async () => ((await prose.locator('#doc-mitigation').boundingBox())?.y ?? wide.height) < wide.height,
  );
  await prose.getByRole('link', { name: 'the label printer' }).click();
  await page.waitForURL(/label-printers#doc-printer-jam/);
  await prose.locator('#doc-printer-jam').waitFor();
});

test('beside a line: condition, hole, risk; copies and links', async ({ skip }) => {
  if (missing) return skip(missing);
  await open();
  const margin = page.getByRole('complementary', { name: 'Steps and findings' });
  const step = margin.locator('[data-note-line]', { hasText: 'destructive' }).last();
  await step.getByRole('button', { expanded: false }).click();
  await step.getByRole('button', { name: 'Copy', exact: true }).click();
  expect(await copied()).toBe('kubectl delete namespace depot');
  await step.getByRole('button', { name: 'Copy link' }).click();
  const link = await copied();
  expect(link).toMatch(new RegExp(`#L${lineOf('delete namespace')}$`));
  await step.getByRole('button', { name: 'Declare and run' }).click();
  const dialog = page.getByRole('dialog', { name: 'Declare an incident' });
  await dialog.waitFor();
  await until('the runbook to be chosen', async () => (await dialog.getByLabel(/Runbook/).inputValue()) === backlog, 8_000);
  await page.keyboard.press('Escape');
  await margin.getByText('<sorter-pod>').first().waitFor();
  await page.goto(link);
  await page.locator('.line-target', { hasText: 'delete namespace' }).waitFor();
});

test('findings: counted, hidden by kind, walked by key; find in the document', async ({ skip }) => {
  if (missing) return skip(missing);
  await open();
  const bar = page.getByRole('group', { name: 'Findings' });
  const kinds = bar.getByRole('button', { pressed: true });
  await kinds.first().waitFor();
  const margin = page.getByRole('complementary', { name: 'Steps and findings' });
  const rules = margin.locator('li', { has: page.locator('a[href^="/rules/"]') });
  const before = await rules.count();
  expect(before).toBeGreaterThan(0);
  for (let left = await kinds.count(); left > 0; left -= 1) await kinds.first().click();
  await until('no finding to be left', async () => (await rules.count()) === 0);
  const all = bar.getByRole('button').filter({ hasText: /error|warning|hint/ });
  for (let index = 0; index < (await all.count()); index += 1) await all.nth(index).click();
  await page.keyboard.press('f');
  await until('a line in the address', async () => /#L\d+$/.test(page.url()));
  await page.goto(page.url().replace(/#.*/, ''));
  await page.locator('.prose h1').waitFor();
  await page.keyboard.press(']');
  await until('the first step', async () => /#L\d+$/.test(page.url()));
  const first = page.url();
  await page.keyboard.press(']');
  await until('the next step', async () => page.url() !== first);
  await page.keyboard.press('[');
  await until('the step before', async () => page.url() === first);
  await page.keyboard.press('/');
  await page.getByRole('textbox', { name: 'Find in the document' }).fill('SORTER');
  await page
    .getByRole('status')
    .filter({ hasText: /^1 of [3-9]/ })
    .waitFor();
  await expectGood();
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keyboard' }).getByText('Next finding').waitFor();
});

test('on paper: no navigation, folded parts open, risks as words', async ({ skip }) => {
  if (missing) return skip(missing);
  await open();
  await page.emulateMedia({ media: 'print' });
  await page.evaluate('dispatchEvent(new Event("beforeprint"))');
  await page.locator('.prose kbd').waitFor();
  expect(await page.getByRole('navigation').count()).toBe(0);
  expect(await page.getByRole('button', { name: 'Print' }).isVisible()).toBe(false);
  const words: unknown = await page.evaluate(
    `[...document.querySelectorAll('.prose [data-step]')].map((one) => getComputedStyle(one, '::before').content).join(' ')`,
  );
  expect(words).toContain(`line ${lineOf('delete namespace')}: destructive`);
  const background: unknown = await page.evaluate(`getComputedStyle(document.querySelector('.prose pre')).backgroundColor`);
  expect(background).toBe('rgb(255, 255, 255)');
  await page.evaluate('dispatchEvent(new Event("afterprint"))');
  await page.emulateMedia({ media: null });
  const cutOff: unknown = await page.evaluate(
    `[...document.querySelectorAll('.prose pre')].filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent)`,
  );
  await page.emulateMedia({ media: 'print' });
  expect(
    await page.evaluate(
      `[...document.querySelectorAll('.prose pre')].filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent)`,
    ),
  ).toEqual([]);
  await page.emulateMedia({ media: null });
  expect(cutOff, 'the long command does not fit the screen, or nothing was tested').toHaveLength(1);
});

test('the printed pages hold every command to its end, where links lead, what to fill in and what was found', async ({ skip }) => {
  if (missing ?? pdfTextMissing) return skip(missing ?? pdfTextMissing ?? '');
  await open();
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0).toBeLessThanOrEqual(4);
  const text = await pdfText(pdf);
  // A line that was broken to fit is whole again without its spaces.
  const whole = text.replaceAll(/\s/g, '');
  const source = readerDocuments['queues/backlog.md'] ?? '';
  const commands = [...source.matchAll(/^```\w+\n([^]*?)\n```$/gm)].map(([, body]) => body?.replaceAll(/\s/g, '') ?? '');
  expect(commands.length).toBeGreaterThan(6);
  for (const command of commands) expect(whole).toContain(command);
  for (const said of [
    '(https://depot.example/plans/backlog)',
    `line ${lineOf('delete namespace')}: destructive`,
    `fill in <pid> (process id): column pid of the query on line ${lineOf('SELECT pid')}`,
    'fill in <yard-token> (secret)',
    'option 2 of 2: Drain into the yard',
    `warning, line ${lineOf('pg_terminate')}:`,
    '(select-kills-sessions)',
    'In the depot namespace.',
    'queues/backlog.md, version 1',
  ])
    expect(whole).toContain(said.replaceAll(/\s/g, ''));
  for (const unsaid of ['Declare with', 'Next finding', 'Side by side', '(pipe-hides-failure)']) expect(text).not.toContain(unsaid);
});

test('search forgives a typing mistake and leads to the line', async ({ skip }) => {
  if (missing) return skip(missing);
  await page.goto(`${tocsin.baseUrl}/o/parcels/runbooks`);
  await page.getByRole('searchbox').fill('backlgo');
  const found = page.getByRole('link').filter({ has: page.locator('mark') });
  await found.first().waitFor();
  await expectGood();
  await found.first().click();
  await until('the line in the address', async () => /parcel-queue-backlog#L\d+$/.test(page.url()));
  await page.goto(`${tocsin.baseUrl}/o/parcels/runbooks?only=findings`);
  await page.getByRole('link', { name: /Parcel queue backlog/ }).waitFor();
});

test('coverage says what is missing, and how to connect a Prometheus', async ({ skip }) => {
  if (missing) return skip(missing);
  await page.goto(`${tocsin.baseUrl}/o/parcels/runbooks`);
  await page.getByRole('link', { name: 'Coverage' }).click();
  await page.getByRole('heading', { name: 'No Prometheus is connected' }).waitFor();
  await page.getByText('kind: prometheus').waitFor();
  await page
    .getByRole('link', { name: /Parcel queue backlog/ })
    .first()
    .waitFor();
  await expectGood();
  await page.setViewportSize(phone);
  await expectGood();
});

test('on a phone the steps have a view of their own, and nothing scrolls sideways', async ({ skip }) => {
  if (missing) return skip(missing);
  await page.setViewportSize(phone);
  await open();
  await expectGood();
  await page.getByRole('tab', { name: /Steps/ }).click();
  await page.getByText('<sorter-pod>').first().waitFor();
  await expectGood();
});

test('a hole says what belongs into it and where to get that; the line that shows it is one press away', async ({ skip }) => {
  if (missing) return skip(missing);
  await open();
  const margin = page.getByRole('complementary', { name: 'Steps and findings' });
  const hole = margin.getByRole('listitem').filter({ hasText: '<pid>' });
  expect(await hole.innerText()).toMatch(/process id\s+column pid of the query on\s+line\s+\d+/);
  await hole.getByRole('link', { name: /line/ }).click();
  await urlWith(`#L${lineOf('SELECT pid')}`);
  await page.locator('pre.line-target', { hasText: 'SELECT pid' }).waitFor();
  const token = margin.getByRole('listitem').filter({ hasText: '<yard-token>' });
  expect(await token.innerText()).toMatch(/secret\s+your password store/);
  const pod = margin.getByRole('listitem').filter({ hasText: '<sorter-pod>' }).first();
  await pod.getByRole('button', { name: 'Copy kubectl get pods -n depot' }).click();
  expect(await copied()).toBe('kubectl get pods -n depot');
  await expectGood();
});

test('several ways to do one thing are said to be that, and each step which of them it is', async ({ skip }) => {
  if (missing) return skip(missing);
  await open();
  const margin = page.getByRole('complementary', { name: 'Steps and findings' });
  const ways = margin.locator('[data-note-line]', { hasText: 'Choose one of 2' });
  expect(await ways.getByRole('listitem').allInnerTexts()).toEqual([
    expect.stringContaining('Open the southern gate'),
    expect.stringContaining('Drain into the yard'),
  ]);
  await ways.getByRole('link').last().click();
  await urlWith(`#L${lineOf('curl -f -X POST')}`);
  await margin.getByText('Option 2 of 2: Drain into the yard').waitFor();
  expect(await margin.getByText('If the sorter hangs').count()).toBe(2);
});

test('a link to a line marks that line, in the document and in the file beside it', async ({ skip }) => {
  if (missing) return skip(missing);
  const line = lineOf('kubectl logs <sorter-pod>');
  await page.goto(`${tocsin.baseUrl}/o/parcels/runbooks/${backlog}?view=both#L${line}`);
  const block = page.locator('.prose pre.line-target');
  await block.waitFor();
  // The second of its block.
  expect(await page.evaluate(`document.querySelector('.prose pre.line-target').style.getPropertyValue('--target-line')`)).toBe('1');
  const raw = page.getByRole('region', { name: 'Source' });
  const marked = raw.locator('.line-target');
  expect(await marked.innerText()).toContain('kubectl logs <sorter-pod> -n depot | grep parcel');
  const heights = await Promise.all([block, marked].map(async (one) => (await one.boundingBox())?.y ?? -1));
  for (const y of heights) expect(y > 60 && y < wide.height, `${y} is in sight`).toBe(true);
  expect(await raw.locator('[data-line]').count()).toBe((readerDocuments['queues/backlog.md'] ?? '').split('\n').length);
  await expectGood();
});

test('a finding leads to its rule; an accepted one says why; a rule that is not there is said to be that', async ({ skip }) => {
  if (missing) return skip(missing);
  await open();
  const margin = page.getByRole('complementary', { name: 'Steps and findings' });
  await margin.getByText('an empty answer is read as a failure').waitFor();
  await page.getByRole('group', { name: 'Findings' }).getByText('1 accepted by the authors').waitFor();
  await margin.getByRole('link', { name: 'select-kills-sessions' }).click();
  await page.waitForURL(/\/rules\/select-kills-sessions$/);
  for (const heading of ['Why it matters', 'What to do', 'The trap', 'The way out', 'If it is right as it is'])
    await page.getByRole('heading', { name: heading }).waitFor();
  await page.getByRole('button', { name: 'Copy', exact: true }).last().click();
  expect(await copied()).toBe('<!-- tocsin-ignore select-kills-sessions: why it is right here -->');
  await expectGood();
  await page.setViewportSize(phone);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectGood();
  // As a SARIF report names it that was written with --docs-url of this server.
  await page.goto(`${tocsin.baseUrl}/rules/flush-empties-redis.md`);
  await page.getByRole('heading', { name: 'Every key of Redis is deleted' }).waitFor();
  await page.goto(`${tocsin.baseUrl}/rules/no-such-rule`);
  await page.getByText('There is no such rule').waitFor();
  await page.getByRole('link', { name: 'See all rules' }).click();
  await page.getByRole('link', { name: /flush-empties-redis/ }).waitFor();
  await expectGood();
});

test('a step is run in the incident that uses the runbook; where it cannot be, the reason is said', async ({ skip }) => {
  if (missing) return skip(missing);
  const { id, number } = await tocsin.api<{ id: string; number: number }>('POST', '/api/v1/organizations/parcels/incidents', {
    title: 'The sorter stands',
    runbook: backlog,
  });
  await until('its run', async () => (await tocsin.api<{ runId: string | null }>('GET', `/api/v1/incidents/${id}`)).runId);
  await open();
  await page.getByRole('link', { name: `Open in #${number}` }).waitFor();
  const margin = page.getByRole('complementary', { name: 'Steps and findings' });
  const blocked = margin.locator('[data-note-line]', { hasText: 'SELECT pid' });
  await blocked.getByRole('button', { expanded: false }).click();
  await blocked.getByText(/Tocsin does not run this: no PostgreSQL is named/).waitFor();
  await expectGood();
  const step = margin.locator(`[data-note-line="${lineOf('kubectl scale')}"]`, { hasText: 'kubectl scale' });
  await step.getByRole('link', { name: `Run in #${number}: The sorter stands` }).click();
  await page.waitForURL(new RegExp(`/i/${id}\\?tab=runbook#step-`));
  const there = page.locator('[id^="step-"]:focus');
  await there.waitFor();
  expect(await there.innerText()).toContain('kubectl scale deployment/south-gate');

  const { signInUrl } = await tocsin.api<{ signInUrl: string }>('POST', '/api/v1/organizations/parcels/people', {
    name: 'Vera',
    role: 'viewer',
  });
  const other = await browser.newContext({ viewport: wide, reducedMotion: 'reduce' });
  const looking = await other.newPage();
  await looking.goto(signInUrl);
  await looking.goto(`${tocsin.baseUrl}/o/parcels/runbooks/${backlog}`);
  await looking.getByText(/You can read this: declaring an incident takes the role/).waitFor();
  expect(await looking.getByRole('button', { name: 'Declare with this runbook' }).count()).toBe(0);
  expect(await looking.getByRole('link', { name: /^Run in/ }).count()).toBe(0);
  const refused = looking.locator('[data-note-line]', { hasText: 'kubectl scale' });
  await refused.getByRole('button', { expanded: false }).click();
  await refused.getByText(/You cannot run this: running a step takes the role/).waitFor();
  await other.close();
});
