import { InvalidArgumentError, type Command } from 'commander';
import type { FoundListing } from '#runbooks/search';
import { onePath } from '../path-argument.ts';
import { readSources } from '../read-sources.ts';
import { printable, type GuardedTerminal, type Painted } from '../terminal.ts';

interface Options {
  readonly path: string;
  readonly alert?: string;
  readonly service?: string;
  readonly command?: string;
  readonly limit: number;
  readonly json?: boolean;
}

function positive(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('must be a whole number from 1 up');
  return value;
}

/** The same search as the catalogue's, over the files of a folder. */
async function search(
  words: readonly string[],
  options: Options,
  command: Command,
): Promise<{ found: readonly FoundListing[]; looked: number }> {
  const { compileDocument, createLiveCatalogue, describeDocument, isEmptyQuery, readQuery } = await import('#runbooks/search');
  const query = readQuery(words.join(' '), options);
  if (isEmptyQuery(query)) command.error('error: say what to search for: words, --alert, --service or --command');
  const sources = await readSources([options.path]);
  await (await import('#commands')).initCommands();
  const catalogue = createLiveCatalogue('files');
  const documents = sources.map(({ file, source }) =>
    describeDocument({ documentId: file, organizationId: 'files', version: 1, file, source, document: compileDocument({ file, source }) }),
  );
  catalogue.apply(1, documents, []);
  return { found: catalogue.search(query, options.limit), looked: catalogue.listings.length };
}

function foundLine({ file, found }: FoundListing): Painted[] {
  return [
    { text: `  ${printable(file)}:${found.line}: `, colour: 'grey' },
    ...found.snippet.map(({ text, marked }): Painted => ({ text: printable(text), ...(marked ? { colour: 'yellow' } : {}) })),
  ];
}

/** `tocsin runbook search`: words, alerts, services and commands in the files of a folder; no server needed. */
export function addSearchCommand(group: Command, terminal: GuardedTerminal): void {
  group
    .command('search')
    .description('find runbooks by words, alerts, services and commands; small typing mistakes included')
    .argument('[words...]')
    .option('--path <folder>', 'a folder or a file', onePath, '.')
    .option('--alert <name>', 'only in the names of alerts')
    .option('--service <name>', 'only in services and teams')
    .option('--command <text>', 'only in commands')
    .option('--limit <number>', 'how many at most', positive, 20)
    .option('--json')
    .addHelpText('after', '\nExample:\n  tocsin runbook search redis memory --path runbooks')
    .action(async (words: string[], options: Options, command: Command) => {
      const { found, looked } = await search(words, options, command);
      if (options.json) {
        const rows = found.map(({ file, line, slug, title, kind, alerts, services, found: place }) => ({
          file,
          line,
          slug,
          title,
          kind,
          alerts,
          services,
          found: place,
        }));
        terminal.out(JSON.stringify(rows, null, 2));
        return;
      }
      for (const listing of found) {
        terminal.out(`${printable(listing.file)}#${printable(listing.slug)}  ${printable(listing.title)}`);
        terminal.outPainted(foundLine(listing));
      }
      if (found.length === 0) terminal.out(`nothing found in ${looked} runbooks`);
    });
}
