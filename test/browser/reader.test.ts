// Reading runbooks: the document as its authors wrote it, what stands beside its lines, search, coverage.
import { expect, test } from 'vitest';
import { until } from '../system/parts/tocsin-process.ts';
import { backlogSource, lineOf, missing, openReaderHouse, phone, wide } from './parts/reader-house.ts';

const house = openReaderHouse();

test('the document is shown as its authors wrote it', async ({ skip }) => {
  if (missing) return skip(missing);
  const { page } = house;
  await house.open();
  const prose = page.locator('.prose');
  await prose.locator('table.front-matter', { hasText: 'depot' }).waitFor();
  await prose.locator('.callout-warn', { hasText: 'Do not rush' }).waitFor();
  const folded = prose.locator('details', { hasText: 'Where the queue lives' });
  expect(await folded.locator('kbd').isVisible()).toBe(false);
  await folded.locator('summary').click();
  await folded.locator('kbd').waitFor();
  expect(await prose.getByRole('link', { name: 'nothing', exact: true }).count()).toBe(0);
  await house.expectGood();
  await prose.getByRole('link', { name: 'what follows' }).click();
  await house.urlWith('#doc-mitigation');
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
  const { page } = house;
  await house.open();
  const margin = page.getByRole('complementary', { name: 'Steps and findings' });
  const step = margin.locator('[data-note-line]', { hasText: 'destructive' }).last();
  await step.getByRole('button', { expanded: false }).click();
  await step.getByRole('button', { name: 'Copy', exact: true }).click();
  expect(await house.copied()).toBe('kubectl delete namespace depot');
  await step.getByRole('button', { name: 'Copy link' }).click();
  const link = await house.copied();
  expect(link).toMatch(new RegExp(`#L${lineOf('delete namespace')}$`));
  await step.getByRole('button', { name: 'Declare and run' }).click();
  const dialog = page.getByRole('dialog', { name: 'Declare an incident' });
  await dialog.waitFor();
  await until('the runbook to be chosen', async () => (await dialog.getByLabel(/Runbook/).inputValue()) === house.backlog, 8_000);
  await page.keyboard.press('Escape');
  await margin.getByText('<sorter-pod>').first().waitFor();
  await page.goto(link);
  await page.locator('.line-target', { hasText: 'delete namespace' }).waitFor();
});

test('findings: counted, hidden by kind, walked by key; find in the document', async ({ skip }) => {
  if (missing) return skip(missing);
  const { page } = house;
  await house.open();
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
  // Words of a command stand in nodes of their own, so that no line breaks within an option.
  await page.getByRole('textbox', { name: 'Find in the document' }).fill('-n depot --since=2h');
  await page.getByRole('status').filter({ hasText: '1 of 1' }).waitFor();
  await house.expectGood();
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keyboard' }).getByText('Next finding').waitFor();
});

test('search forgives a typing mistake and leads to the line', async ({ skip }) => {
  if (missing) return skip(missing);
  const { page } = house;
  await page.goto(`${house.tocsin.baseUrl}/o/parcels/runbooks`);
  await page.getByRole('searchbox').fill('backlgo');
  const found = page.getByRole('link').filter({ has: page.locator('mark') });
  await found.first().waitFor();
  await house.expectGood();
  await found.first().click();
  await until('the line in the address', async () => /parcel-queue-backlog#L\d+$/.test(page.url()));
  await page.goto(`${house.tocsin.baseUrl}/o/parcels/runbooks?only=findings`);
  await page.getByRole('link', { name: /Parcel queue backlog/ }).waitFor();
});

test('coverage says what is missing, and how to connect a Prometheus', async ({ skip }) => {
  if (missing) return skip(missing);
  const { page } = house;
  await page.goto(`${house.tocsin.baseUrl}/o/parcels/runbooks`);
  await page.getByRole('link', { name: 'Coverage' }).click();
  await page.getByRole('heading', { name: 'No Prometheus is connected' }).waitFor();
  await page.getByText('kind: prometheus').waitFor();
  await page
    .getByRole('link', { name: /Parcel queue backlog/ })
    .first()
    .waitFor();
  await house.expectGood();
  await page.setViewportSize(phone);
  await house.expectGood();
});

test('on a phone the steps have a view of their own, and nothing scrolls sideways', async ({ skip }) => {
  if (missing) return skip(missing);
  const { page } = house;
  await page.setViewportSize(phone);
  await house.open();
  await house.expectGood();
  await page.getByRole('tab', { name: /Steps/ }).click();
  await page.getByText('<sorter-pod>').first().waitFor();
  await house.expectGood();
});

test('the window never scrolls: the page does, by key as well, and the way back leads to where it was left', async ({ skip }) => {
  if (missing) return skip(missing);
  const { page } = house;
  await page.setViewportSize({ width: 1024, height: 420 });
  await page.goto(`${house.tocsin.baseUrl}/o/parcels/runbooks`);
  const row = page.getByRole('link', { name: /Parcel queue backlog/ });
  await row.waitFor();
  const scrolled = async (): Promise<unknown> =>
    page.evaluate(`[document.documentElement.scrollTop, document.querySelector('#main').scrollTop]`);
  await page.keyboard.press('End');
  const [still, atEnd] = (await scrolled()) as readonly number[];
  expect(still).toBe(0);
  expect(atEnd).toBeGreaterThan(50);
  await row.focus();
  const left = await scrolled();
  await page.keyboard.press('Enter');
  await page.locator('.prose h1').waitFor();
  await page.goBack();
  await until('the list to be where it was', async () => JSON.stringify(await scrolled()) === JSON.stringify(left));
});

test('on a phone a line leads from the steps to the document, and a block of it back to its step', async ({ skip }) => {
  if (missing) return skip(missing);
  const { page } = house;
  const line = lineOf('delete namespace');
  await page.setViewportSize(phone);
  await page.goto(`${house.tocsin.baseUrl}/o/parcels/runbooks/${house.backlog}?view=steps`);
  await page.locator(`a[href="#L${line}"]`).first().click();
  await page.locator('pre.line-target', { hasText: 'delete namespace' }).waitFor();
  expect(page.url()).not.toContain('view=steps');
  await page
    .getByRole('link', { name: /destructive/ })
    .first()
    .click();
  await page.getByRole('tab', { name: /Steps/, selected: true }).waitFor();
  await page.getByRole('button', { name: 'Contents' }).click();
  await page.getByRole('dialog', { name: 'Contents' }).getByRole('link').last().click();
  await page.locator('.prose h1').waitFor();
});

test('a link to a line marks that line, in the document and in the file beside it', async ({ skip }) => {
  if (missing) return skip(missing);
  const { page } = house;
  const line = lineOf('kubectl logs <sorter-pod>');
  await page.goto(`${house.tocsin.baseUrl}/o/parcels/runbooks/${house.backlog}?view=both#L${line}`);
  const block = page.locator('.prose pre.line-target');
  await block.waitFor();
  // The second of its block.
  expect(await page.evaluate(`document.querySelector('.prose pre.line-target').style.getPropertyValue('--target-line')`)).toBe('1');
  const raw = page.getByRole('region', { name: 'Source' });
  const marked = raw.locator('.line-target');
  expect(await marked.innerText()).toContain('kubectl logs <sorter-pod> -n depot | grep parcel');
  const heights = await Promise.all([block, marked].map(async (one) => (await one.boundingBox())?.y ?? -1));
  for (const y of heights) expect(y > 60 && y < wide.height, `${y} is in sight`).toBe(true);
  expect(await raw.locator('[data-line]').count()).toBe(backlogSource.split('\n').length);
  await house.expectGood();
});
