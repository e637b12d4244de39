import type { Page } from 'playwright-core';

/** Collects what the browser complains about: errors and warnings of the console, exceptions nobody caught, answers of 500 and above. */
export function watchConsole(page: Page): () => readonly string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    // The browser says so for every answer above 399; which of them are wrong is judged by their status below.
    if (message.text().startsWith('Failed to load resource')) return;
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
  page.on('response', (response) => {
    if (response.status() >= 500) complaints.push(`${response.url()}: ${response.status()}`);
  });
  return () => complaints;
}
