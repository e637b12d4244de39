import type { Knowledge } from '../program.ts';
import { withVerbData } from '../verbs.ts';

/** https://svnbook.red-bean.com/en/1.8/svn.ref.svn.html , https://repo.mercurial-scm.org/hg/help ; git has a file of its own. */
export const versionControl: Knowledge = {
  programs: [
    withVerbData('svn', {
      options: '-r --revision -c --change -l --limit --username --password --depth --search -x --extensions --targets',
      // --diff-cmd, --config-option and --editor-cmd name programs
      known: `--git --xml -u --show-updates -v --verbose -q --quiet -N --non-recursive -R --recursive --stop-on-copy --incremental --non-interactive --summarize --no-diff-deleted
        --no-diff-added --ignore-properties --properties-only --notice-ancestry --show-copies-as-adds --no-ignore --strict --show-inherited-props --with-all-revprops
        --with-no-revprops -g --use-merge-history --diff --ignore-externals --show-item --no-newline --include-externals --human-readable -H --changelist --cl -h --help --version`,
      reads:
        'info, log, status|stat|st, cat, list|ls, blame|praise|annotate|ann, propget|pget|pg, proplist|plist|pl, diff|di, mergeinfo, help',
      changes: {
        'changes files':
          'checkout|co|update|up|switch|sw|export|add|commit|ci|copy|cp|move|mv|merge|resolve|lock|unlock|cleanup|propset|propedit|propdel',
      },
      destroys: { 'loses changes or files': 'revert, delete|del|remove|rm' },
    }),
    withVerbData('hg', {
      options:
        '-R --repository -r --rev -l --limit -u --user -b --branch -T --template -I --include -X --exclude -d --date -k --keyword --color',
      acts: '--config --config-file --edit -e --output -o --bundle --tool --pager --debugger --profile --global --local --insert --remove',
      reads:
        'log|history, status|st, diff, cat, annotate|blame, summary|sum, heads, parents, branches, tags, identify|id, paths, root, files, manifest, incoming|in, outgoing|out, version, showconfig',
      changes: { 'changes files or the history': 'commit|ci|pull|push|update|up|merge|graft|rebase|import|clone|add|tag|branch|bookmark' },
      destroys: { 'loses changes or files': 'strip, purge, revert, remove|rm, rollback' },
    }),
  ],
  examples: {
    reads: `
      svn info
      svn log -l 10
      svn diff -r 10:11
      hg log -l 3
      hg status`,
    changes: `
      svn up
      svn diff --diff-cmd ./x
      svn log --config-option config:helpers:diff-cmd=./x
      hg log --config alias.log='!touch x'
      hg cat -o /etc/x a
      hg incoming --bundle x
      hg pull -u
      hg no-such-verb`,
    destroys: `
      svn revert -R .
      hg strip tip`,
  },
};
