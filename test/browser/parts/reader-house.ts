import { AxeBuilder } from '@axe-core/playwright';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { browserMissing, startBrowser } from '../../system/parts/browser.ts';
import { reportFailure } from '../../system/parts/report-failure.ts';
import { startTocsin, until, type TocsinProcess } from '../../system/parts/tocsin-process.ts';
import { readerDocuments } from './reader-documents.ts';
import { watchConsole } from './watch-console.ts';

export const wide = { width: 1440, height: 900 };
export const phone = { width: 390, height: 844 };
/** Why there is no browser here; null when there is one. */
export const missing = browserMissing ? `${browserMissing} is not installed` : null;

export const backlogSource = readerDocuments['queues/backlog.md'] ?? '';
/** The line of the document about the backlog that holds these words. */
export const lineOf = (words: string): number => backlogSource.split('\n').findIndex((line) => line.includes(words)) + 1;

/** A server that holds the documents of the reader's tests, and a browser that is signed in; a fresh page for each test. */
export interface ReaderHouse {
  readonly tocsin: TocsinProcess;
  readonly browser: Browser;
  readonly page: Page;
  /** The slug of the runbook about the backlog. */
  readonly backlog: string;
  open(hash?: string): Promise<void>;
  copied(): Promise<string>;
  urlWith(hash: string): Promise<unknown>;
  /** Nothing that a screen reader stumbles over, nothing that scrolls sideways. */
  expectGood(): Promise<void>;
}

/** Registers what starts and stops the house; its members are there from the first test on. */
export function openReaderHouse(): ReaderHouse {
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
      return items.length === 4 && (items.find((one) => one.file.startsWith('queues'))?.slug ?? '');
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

  return {
    get tocsin() {
      return tocsin;
    },
    get browser() {
      return browser;
    },
    get page() {
      return page;
    },
    get backlog() {
      return backlog;
    },
    async open(hash = '') {
      await page.goto(`${tocsin.baseUrl}/o/parcels/runbooks/${backlog}${hash}`);
      await page.locator('.prose h1').waitFor();
    },
    copied: () => page.evaluate<string>('navigator.clipboard.readText()'),
    urlWith: (hash) => until(hash, async () => page.url().endsWith(hash)),
    async expectGood() {
      // What lies half under a bar that stays is not smaller for it.
      await page.evaluate(`document.querySelector('#main')?.scrollTo(0, 0)`);
      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' ')}`)).toEqual([]);
      const sideways: unknown = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
      expect(sideways, 'it scrolls sideways').toBeLessThanOrEqual(0);
    },
  };
}
