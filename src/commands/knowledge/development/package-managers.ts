import { hasHole } from '../../holes/hole.ts';
import { also, changes, destroys, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { readOptions } from '../options.ts';
import type { Options } from '../options.ts';
import type { Call, Knowledge } from '../program.ts';
import { withVerbData, words } from '../verbs.ts';

/** A script of the project: its name says what it is meant for, not what it does. */
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

/**
 * `yarn application -list`: Hadoop's program of the same name. Its own options (one dash, whole words) tell it from a script of the
 * project: https://hadoop.apache.org/docs/stable/hadoop-yarn/hadoop-yarn-site/YarnCommands.html . `yarn logs -out` writes files.
 */
const hadoopReads: Readonly<Record<string, { readonly asks: readonly string[]; readonly valued: string; readonly plain?: string }>> = {
  application: { asks: ['-list', '-status'], valued: '-status -appStates -appTypes -appTags' },
  app: { asks: ['-list', '-status'], valued: '-status -appStates -appTypes -appTags' },
  node: { asks: ['-list', '-status'], valued: '-status -states', plain: '-all -showDetails' },
  logs: { asks: ['-applicationId'], valued: '-applicationId -containerId -nodeAddress -appOwner -am -size -log_files' },
  queue: { asks: ['-status'], valued: '-status' },
};

const hadoopYarn = (call: Call, outer: Options): Judgement => {
  const name = outer.positionals[0]?.value ?? '';
  if (call.program !== 'yarn') return changes(`${call.program} ${name}: the effect is not known`);
  const rule = hadoopReads[name];
  if (rule === undefined) return script(call, outer);
  const plain = [...rule.asks, ...words(rule.plain ?? '')];
  const given = readOptions(call.words, { valued: words(rule.valued), plain, singleDashLong: true });
  if (given.names.includes('-kill')) return destroys('ends an application of the cluster');
  if (given.names.some((name) => ['-movetoqueue', '-changeQueue', '-updatePriority', '-updateLifetime'].includes(name)))
    return changes('changes an application of the cluster');
  const asks = given.names.some((name) => rule.asks.includes(name));
  return asks && given.unknown.length === 0 && given.positionals.length === 1 ? reads() : script(call, outer);
};

/** Package managers of programming languages. */
export const packageManagers: Knowledge = {
  programs: [
    withVerbData('npm yarn pnpm bun', {
      options: '--prefix -C -w --workspace --cwd --registry --loglevel -F --filter --dir',
      flags: '-s --silent -g --global --verbose -r --recursive -ws --workspaces --json',
      // yarn alone installs
      bare: (call) => (call.program === 'yarn' ? changes('changes the installed packages') : reads()),
      reads:
        'info, list, outdated, explain|why, root, bin, prefix, whoami, help, licenses list, config get|list, cache ls|dir, pkg get, audit signatures, store path|status, workspaces list|info, token list, access list, dist-tag ls, team ls, --version',
      acts: '--logs-dir --cache --browser --script-shell --git --node-options --userconfig',
      changes: {
        'changes the installed packages':
          'install|i|ci|add|update|up|upgrade|uninstall|remove|rm|un|rebuild|dedupe|prune|link|unlink|import|global|set|install-clean|clean-install, pkg set|delete, cache clean|clear|verify, config set|delete, store prune, shrinkwrap, init, create, patch, version, pm, self-update, env, plugin, up',
        'publishes a package': 'publish, dist-tag add|rm, deprecate, owner, access, token create',
        'runs a program of the project: what it does is not known': 'exec|dlx|x',
      },
      destroys: { 'takes a package back': 'unpublish, token revoke' },
      special: {
        'run|run-script|start|test|stop|restart|t': script,
        'application|app|node|logs|queue': hadoopYarn,
        audit: (_, given) =>
          given.has('--fix') || given.positionals.some(({ value }) => value === 'fix') ? changes('changes packages') : reads(),
        'audit fix': changes('changes packages'),
        doctor: changes('cleans its cache, or runs a script of the project'),
        // where these are no words of the program's own, they are scripts of the project
        'ls|ll|la, view|show|v, diff, explain, root, ping, search, fund, query, versions, sbom': (call) =>
          call.program === 'npm' ? reads() : changes('runs a script of the project'),
      },
    }),
    withVerbData('pip pip3 pipx', {
      options: '--proxy --timeout --index-url -i --format',
      acts: '--python --log --report --keyring-provider',
      reads:
        'list, show, freeze, check, search, help, config list|get, cache info|list|dir, index versions, inspect, debug, environment, hash, --version',
      changes: {
        'changes the installed packages':
          'install, uninstall, download, wheel, config set|unset, cache purge|remove, inject, upgrade, upgrade-all, ensurepath, reinstall, run',
      },
    }),
    withVerbData('poetry uv pipenv conda mamba', {
      options: '-C --directory -P --project --python -n --name -p --prefix',
      reads:
        'show, check, version-help, env list|info, config-help, python list|find|dir, graph, info, list, search, about, --version, tool list|dir, cache dir',
      changes: {
        'changes the installed packages':
          'add, remove, install, update, lock, sync, init, new, build, publish, self, env use|remove, pip install|uninstall|sync|compile, venv, python install|uninstall|pin, tool install|uninstall|run, cache clean|prune, version, create, uninstall, upgrade, clean, config, activate, deactivate',
        'runs a program of the project: what it does is not known': 'run, shell',
      },
      // uv tree writes its lock file anew unless it is told not to: https://docs.astral.sh/uv/reference/cli/#uv-tree
      special: {
        'pip list|show|freeze|check|tree': (_, given) =>
          given.has('--python', '-p') ? changes('runs the interpreter that is named') : reads(),
        tree: (call, given) =>
          call.program !== 'uv' || given.has('--frozen', '--locked') ? reads() : changes('writes its lock file anew'),
      },
    }),
    withVerbData('gem bundle composer', {
      // bundle alone installs; gem check --doctor removes what is broken
      bare: (call) => (call.program === 'bundle' ? changes('changes the installed packages') : reads()),
      acts: '--doctor --gemfile --update',
      options: '-d --working-dir -v --version',
      reads:
        'list, info, show, outdated, search, licenses, diagnose, validate, depends|why, contents, environment, which, specification, dependency, status, about, prohibits|why-not, fund',
      changes: {
        'changes the installed packages':
          'install, update, uninstall, remove, require, add, lock, clean, cache, config, dump-autoload|dumpautoload, global, init, pristine, cleanup, push, self-update, create-project, binstubs, exec, run-script, run',
      },
      special: {
        // where composer has no such word it is a script of the project
        // bundle check locks anew
        check: (call) => (call.program === 'gem' ? reads() : changes('runs a script of the project, or writes its lock file')),
        audit: (_, given) =>
          /^(?:update|download)$/u.test(given.positionals[1]?.value ?? '') || given.has('-u', '-o', '--output')
            ? changes('updates a database, or writes a file')
            : reads(),
      },
    }),
  ],
  examples: {
    reads: `
      npm ls --depth=0
      npm outdated
      npm audit
      npm view express versions
      yarn why lodash
      pip list --outdated
      pip show requests
      poetry show --tree
      uv pip list
      bundle outdated
      composer show
      npm
      npm audit signatures
      yarn application -list -appStates RUNNING
      yarn app -status application_1_0001
      yarn node -list -all
      yarn logs -applicationId application_1_0001
      yarn queue -status default
      yarn --version`,
    changes: `
      npm ci
      npm audit fix
      npm run migrate
      npm run jobs --since=1h
      yarn add x
      pnpm -r run build
      npx vercel deploy
      pip install -r requirements.txt
      poetry run alembic upgrade head
      bundle exec rake db:migrate
      composer install
      yarn
      yarn app
      yarn logs
      yarn node x.js
      yarn node x.js -list
      yarn application -movetoqueue application_1_0001 -queue other
      yarn logs -applicationId application_1_0001 -out /etc/x
      yarn application -list --no-such-option
      npm node -list
      yarn --frozen-lockfile
      bundle
      npm cache verify
      gem check --doctor`,
    destroys: `
      npm unpublish x
      yarn application -kill application_1_0001`,
  },
};
