import { changes, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { readOptions } from '../options.ts';
import type { Call, Knowledge } from '../program.ts';
import { changesUnless, harmless, readsUnless } from '../shapes.ts';
import { withVerbData, words } from '../verbs.ts';

/** dpkg, rpm and pacman name what they do by an option, and other options only mean something beside it. */
function query(call: Call): Judgement {
  const given = readOptions(call.words, { valued: [] });
  const [first] = call.words;
  // rpm(8): --pipe gives the output to a command, and %(…) in a macro runs one.
  if (
    call.program.startsWith('rpm') &&
    (given.has('--pipe', '--specfile', '--load', '--rcfile', '--macros') ||
      call.words.some(
        (word) =>
          word.value === null ||
          /%\(|%\{(?:lua|load|expand|uncompress|shescape|\?)|%%/u.test(word.value) ||
          /^--(?:set(?:perms|ugids|caps)|restore|predefine|define)/u.test(word.prefix),
      ))
  )
    return changes('rpm runs a program');
  const reading: Readonly<Record<string, RegExp>> = {
    dpkg: /^(?:-[lLsSpCV]|--(?:list|status|listfiles|search|print-\S+|audit|verify|get-selections|compare-versions|version|help|info|contents)|-[Ic])$/u,
    rpm: /^(?:-[qV][a-zA-Z]*|--(?:query|verify|version|showrc|eval|checksig))$/u,
    rpmquery: /^/u,
    pacman: /^(?:-Q[a-zA-Z]*|-Ss|-Si|-Sl|-F[a-xz]*)$/u,
  };
  return reading[call.program]?.test(first?.value ?? '') === true &&
    !given.has('--install', '--erase', '--import', '--rebuilddb', '--initdb', '--refresh') &&
    !(call.program === 'pacman' && given.has('-y', '-u', '-w'))
    ? reads()
    : changes('changes the installed packages, or its effect is not known');
}

/** Package managers of operating systems. */
export const packages: Knowledge = {
  programs: [
    withVerbData('apt apt-get aptitude dnf yum microdnf tdnf apk brew snap zypper flatpak choco winget scoop', {
      options: '-o -c -t --target-release --repo --enablerepo --disablerepo --repository -X -n --root',
      // apt.conf(5), dnf.conf(5): a setting may name a program or a folder of plugins
      acts: '-o -c --option --config-file --config --setopt',
      flags: '-q -qq -y --yes --assume-yes --quiet -v --no-cache --allow-unauthenticated -U -a',
      reads: `list, show, search, policy, version, history, check-update, repolist, repoinfo, provides, whatprovides, deplist, updateinfo list|info|summary, changelog, showsrc, depends, rdepends, changes, outdated, doctor, leaves, stats, dot, audit, services, connections, find, packages|pa, patches|pch, list-updates|lu, list-patches|lp, check, services list, history list|info|userinstalled, group list, module list, needs-restarting, repoquery, indextargets, download-help`,
      special: {
        // Homebrew reads a formula that is named by its file: it is Ruby.
        'info, deps, uses, desc, home': (call) =>
          call.program === 'brew' && call.words.some((word) => word.value === null || /[/:]|\.rb$/u.test(word.value))
            ? changes('reads a formula from a file: it is code')
            : reads(),
        // zypper lr -e writes the list into a file
        'repos|lr': (_, given) => (given.has('-e', '--export') ? changes('writes a file') : reads()),
        // they set what a second word is set to
        config: (_, given) => (given.positionals.length > 2 || given.has('--set', '--unset') ? changes('changes the settings') : reads()),
        // https://en.opensuse.org/SDB:Zypper_manual_(plain)
        'verify|ve': (call) => (call.program === 'zypper' ? changes('installs what is missing') : reads()),
      },
      changes: {
        'changes the installed packages':
          'install, reinstall, upgrade, update, full-upgrade, dist-upgrade, dist-sync, remove, uninstall, purge, autoremove, erase, add, del, fix, clean, autoclean, makecache, mark, hold, unhold, refresh, build-dep, source, download, swap, downgrade, groupinstall, localinstall, link, unlink, tap, untap, services start|stop|restart|run|kill|cleanup, history undo|redo|rollback|store|replay, cask, patch, dup, edit-sources, satisfy, upgrade-minimal, update-minimal, module enable|disable|install|reset, config-manager',
      },
    }),
    withVerbData('apt-cache', {
      acts: '-o --option -c --config-file',
      reads: 'policy, show, showpkg, search, depends, rdepends, madison, pkgnames, stats, unmet, showsrc, dump, dotty',
      changes: { 'builds its caches': 'gencaches' },
    }),
    withVerbData('apt-mark', {
      reads: 'showhold, showauto, showmanual, showinstall, showremove, showpurge',
      changes: { 'changes marks on packages': 'hold, unhold, auto, manual, minimize-manual' },
    }),
    harmless(['dpkg-query', 'checkrestart']),
    // debsums(1): -g makes sums and may keep them
    readsUnless(
      ['debsums'],
      {
        valued: words('-r --root -d --admindir -p --deb-path'),
        plain: words(
          '-a -e -c -s -l -i -x -h -v --all --config --changed --silent --list-missing --ignore-obsolete --ignore-permissions --help --version',
        ),
      },
      {},
    ),
    { names: ['dpkg', 'rpm', 'rpmquery', 'pacman'], judge: query },
    withVerbData('subscription-manager etckeeper', {
      reads: 'list, status, identity, repos-list, version, facts',
      changes: { 'changes the subscription or packages': 'register, attach, repos, refresh, unregister, commit, clean' },
    }),
    harmless(['needs-restarting']),
    changesUnless('unattended-upgrade unattended-upgrades', 'installs upgrades', {
      shows: '--dry-run -h --help',
      further: '-d --debug -v --verbose --apt-debug --download-only',
    }),
  ],
  examples: {
    reads: `
      apt list --upgradable
      apt-cache policy nginx
      dpkg -l
      dpkg -s nginx
      rpm -qa
      rpm -qi nginx
      yum history
      dnf -q check-update
      brew info jq
      snap list
      dnf history info 5
      needs-restarting -r
      unattended-upgrade --dry-run -v
      rpm -q --queryformat '%{NAME}' nginx
      debsums -c
      yum history list
      brew services list`,
    changes: `
      apt-get install -y jq
      apt update
      yum remove nginx
      apk add curl
      brew install jq
      rpm -ivh x.rpm
      dpkg -i x.deb
      apt-mark hold nginx
      dnf history rollback 5
      yum history redo 5
      brew services kill web
      zypper verify -y
      unattended-upgrade -v
      rpm -qa --pipe 'touch x'
      rpm --eval '%(touch x)'
      debsums -g
      pacman -Fy`,
  },
};
