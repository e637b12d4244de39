// From reading to doing: what to fill in, which way to choose, what a finding means, where a step is run; and paper.
import { expect, test } from 'vitest';
import { until } from '../system/parts/tocsin-process.ts';
import { pdfText, pdfTextMissing } from './parts/pdf-text.ts';
import { backlogSource, lineOf, missing, openReaderHouse, phone, wide } from './parts/reader-house.ts';

const house = openReaderHouse();
/** Resolves when what a scroll moves has been moved. */
const twoFrames = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))';

test('a hole says what belongs into it and where to get that; the line that shows it is one press away', async ({ skip }) => {
  if (missing) return skip(missing);
  const { page } = house;
  await house.open();
  const margin = page.getByRole('complementary', { name: 'Steps and findings' });
  const hole = margin.getByRole('listitem').filter({ hasText: '<pid>' });
  expect(await hole.innerText()).toMatch(/process id\s+column pid of the query on\s+line\s+\d+/);
  await hole.getByRole('link', { name: /line/ }).click();
  await house.urlWith(`#L${lineOf('SELECT pid')}`);
  await page.locator('pre.line-target', { hasText: 'SELECT pid' }).waitFor();
  const token = margin.getByRole('listitem').filter({ hasText: '<yard-token>' });
  expect(await token.innerText()).toMatch(/secret\s+your password store/);
  const pod = margin.getByRole('listitem').filter({ hasText: '<sorter-pod>' }).first();
  await pod.getByRole('button', { name: 'Copy kubectl get pods -n depot' }).click();
  expect(await house.copied()).toBe('kubectl get pods -n depot');
  await house.expectGood();
});

test('several ways to do one thing are said to be that, and each step which of them it is', async ({ skip }) => {
  if (missing) return skip(missing);
  const { page } = house;
  await house.open();
  const margin = page.getByRole('complementary', { name: 'Steps and findings' });
  const ways = margin.locator('[data-note-line]', { hasText: 'Choose one of 2' });
  expect(await ways.getByRole('listitem').allInnerTexts()).toEqual([
    expect.stringContaining('Open the southern gate'),
    expect.stringContaining('Drain into the yard'),
  ]);
  await ways.getByRole('link').last().click();
  await house.urlWith(`#L${lineOf('curl -f -X POST')}`);
  await margin.getByText('Option 2 of 2: Drain into the yard').waitFor();
  expect(await margin.getByText('If the sorter hangs').count()).toBe(2);
});

test('a finding leads to its rule; an accepted one says why; a rule that is not there is said to be that', async ({ skip }) => {
  if (missing) return skip(missing);
  const { page } = house;
  await house.open();
  const margin = page.getByRole('complementary', { name: 'Steps and findings' });
  await margin.getByText('an empty answer is read as a failure').waitFor();
  await page.getByRole('group', { name: 'Findings' }).getByText('1 accepted by the authors').waitFor();
  await margin.getByRole('link', { name: 'select-kills-sessions' }).click();
  await page.waitForURL(/\/rules\/select-kills-sessions$/);
  for (const heading of ['Why it matters', 'What to do', 'The trap', 'The way out', 'If it is right as it is'])
    await page.getByRole('heading', { name: heading }).waitFor();
  await page.getByRole('button', { name: 'Copy', exact: true }).last().click();
  expect(await house.copied()).toBe('<!-- tocsin-ignore select-kills-sessions: why it is right here -->');
  await house.expectGood();
  await page.setViewportSize(phone);
  await page.emulateMedia({ colorScheme: 'dark' });
  await house.expectGood();
  // As a SARIF report names it that was written with --docs-url of this server.
  await page.goto(`${house.tocsin.baseUrl}/rules/flush-empties-redis.md`);
  await page.getByRole('heading', { name: 'Every key of Redis is deleted' }).waitFor();
  await page.goto(`${house.tocsin.baseUrl}/rules/no-such-rule`);
  await page.getByText('There is no such rule').waitFor();
  await page.getByRole('link', { name: 'See all rules' }).click();
  await page.getByRole('link', { name: /flush-empties-redis/ }).waitFor();
  await house.expectGood();
});

test('what is pressed in the margin stands still until it is let go, though the document scrolls', async ({ skip }) => {
  if (missing) return skip(missing);
  const { page } = house;
  await house.open();
  const note = page.getByRole('complementary', { name: 'Steps and findings' }).locator('[data-note-line]').last();
  await note.scrollIntoViewIfNeeded();
  await page.evaluate(twoFrames);
  const top = async () => note.evaluate((one: { style: { top: string } }) => one.style.top);
  const scrollBy = async (by: number) =>
    page.locator('#main').evaluate((main: { scrollTop: number }, more) => void (main.scrollTop += more), by);
  const box = await note.boundingBox();
  if (!box) throw new Error('The last note is not on the screen.');
  const before = await top();
  await page.mouse.move(box.x + 5, box.y + 5);
  await page.mouse.down();
  await scrollBy(-300);
  await page.evaluate(twoFrames);
  expect(await top()).toBe(before);
  await page.mouse.up();
  await until('the note beside its line again', async () => (await top()) !== before);
});

