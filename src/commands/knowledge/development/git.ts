import { changes, combine, destroys, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { mayBeOption, readOptions } from '../options.ts';
import type { Options } from '../options.ts';
import type { Call, Knowledge, Program } from '../program.ts';
import { withVerbData } from '../verbs.ts';

const show = (call: Call, given: Options): Judgement =>
  // git-grep(1): -O may stand behind other letters, with the program's name glued to it.
  call.words.some((word) => /^-[acEFGhHiIlLnopqrvwWz]*O/u.test(word.prefix) || /^--(?:outp?u?t?|ext-d|textc|open-f)/u.test(word.prefix)) ||
  given.has('--output', '--ext-diff', '--textconv', '--open-files-in-pager', '--filters', '-O', '--exec', '--upload-pack') ||
  call.words.some((word) => word.splits && mayBeOption(word))
    ? changes('git may run or write something')
    : reads();

const branch = (_: Call, given: Options): Judgement => {
  if (given.has('-D') || (given.has('-d', '--delete') && given.has('-f', '--force'))) return destroys('removes a branch, merged or not');
  const lists = given.has(
    '-l',
    '--list',
    '--contains',
    '--no-contains',
    '--merged',
    '--no-merged',
    '--points-at',
    '--show-current',
    '-a',
    '-r',
    '--all',
    '--remotes',
  );
  const acts = given.has(
    '-d',
    '-m',
    '-M',
    '-c',
    '-C',
    '--delete',
    '--move',
    '--copy',
    '-f',
    '--force',
    '-u',
    '--set-upstream-to',
    '--unset-upstream',
    '--edit-description',
    '-t',
    '--track',
  );
  return acts || (given.positionals.length > 1 && !lists) ? changes('changes branches') : reads();
};

/** Options beside `--dry-run` that take no value: another one could take it for its own (`git clean -fe -n`). */
const besideRehearsal =
  /^(?:-[dfxXnqvu46]+|--(?:dry-run|force|quiet|verbose|porcelain|progress|all|tags|follow-tags|set-upstream|no-verify|atomic|ipv[46]|exclude=.*)|[^-].*|-)$/u;

/** A rehearsal beyond doubt: the flag is there, and every option behind the verb is known to leave it one. */
const isRehearsal = (call: Call, given: Options): boolean => {
  const from = call.words.findIndex((word) => word === given.positionals[0]);
  return given.has('-n', '--dry-run') && call.words.slice(from + 1).every((word) => besideRehearsal.test(word.value ?? word.text));
};

/** Settings that only colour, page off or name somebody; many others name a program that git runs (git-config(1)). */
const plainSetting =
  /^(?:color\.\w+|core\.(?:quotepath|abbrev|pager=(?:cat)?$)|advice\.\w+|user\.\w+|log\.\w+|diff\.(?:renames|renamelimit|algorithm|mnemonicprefix|noprefix)|status\.\w+|http\.(?:sslverify|extraheader|lowspeed\w+)|safe\.directory|protocol\.version|column\.ui|i18n\.\w+)/iu;

/** `git -c core.fsmonitor=./x status` runs a program whatever the verb is. */
const steered = (program: Program): Program => ({
  ...program,
  judge: (call) => {
    const own = program.judge(call);
    const given = readOptions(call.words, {
      valued: ['-C', '-c', '--config-env', '--git-dir', '--work-tree', '--namespace'],
      stopAtFirst: true,
    });
    const strange = given.has('--config-env', '--exec-path') || given.texts('-c').some((text) => text === null || !plainSetting.test(text));
    return strange && !(given.positionals.length === 0) ? combine(own, changes('git -c may name a program that git runs')) : own;
  },
});

/** https://git-scm.com/docs */
export const git: Knowledge = {
  programs: [
    steered(
      withVerbData('git', {
        options:
          '-C -c --git-dir --work-tree --namespace --exec-path --config-env -n --max-count --since --until --author --format --pretty -L -S -G --grep --before --after --skip -b -m --message',
        flags: '--no-pager -p --paginate -P --bare --no-replace-objects --literal-pathspecs --no-optional-locks',
        reads:
          'version, help, count-objects, check-ignore, check-attr, check-ref-format, verify-commit, verify-tag, verify-pack, var, get-tar-commit-id, stripspace, column, lfs ls-files|status|env, lfs logs last|show, bisect log',
        changes: {
          'changes the checkout or its history':
            'checkout, switch, pull, merge, revert, cherry-pick, commit, add, fetch, clone, init, rebase, am, apply, submodule, mv, bisect, worktree, notes, bundle, subtree, lfs, sparse-checkout, maintenance, update-index, read-tree, write-tree, commit-tree, update-ref, symbolic-ref, pack-refs, repack, hash-object, format-patch, mergetool, difftool, rerere, replace, filter-repo-help, archive, send-email, gui, citool, daemon, instaweb, p4, svn, flow',
          'packs the repository': 'gc, prune-packed',
          'changes remotes': 'remote',
          'changes stashed work': 'stash',
        },
        destroys: {
          'loses stashed work': 'stash drop|clear',
          'rewrites the whole history': 'filter-branch, filter-repo',
          'removes objects for good': 'prune, reflog expire|delete|drop|write, lfs logs clear, lfs prune, worktree remove, rm',
          'loses changes that are not committed': 'restore',
        },
        special: {
          'log|show|diff|status|blame|annotate|shortlog|describe|rev-parse|rev-list|ls-files|ls-remote|ls-tree|cat-file|grep|name-rev|merge-base|whatchanged|diff-tree|diff-index|diff-files|cherry|range-diff|show-branch|show-ref|for-each-ref, stash show':
            show,
          // git-fsck(1): --lost-found writes what it finds
          fsck: (_, given) => (given.has('--lost-found') ? changes('writes objects into lost-found') : reads()),
          lfs: changes('changes the checkout or its history'),
          reflog: show,
          'reflog show|list|exists': show,
          'stash list': show,
          'remote show|get-url, worktree list, submodule status|summary, notes list|show, bundle verify|list-heads, sparse-checkout list':
            reads(),
          branch,
          remote: (_, given) => (given.positionals.length > 1 ? changes('changes remotes') : reads()),
          tag: (_, given) =>
            given.has('-d', '--delete') ||
            (given.positionals.length > 1 && !given.has('-l', '--list', '--contains', '--points-at', '-v', '--verify', '-n')) ||
            given.has('-a', '-s', '-f')
              ? changes('changes tags')
              : reads(),
          config: (_, given) =>
            given.has('--get', '--list', '-l', '--get-all', '--get-regexp', '--show-origin') ||
            ['get', 'list'].includes(given.positionals[1]?.value ?? '') ||
            // one name alone is asked for
            (given.positionals.length === 2 &&
              given.names.every((name) =>
                /^(?:--(?:global|local|system|worktree|type|bool|int|path|null|includes|get-urlmatch)|-z|-C)$/u.test(name),
              ) &&
              !/^(?:unset|set|edit|rename-section|remove-section)$/u.test(given.positionals[1]?.value ?? ''))
              ? reads()
              : changes('changes the configuration'),
          checkout: (_, given) =>
            given.rest !== null || given.has('-f', '--force') || given.positionals[1]?.value === '.'
              ? destroys('loses changes that are not committed')
              : changes('changes the checkout'),
          push: (call, given) =>
            given.has('-f', '--force', '--force-with-lease', '--delete', '-d', '--mirror', '--prune') ||
            given.positionals.some((word) => /^[+:]/u.test(word.prefix))
              ? destroys('overwrites or removes history on the server')
              : isRehearsal(call, given)
                ? reads('a dry run')
                : changes('changes the server’s branches'),
          clean: (call, given) =>
            isRehearsal(call, given) ? reads('a dry run') : destroys('removes files that are not under version control'),
          reset: (_, given) => (given.has('--hard') ? destroys('loses changes that are not committed') : changes('changes the checkout')),
        },
      }),
    ),
  ],
  examples: {
    reads: `
      git log --oneline -5
      git --no-pager diff HEAD~1
      git -C /srv/app status
      git show HEAD:web.yml
      git branch -a
      git branch --show-current
      git tag --list 'v1*'
      git tag
      git remote -v
      git stash list
      git config --get user.name
      git rev-parse HEAD
      git blame web.ts
      git push --dry-run
      git config user.name
      git -c color.ui=never log -3
      git reflog main
      git fsck
      git lfs logs last`,
    changes: `
      git checkout main
      git pull --rebase
      git revert HEAD --no-edit
      git push origin main
      git tag v1.2.3
      git branch new
      git commit -m x
      git stash
      git reset HEAD~1
      git diff --ext-diff
      git -c core.pager=sh log
      git remote add a b
      git no-such-verb
      git -c core.fsmonitor=./x status
      git -c core.pager=./x stash list
      git fsck --lost-found
      git branch -v new
      git range-diff --output=x a b
      git log --outp=x
      git stash show -p --ext-diff
      git cat-file --filters HEAD:a`,
    destroys: `
      git push --force
      git push origin :old
      git push origin +main
      git reset --hard HEAD~1
      git clean -fdx
      git stash drop
      git branch -D old
      git checkout -- .
      git restore .
      git lfs logs clear
      git reflog drop main`,
  },
};
