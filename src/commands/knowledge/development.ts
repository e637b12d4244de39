import { hasHole } from '../holes/hole.ts';
import { also, changes, destroys, reads } from '../judge/judgement.ts';
import type { Judgement } from '../judge/judgement.ts';
import type { Call, Program } from './program.ts';
import type { Options } from './options.ts';
import { all, prompt, withVerbs } from './shapes.ts';

const split = (names: string): string[] => names.trim().split(/\s+/u);

const script = (call: Call, given: Options): Judgement => {
  const name = given.positionals[1]?.value ?? given.positionals[0]?.value ?? null;
  const swallowed =
    given.rest === null &&
    call.words.some((word) => /^--[a-z]/u.test(word.prefix) && !/^--(?:silent|if-present|workspace|prefix|workspaces)/u.test(word.prefix));
  const own = changes(
    `${call.program} run ${name === null || hasHole(name) ? 'X' : name} runs a script of the project: what it does is not known`,
  );
  return swallowed && call.program === 'npm' ? also(own, { reason: 'npm takes these options for itself; put -- before them' }) : own;
};

/** A language's interpreter: versions read, programs are unknown, and without one it is a prompt. */
const interpreter = (call: Call): Judgement => {
  const words = call.words.map((word) => word.value ?? '?');
  if (words.length === 1 && /^(?:-v|-V|--version|-h|--help)$/u.test(words[0] ?? '')) return reads();
  if (words.length === 0 && call.input.kind === 'nothing') return prompt(changes(`opens ${call.program}`), call.program);
  if (call.program.startsWith('python') && words[0] === '-m' && words[1] === 'json.tool' && words.length === 2) return reads();
  const inspects = words.some((word) => word.startsWith('--inspect'));
  const own = changes(
    `runs a program whose effect is not known${inspects ? '; it starts a second instance, it does not look into the running one' : ''}`,
  );
  return inspects ? also(own, { unbounded: true }) : own;
};

const git: readonly Program[] = [
  withVerbs(
    ['git'],
    {
      valued: [
        '-C',
        '-c',
        '--git-dir',
        '--work-tree',
        '-n',
        '--max-count',
        '--since',
        '--until',
        '--author',
        '--format',
        '--pretty',
        '-L',
        '-S',
        '-G',
        '--grep',
      ],
    },
    {
      ...all(
        (_, given) =>
          given.has('--output', '--ext-diff', '--textconv', '-c', '--open-files-in-pager', '-O')
            ? changes('git may run or write something')
            : reads(),
        'log show diff status blame shortlog describe rev-parse rev-list ls-files ls-remote ls-tree cat-file grep reflog name-rev merge-base whatchanged count-objects version help',
      ),
      branch: (_, given) =>
        given.positionals.length > 1 || given.has('-d', '-D', '-m', '-M', '--delete', '--move', '-f')
          ? changes('changes branches')
          : reads(),
      tag: (_, given) =>
        (given.positionals.length > 1 && !given.has('-l', '--list')) || given.has('-d', '--delete') ? changes('changes tags') : reads(),
      remote: { '': reads(), show: reads(), 'get-url': reads(), '*': changes('changes remotes') },
      stash: {
        list: reads(),
        show: reads(),
        ...all(destroys('loses stashed work'), 'drop clear'),
        '': changes('puts work aside'),
        '*': changes('changes stashed work'),
      },
      config: (_, given) => (given.has('--get', '--list', '-l', '--get-all') ? reads() : changes('changes the configuration')),
      worktree: { list: reads() },
      ...all(
        changes('changes the checkout or its history'),
        'checkout switch pull merge revert cherry-pick commit add fetch clone init rebase restore am apply submodule',
      ),
      push: (_, given) =>
        given.has('-f', '--force', '--force-with-lease', '--delete', '-d', '--mirror', '--prune')
          ? destroys('overwrites or removes history on the server')
          : changes('changes the server’s branches'),
      reset: (_, given) => (given.has('--hard') ? destroys('loses changes that are not committed') : changes('changes the checkout')),
      clean: destroys('removes files that are not under version control'),
      gc: changes('packs the repository'),
    },
  ),
];

const gh = withVerbs(
  ['gh', 'glab'],
  { valued: split('-R --repo --json -q --jq -L --limit -s --state -w --workflow -b --branch -X --method -f -F -H --input -u --user') },
  {
    ...all(
      { ...all(reads(), 'list view status diff checks watch'), ...all(destroys('removes it'), 'delete'), '*': changes('changes it') },
      'pr issue run workflow release repo gist',
    ),
    search: { '*': reads() },
    status: reads(),
    version: reads(),
    auth: { status: reads() },
    api: (_, given) => {
      const method = (
        given.value('-X', '--method') ?? (given.has('-f', '-F', '--input', '--field', '--raw-field') ? 'POST' : 'GET')
      ).toUpperCase();
      return method === 'GET' ? reads() : method === 'DELETE' ? destroys('sends DELETE') : changes(`sends ${method}`);
    },
  },
);

/** Language tools, version control, and the checks of package managers. */
export const development: readonly Program[] = [
  withVerbs(
    ['npm', 'yarn', 'pnpm', 'bun'],
    { valued: ['--prefix', '-C', '-w', '--workspace'] },
    {
      ...all(reads(), 'ls list ll view info show outdated explain why root bin prefix ping whoami search fund help'),
      audit: (_, given) => (given.positionals.length > 1 || given.has('--fix') ? changes('changes packages') : reads()),
      run: script,
      'run-script': script,
      start: script,
      test: script,
      exec: changes('runs a program of the project: what it does is not known'),
      ...all(changes('changes the installed packages'), 'install i ci add update uninstall remove rebuild'),
    },
  ),
  ...git,
  gh,
  {
    names: ['node', 'python', 'python3', 'python2', 'ruby', 'perl', 'php', 'deno', 'java', 'Rscript', 'lua', 'tsx', 'ts-node', 'irb'],
    judge: interpreter,
  },
  {
    names: [
      'make',
      'gmake',
      'just',
      'task',
      'rake',
      'npx',
      'bunx',
      'mvn',
      'gradle',
      './gradlew',
      'cargo',
      'go',
      'poetry',
      'pipenv',
      'uv',
      'bundle',
      'rails',
      'artisan',
    ],
    judge: (call) => {
      const words = call.words.map((word) => word.value ?? '?');
      if (call.program === 'make' && words.some((word) => word === '-n' || word === '--dry-run')) return reads('a dry run');
      return words.length === 1 && /^(?:--version|version|-v)$/u.test(words[0] ?? '')
        ? reads()
        : changes(`${call.program} runs a program of the project: what it does is not known`);
    },
  },
  withVerbs(['pip', 'pip3'], { valued: [] }, all(reads(), 'list show freeze check')),
];
