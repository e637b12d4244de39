import { beforeAll, expect, test } from 'vitest';
import { initCommands } from '#commands';
import { described } from './describe-document.fixture.ts';
import { createLiveCatalogue, type LiveCatalogue } from './live-catalogue.ts';
import { relatedRunbooks } from './related-runbooks.ts';

const page = (title: string, alert: string, command: string, more = '') =>
  `# ${title}\n\n**Alert:** \`${alert}\`\n\n## Mitigation\n\n\`\`\`bash\n${command}\n\`\`\`\n\n${more}\n`;
let live: LiveCatalogue;
beforeAll(async () => {
  await initCommands();
  live = createLiveCatalogue('org');
  live.apply(
    1,
    [
      described(
        'oven.md',
        page(
          'Oven cold',
          'OvenCold',
          'kubectl rollout restart deployment/oven',
          'See [dough](dough.md#dough-flat) and [x](https://x.example/).',
        ),
      ),
      described('dough.md', page('Dough flat', 'DoughFlat', 'psql -c "select 1"', '')),
      described('crust.md', page('Crust burnt', 'CrustBurnt', 'redis-cli info memory', 'After [the oven](./oven.md).')),
      described('oven-again.md', page('Oven cold at night', 'OvenCold', 'vmstat 1 3')),
      described('steam.md', page('No steam', 'NoSteam', 'kubectl logs deployment/oven --tail=20')),
      described('till.md', page('Till closed', 'TillClosed', 'uptime')),
    ],
    [],
  );
});
const related = (slug: string) => relatedRunbooks(live.documents, live.listings, slug);

test('the closest first, each with its reasons', () => {
  expect(related('oven-cold')?.map(({ title, reasons }) => [title, reasons])).toEqual([
    ['Oven cold at night', ['both answer the alert OvenCold']],
    ['Dough flat', ['this runbook links to it']],
    ['Crust burnt', ['it links to this runbook']],
    ['No steam', ['both work on oven']],
  ]);
});

test('what nobody shares has no relations, and no runbook has none', () => {
  expect(related('till-closed')).toEqual([]);
  expect(related('zeppelin')).toBeNull();
});
