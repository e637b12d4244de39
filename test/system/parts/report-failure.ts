import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { TocsinProcess } from './tocsin-process.ts';

/** What a journey looked like when it failed: the screen as a picture, each incident's timeline and steps, the warnings of the log. */
export async function reportFailure(page: Page, tocsin: TocsinProcess): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'tocsin-failed-'));
  await page.screenshot({ path: join(folder, 'screen.png') });
  const { organizations } = await tocsin.api<{ organizations: { slug: string }[] }>('GET', '/api/v1/session');
  const lines: string[] = [page.url()];
  for (const { slug } of organizations) {
    const { items } = await tocsin.api<{ items: { id: string; number: number; status: string; title: string }[] }>(
      'GET',
      `/api/v1/organizations/${slug}/incidents?status=all`,
    );
    for (const { id, number, status, title } of items) {
      lines.push(`${slug} #${number} ${status}: ${title}`);
      const timeline = await tocsin.api<{ items: { at: string; type: string; text: string }[] }>(
        'GET',
        `/api/v1/incidents/${id}/timeline?limit=200`,
      );
      lines.push(...timeline.items.map((entry) => `  ${entry.at} ${entry.type}: ${entry.text}`));
      const { runId } = await tocsin.api<{ runId: string | null }>('GET', `/api/v1/incidents/${id}`);
      if (runId === null) continue;
      const run = await tocsin.api<{
        sections: { steps: { title: string | null; source: string; state: string; blocked: string | null }[] }[];
      }>('GET', `/api/v1/runs/${runId}`);
      lines.push(
        ...run.sections.flatMap(({ steps }) => steps.map((step) => `  [${step.state}] ${step.title ?? step.source} ${step.blocked ?? ''}`)),
      );
    }
  }
  lines.push(
    ...tocsin
      .log()
      .split('\n')
      .filter((line) => /"level":[456]0/.test(line))
      .slice(-20),
  );
  await writeFile(join(folder, 'report.txt'), lines.join('\n'));
  process.stderr.write(`${lines.join('\n')}\nThe screen: ${join(folder, 'screen.png')}\n`);
}
