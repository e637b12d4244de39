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
import { watchConsole } from './parts/watch-console.ts';

const files: Readonly<Record<string, string>> = {
  'queues/backlog.md': `---
title: Parcel queue backlog
owner: depot
---

# Parcel queue backlog

**Alert:** \`ParcelQueueBacklog\`

See [the label printer](../printers/label.md#printer-jam), [what follows](#mitigation) and [nothing](gone.md).

<details>
<summary>Where the queue lives</summary>

In the <kbd>depot</kbd> namespace.

</details>

!!! warning "Do not rush"
    Parcels are not lost.

    They wait.

## Diagnosis

| Queue | Limit | What it holds | Who reads it | Where it is shown | Whom to ask when it grows and nobody knows why |
|---|---|---|---|---|---|
| inbound | 500 | parcels that came in at the northern gate | sorter | depot-overview-dashboard | sorting-team-on-duty |

\`\`\`bash
kubectl get pods -n depot -l app=sorter
\`\`\`

## Mitigation

If the sorter hangs:

\`\`\`bash
kubectl delete pod <sorter-pod> -n depot
kubectl logs <sorter-pod> -n depot | grep parcel
\`\`\`

\`\`\`bash
kubectl delete namespace depot
\`\`\`
`,
  'printers/label.md': `# Label printers

## Printer jam

**Alert:** \`LabelPrinterJam\`

### Diagnosis

\`\`\`bash
kubectl logs deployment/label-printer -n depot --tail=100
\`\`\`
`,
};
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
  for (const [file, text] of Object.entries(files)) {
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
const lineOf = (words: string): number => (files['queues/backlog.md'] ?? '').split('\n').findIndex((line) => line.includes(words)) + 1;
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
  const rules = margin.locator('li', { hasText: /line \d+|\d+/ });
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
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0).toBeLessThanOrEqual(4);
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
