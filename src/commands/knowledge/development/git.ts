import { changes, destroys, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { mayBeOption } from '../options.ts';
import type { Options } from '../options.ts';
import type { Call, Knowledge } from '../program.ts';
import { withVerbData } from '../verbs.ts';

const show = (call: Call, given: Options): Judgement =>
  given.has('--output', '--ext-diff', '--textconv', '-c', '--open-files-in-pager', '-O', '--config-env', '--exec', '--upload-pack') ||
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
    '-v',
    '-vv',
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

/** https://git-scm.com/docs */
export const git: Knowledge = {
  programs: [
    withVerbData('git', {
      options:
        '-C -c --git-dir --work-tree --namespace --exec-path --config-env -n --max-count --since --until --author --format --pretty -L -S -G --grep --before --after --skip -b -m --message',
      flags: '--no-pager -p --paginate -P --bare --no-replace-objects --literal-pathspecs --no-optional-locks',
      reads:
        'version, help, count-objects, check-ignore, check-attr, check-ref-format, verify-commit, verify-tag, verify-pack, var, get-tar-commit-id, fsck, cherry, range-diff, merge-tree, show-branch, show-ref, for-each-ref, interpret-trailers-help, stripspace, column, lfs ls-files|status|env|logs, bisect log|view|visualize-help',
      changes: {
        'changes the checkout or its history':
          'checkout, switch, pull, merge, revert, cherry-pick, commit, add, fetch, clone, init, rebase, am, apply, submodule, mv, bisect, worktree, notes, bundle, subtree, lfs, sparse-checkout, maintenance, update-index, read-tree, write-tree, commit-tree, update-ref, symbolic-ref, pack-refs, repack, hash-object, format-patch, mergetool, difftool, rerere, replace, filter-repo-help, archive, send-email, gui, citool, daemon, instaweb, p4, svn, flow',
        'packs the repository': 'gc, prune-packed',
        'changes remotes': 'remote',
        'changes stashed work': 'stash',
      },
      destroys: {
        'removes files that are not under version control': 'clean',
        'loses stashed work': 'stash drop|clear',
        'rewrites the whole history': 'filter-branch, filter-repo',
        'removes objects for good': 'prune, reflog expire|delete, worktree remove, rm',
        'loses changes that are not committed': 'restore',
      },
      special: {
        'log|show|diff|status|blame|annotate|shortlog|describe|rev-parse|rev-list|ls-files|ls-remote|ls-tree|cat-file|grep|name-rev|merge-base|whatchanged|diff-tree|diff-index|diff-files':
          show,
        reflog: reads(),
        'remote show|get-url, stash list|show, worktree list, submodule status|summary, notes list|show, bundle verify|list-heads, sparse-checkout list':
          reads(),
        branch,
        remote: (_, given) => (given.positionals.length > 1 ? changes('changes remotes') : reads()),
        tag: (_, given) =>
          given.has('-d', '--delete') ||
          (given.positionals.length > 1 && !given.has('-l', '--list', '--contains', '--points-at', '-v', '--verify', '-n', '--sort')) ||
          given.has('-a', '-s', '-f')
            ? changes('changes tags')
            : reads(),
        config: (_, given) =>
          given.has('--get', '--list', '-l', '--get-all', '--get-regexp', '--show-origin') ||
          ['get', 'list'].includes(given.positionals[1]?.value ?? '')
            ? reads()
            : changes('changes the configuration'),
        checkout: (_, given) =>
          given.rest !== null || given.has('-f', '--force') || given.positionals[1]?.value === '.'
            ? destroys('loses changes that are not committed')
            : changes('changes the checkout'),
        push: (_, given) =>
          given.has('-f', '--force', '--force-with-lease', '--delete', '-d', '--mirror', '--prune') ||
          given.positionals.some((word) => /^[+:]/u.test(word.prefix))
            ? destroys('overwrites or removes history on the server')
            : given.has('-n', '--dry-run')
              ? reads('a dry run')
              : changes('changes the server’s branches'),
        reset: (_, given) => (given.has('--hard') ? destroys('loses changes that are not committed') : changes('changes the checkout')),
      },
    }),
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
      git push --dry-run`,
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
      git no-such-verb`,
    destroys: `
      git push --force
      git push origin :old
      git push origin +main
      git reset --hard HEAD~1
      git clean -fdx
      git stash drop
      git branch -D old
      git checkout -- .
      git restore .`,
  },
};
