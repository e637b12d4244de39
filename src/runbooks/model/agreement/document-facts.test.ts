import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, it } from 'vitest';
import { openSeeds, plain, type Seed } from './inventory.fixture.ts';
import { createTally } from './tally.fixture.ts';

const { isPresent, compile, inventory } = openSeeds({ exists: existsSync, read: (path) => readFileSync(path, 'utf8') });

/** "broxiva-api" of "deployment/broxiva-api (app=broxiva-api)": what a cluster would know it by, and its kind where it is said. */
function objectIn(workload: string): { kind: string | null; name: string } | null {
  const slashed = /\b(deployment|statefulset|pod|svc|hpa)\/([\w-]+)/.exec(workload);
  if (slashed) return { kind: slashed[1] === 'svc' ? 'service' : (slashed[1] ?? ''), name: slashed[2] ?? '' };
  const spaced = /\b(secret|pod|configmap)\s([\w-]+)$/.exec(workload);
  if (spaced) return { kind: spaced[1] ?? '', name: spaced[2] ?? '' };
  const configured = /^configmap and deployment ([\w-]+)$/.exec(workload);
  if (configured) return { kind: 'configmap', name: configured[1] ?? '' };
  const selected = /\bapp=([\w-]+)/.exec(workload);
  if (selected) return { kind: 'selector', name: `app=${selected[1]}` };
  return /^\{[\w-]+pod\}$/.test(workload) ? { kind: 'pod', name: workload } : null;
}

/** Lines of "87-762 (all kubectl lines),1002": each range as the inventory gives it. */
const ranges = (where: string): readonly (readonly [number, number])[] =>
  [...where.matchAll(/(\d+)(?:-(\d+))?/g)].map(([, from, to]) => [Number(from), Number(to ?? from)]);

describe.skipIf(!isPresent)('facts about the seed documents (skipped where ../shared is absent)', () => {
  let seeds: readonly Seed[] = [];
  const tally = createTally('Documents');
  beforeAll(async () => {
    seeds = await compile();
  }, 60_000);

  it('agree with the inventory', () => {
    for (const { stated, read, source } of seeds) {
      const { doc } = stated;
      const at = (field: string, line = 1) => ({ doc, line, field });
      tally.same(at('title'), read.title, stated.title);
      const organisation = stated.organisation === '(not named)' ? null : stated.organisation.toLowerCase();
      tally.same(at('organisation'), read.organization?.toLowerCase() ?? null, organisation);
      tally.same(at('product'), read.product, stated.product);
      tally.same(at('owner'), read.metadata?.find(({ key }) => key === 'Owner')?.value, stated.owner);
      tally.same(at('metadata: as many'), read.metadata?.length, stated.metadata.length);
      for (const entry of stated.metadata)
        tally.same(
          at('metadata', entry.line),
          read.metadata?.find(({ line }) => line === entry.line),
          { ...entry },
        );
      for (const entry of stated.document_history ?? [])
        tally.same(
          at('history', entry.line),
          read.history?.find(({ line }) => line === entry.line),
          { ...entry },
        );
      if (stated.toc) {
        tally.same(at('contents: lines'), [read.contents?.line, read.contents?.endLine], stated.toc.lines);
        tally.same(at('contents: entries'), read.contents?.entries, stated.toc.entries);
        tally.same(
          at('contents: forgotten'),
          read.contents?.missing.map(({ line }) => line),
          [...stated.toc.note.matchAll(/\((\d+)\)/g)].map(([, line]) => Number(line)),
        );
      }
      for (const category of stated.action_item_categories)
        tally.same(
          at('action item category', category.line),
          read.actionItemCategories?.find(({ line }) => line === category.line),
          {
            name: category.name,
            text: category.text,
            line: category.line,
          },
        );
      for (const domain of stated.domains) {
        const name = domain.replace(/^.*@/, '');
        tally.count(
          at('host', source.split('\n').findIndex((line) => line.includes(domain)) + 1),
          read.hosts?.some((each) => each.name === name) === true,
          domain,
        );
      }
      for (const { name, lines } of stated.namespaces) {
        const wanted = name === '(all)' ? null : name;
        const found = read.namespaces?.find((each) => each.name === wanted);
        const isListed = lines === undefined || lines.every((line) => found?.lines.includes(line) || found?.lines.includes(line - 1));
        tally.count(at('namespace', lines?.[0] ?? 1), name.startsWith('(none') ? true : found !== undefined && isListed, name);
      }
      for (const workload of stated.workloads) {
        const wanted = objectIn(workload);
        if (wanted === null) continue;
        const isFound = read.objects?.some(({ kind, name }) => kind === wanted.kind && name === wanted.name) === true;
        tally.count(at('cluster object'), isFound, workload);
      }
      for (const link of stated.tool_links) {
        const found = read.links?.find(({ line }) => line === link.line);
        tally.same(at('tool link', link.line), found?.url ?? found?.command, link.url ?? link.command);
        tally.same(at('tool link: name', link.line), plain(found?.name ?? ''), plain(link.name));
      }
    }
    tally.close();
  });

  it('every external system is found where the inventory sees it', () => {
    const systems = createTally('External systems (each in each document that speaks of it)');
    const words = (name: string): readonly string[] =>
      (name.toLowerCase().match(/[a-z0-9]{2,}/g) ?? []).map((word) => (word.length > 3 ? word.replace(/s$/, '') : word));
    const tables: string[] = [];
    const prose: string[] = [];
    for (const { name, where } of inventory.external_systems) {
      const isListed = seeds.some(({ read }) =>
        read.externalServices.some((service) => words(name).includes(words(service.name)[0] ?? '-')),
      );
      (isListed ? tables : prose).push(name);
      for (const [doc, place] of Object.entries(where)) {
        const read = seeds.find(({ stated }) => stated.doc === doc)?.read;
        const lines = ranges(place);
        const touched =
          read?.systems?.filter((system) => system.lines.some((line) => lines.some(([from, to]) => line >= from && line <= to))) ?? [];
        const isFound = touched.some((system) => words(system.name).some((word) => words(name).includes(word)));
        systems.count(
          { doc, line: lines[0]?.[0] ?? 1, field: `system: ${name}` },
          isFound,
          `${place}: ${touched.map((each) => each.name).join()}`,
        );
      }
    }
    console.log(`listed in a table or list of vendors: ${tables.join(', ')}\nonly in prose and commands: ${prose.join(', ')}`);
    systems.close();
  });
});
