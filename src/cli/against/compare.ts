import type { CompiledDocument } from '#runbooks';
import type { FoundAgainst } from '#runbooks/lint';
import type { SourceFile } from '../read-sources.ts';
import { printable, type GuardedTerminal } from '../terminal.ts';

/** What a document is compared with: the part before `=` of `--against`, and what follows it. */
export interface Against {
  readonly prometheus: readonly string[];
  readonly cluster: boolean;
  readonly links: boolean;
}

/** Everything that the documents say and the world does not confirm. What could not be looked at is said on standard error. */
export async function compare(
  input: { readonly sources: readonly SourceFile[]; readonly documents: readonly CompiledDocument[] },
  against: Against,
  { terminal, allowPrivateAddresses }: { readonly terminal: GuardedTerminal; readonly allowPrivateAddresses: boolean },
): Promise<readonly FoundAgainst[]> {
  const found: FoundAgainst[] = [];
  const { compareWithPrometheus, deadLinks, linkedAddresses, missingObjects, namedObjects } = await import('#runbooks/lint');
  for (const address of against.prometheus) {
    const { askPrometheus } = await import('./ask-prometheus.ts');
    found.push(...compareWithPrometheus(input.documents, await askPrometheus(address)));
  }
  if (against.cluster) {
    const { missingInCluster } = await import('./ask-cluster.ts');
    const objects = namedObjects(input.documents);
    const missing = await missingInCluster(objects);
    if (missing === null) terminal.error('--against cluster: skipped: kubectl is not installed here');
    else terminal.error(`--against cluster: ${objects.length} objects looked up`);
    found.push(...missingObjects(missing ?? []));
  }
  if (against.links) {
    const { askLinks } = await import('./ask-links.ts');
    const answers = await askLinks(linkedAddresses(input.sources), allowPrivateAddresses);
    for (const { link, answer } of answers)
      if (answer.kind === 'not-checked')
        terminal.error(`${link.places[0]?.file}:${link.places[0]?.line}:1: ${printable(link.address)} was not asked: ${answer.why}`);
    terminal.error(`--against links: ${answers.length} addresses asked`);
    found.push(...deadLinks(answers));
  }
  return found;
}
