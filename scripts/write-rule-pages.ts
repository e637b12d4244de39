// node scripts/write-rule-pages.ts [--check]: docs/rules/ from the rules themselves, one page a rule. With --check nothing
// is written, and a page that differs is named; test/docs/rule-pages.test.ts does the same.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { initCommands } from '#commands';
import { rulePage, ruleTexts } from '#runbooks/lint';

const folder = join(import.meta.dirname, '..', 'docs', 'rules');
const ranks = { error: 0, warning: 1, info: 2 } as const;

type RuleText = (typeof ruleTexts)[number];

/** A sentence as Markdown: what would be read as HTML or emphasis is text, what stands in back-ticks stays. */
const prose = (text: string): string =>
  text
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replaceAll(/[<*_[\]]/g, '\\$&')))
    .join('');

function fenced(language: string, text: string): string {
  const longest = Math.max(2, ...text.split('\n').map((line) => /`{3,}/.exec(line)?.[0].length ?? 0));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}${language}`, text, fence].join('\n');
}

const acceptance = (suppression: string): readonly string[] => [
  '## To accept one',
  fenced('markdown', suppression),
  suppression.includes('tocsin-ignore-file')
    ? 'anywhere in the text of the file: before the finding nothing can stand. More in [linting](../linting.md#suppressions).'
    : 'on the line before it, or as said in [linting](../linting.md#suppressions).',
];

function pageOf({ id }: RuleText): string {
  const rule = rulePage(id);
  if (!rule) throw new Error(`there is no page of ${id}`);
  const { examples, found, suppression } = rule;
  return [
    `# ${prose(rule.title)}`,
    `\`${id}\`, severity **${rule.severity}**. [All rules](README.md).`,
    '## Why it matters',
    prose(rule.why),
    '## What to do',
    prose(rule.advice),
    ...(examples
      ? ['## Found', fenced('markdown', examples.bad), fenced('text', found.join('\n')), '## Fine', fenced('markdown', examples.good)]
      : []),
    ...(suppression === null ? [] : acceptance(suppression)),
    '',
  ]
    .join('\n\n')
    .trimEnd()
    .concat('\n');
}

const rows = (severity: RuleText['severity']): string =>
  ruleTexts
    .filter((rule) => rule.severity === severity)
    .map((rule) => `| [${rule.id}](${rule.id}.md) | ${prose(rule.title).replaceAll('|', '\\|')} |`)
    .join('\n');

const overview = (): string =>
  [
    '# Rules',
    `The ${ruleTexts.length} traps that \`tocsin runbook lint\` knows. How to run it: [linting](../linting.md). These pages are made from the rules by \`scripts/write-rule-pages.ts\`.`,
    ...Object.keys(ranks).flatMap((severity) => {
      const level = severity === 'error' || severity === 'warning' ? severity : 'info';
      return [`## ${level[0]?.toUpperCase()}${level.slice(1)}`, `| rule | what it finds |\n|---|---|\n${rows(level)}`];
    }),
  ]
    .join('\n\n')
    .concat('\n');

/** Every page by its file name. `initCommands()` comes first. */
export function rulePages(): ReadonlyMap<string, string> {
  return new Map([['README.md', overview()], ...ruleTexts.map((rule): [string, string] => [`${rule.id}.md`, pageOf(rule)])]);
}

/** The pages that differ from what the rules say, are missing, or belong to no rule. */
export function stalePages(): readonly string[] {
  const pages = rulePages();
  const present = new Set(readdirSync(folder));
  const differing = [...pages].flatMap(([name, text]) =>
    present.has(name) && readFileSync(join(folder, name), 'utf8') === text ? [] : [name],
  );
  return [...differing, ...[...present].filter((name) => !pages.has(name))];
}

if (import.meta.main) {
  await initCommands();
  mkdirSync(folder, { recursive: true });
  const stale = stalePages();
  if (process.argv.includes('--check')) {
    for (const name of stale) process.stdout.write(`docs/rules/${name}: is not what the rule says; run node scripts/write-rule-pages.ts\n`);
    process.exitCode = stale.length > 0 ? 1 : 0;
  } else {
    const pages = rulePages();
    for (const name of stale) {
      const text = pages.get(name);
      if (text === undefined) rmSync(join(folder, name));
      else writeFileSync(join(folder, name), text);
    }
    process.stdout.write(`${pages.size} pages, ${stale.length} changed\n`);
  }
}