test('a step is run in the incident that uses the runbook; where it cannot be, the reason is said', async ({ skip }) => {
  if (missing) return skip(missing);
  const { page } = house;
  const { id, number } = await house.tocsin.api<{ id: string; number: number }>('POST', '/api/v1/organizations/parcels/incidents', {
    title: 'The sorter stands',
    runbook: house.backlog,
  });
  await until('its run', async () => (await house.tocsin.api<{ runId: string | null }>('GET', `/api/v1/incidents/${id}`)).runId);
  await house.open();
  await page.getByRole('link', { name: `Open in #${number}` }).waitFor();
  const margin = page.getByRole('complementary', { name: 'Steps and findings' });
  const blocked = margin.locator('[data-note-line]', { hasText: 'SELECT pid' });
  await blocked.getByRole('button', { expanded: false }).click();
  await blocked.getByText(/Tocsin does not run this: no PostgreSQL is named/).waitFor();
  await house.expectGood();
  const step = margin.locator(`[data-note-line="${lineOf('kubectl scale')}"]`, { hasText: 'kubectl scale' });
  await step.getByRole('link', { name: `Run in #${number}: The sorter stands` }).click();
  await page.waitForURL(new RegExp(`/i/${id}\\?tab=runbook#step-`));
  const there = page.locator('[id^="step-"]:focus');
  await there.waitFor();
  expect(await there.innerText()).toContain('kubectl scale deployment/south-gate');

  const { signInUrl } = await house.tocsin.api<{ signInUrl: string }>('POST', '/api/v1/organizations/parcels/people', {
    name: 'Vera',
    role: 'viewer',
  });
  const other = await house.browser.newContext({ viewport: wide, reducedMotion: 'reduce' });
  const looking = await other.newPage();
  await looking.goto(signInUrl);
  await looking.goto(`${house.tocsin.baseUrl}/o/parcels/runbooks/${house.backlog}`);
  await looking.getByText(/You can read this: declaring an incident takes the role/).waitFor();
  expect(await looking.getByRole('button', { name: 'Declare with this runbook' }).count()).toBe(0);
  expect(await looking.getByRole('link', { name: /^Run in/ }).count()).toBe(0);
  const refused = looking.locator('[data-note-line]', { hasText: 'kubectl scale' });
  await refused.getByRole('button', { expanded: false }).click();
  await refused.getByText(/You cannot run this: running a step takes the role/).waitFor();
  await other.close();
});

test('on paper: no navigation, folded parts open, risks as words', async ({ skip }) => {
  if (missing) return skip(missing);
  const { page } = house;
  await house.open();
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
  const cutOff = `[...document.querySelectorAll('.prose pre')].filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent)`;
  expect(await page.evaluate(cutOff)).toEqual([]);
  const wrapped: unknown = await page.evaluate(
    `[...document.querySelectorAll('.prose .code-line')].filter((one) => one.offsetHeight > 30).map((one) => one.textContent)`,
  );
  // How many fit the screen depends on whether its font has come; one never does.
  expect(wrapped, 'the long command does not fit a line of the screen, or nothing was tested').not.toEqual([]);
  const broken = `[...document.querySelectorAll('.prose .whole-word')].filter((one) => one.textContent.length < 30 && one.offsetHeight > 30).map((one) => one.textContent)`;
  expect(await page.evaluate(broken), 'an option is read as two words').toEqual([]);
  expect(await page.locator('.prose .whole-word').count()).toBeGreaterThan(3);
  await page.emulateMedia({ media: 'print' });
  expect(await page.evaluate(cutOff)).toEqual([]);
  await page.emulateMedia({ media: null });
});

test('the printed pages hold every command to its end, where links lead, what to fill in and what was found', async ({ skip }) => {
  if (missing ?? pdfTextMissing) return skip(missing ?? pdfTextMissing ?? '');
  const { page } = house;
  await house.open();
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0).toBeLessThanOrEqual(4);
  const text = await pdfText(pdf);
  // A line that was broken to fit is whole again without its spaces.
  const whole = text.replaceAll(/\s/g, '');
  const source = backlogSource;
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

test('of several runbooks in one document paper gets the one that is read, or all when asked', async ({ skip }) => {
  if (missing ?? pdfTextMissing) return skip(missing ?? pdfTextMissing ?? '');
  const { page } = house;
  await page.goto(`${house.tocsin.baseUrl}/o/parcels/runbooks/northern-gate-shut`);
  await page.locator('.prose h1').waitFor();
  const paper = async () => pdfText(await page.pdf({ format: 'A4', preferCSSPageSize: true }));
  const one = await paper();
  expect(one).toContain('deployment/northern-gate');
  for (const elsewhere of ['Southern gate', 'tail -7', 'compressed air', 'pipe-hides-failure']) expect(one).not.toContain(elsewhere);
  // What the button does before it opens the browser's own dialog, which cannot be pressed here.
  await page.evaluate('window.print = () => {}');
  await page.getByRole('button', { name: 'Print all' }).click();
  const all = await paper();
  for (const part of ['deployment/northern-gate', 'Southern gate shut', 'tail -7', 'compressed air', '(pipe-hides-failure)'])
    expect(all).toContain(part);
});
