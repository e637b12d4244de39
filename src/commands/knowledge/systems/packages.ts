import { changes, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { readOptions } from '../options.ts';
import type { Call, Knowledge } from '../program.ts';
import { harmless } from '../shapes.ts';
import { withVerbData } from '../verbs.ts';

/** dpkg, rpm and pacman name what they do by an option, and other options only mean something beside it. */
function query(call: Call): Judgement {
  const given = readOptions(call.words, { valued: [] });
  const [first] = call.words;
  const reading: Readonly<Record<string, RegExp>> = {
    dpkg: /^(?:-[lLsSpCV]|--(?:list|status|listfiles|search|print-\S+|audit|verify|get-selections|compare-versions|version|help|info|contents)|-[Ic])$/u,
    rpm: /^(?:-[qV][a-zA-Z]*|--(?:query|verify|version|showrc|eval|checksig))$/u,
    pacman: /^(?:-Q[a-zA-Z]*|-Ss|-Si|-Sl|-F[a-z]*)$/u,
  };
  return reading[call.program]?.test(first?.value ?? '') === true &&
    !given.has('--install', '--erase', '--import', '--rebuilddb', '--initdb')
    ? reads()
    : changes('changes the installed packages, or its effect is not known');
}

/** Package managers of operating systems. */
export const packages: Knowledge = {
  programs: [
    withVerbData('apt apt-get aptitude dnf yum microdnf tdnf apk brew snap zypper flatpak choco winget scoop', {
      options: '-o -c -t --target-release --repo --enablerepo --disablerepo --repository -X -n --root',
      flags: '-q -qq -y --yes --assume-yes --quiet -v --no-cache --allow-unauthenticated -U -a',
      reads: `list, show, search, policy, info, version, history, check-update, repolist, repoinfo, provides, whatprovides, deplist, updateinfo list|info|summary, changelog, showsrc, depends, rdepends, changes, outdated, doctor, config, leaves, deps, uses, desc, stats, dot, audit, services, connections, find, repos|lr, packages|pa, patches|pch, list-updates|lu, list-patches|lp, check, home, services list, history list|info, group list, module list, needs-restarting, repoquery, verify, indextargets, download-help`,
      changes: {
        'changes the installed packages':
          'install, reinstall, upgrade, update, full-upgrade, dist-upgrade, dist-sync, remove, uninstall, purge, autoremove, erase, add, del, fix, clean, autoclean, makecache, mark, hold, unhold, refresh, build-dep, source, download, swap, downgrade, groupinstall, localinstall, history undo, link, unlink, tap, untap, services start|stop|restart, cask, patch, dup, edit-sources, satisfy, upgrade-minimal, update-minimal, module enable|disable|install|reset, config-manager',
      },
    }),
    withVerbData('apt-cache', {
      reads: 'policy, show, showpkg, search, depends, rdepends, madison, pkgnames, stats, unmet, showsrc, dump, dotty',
      changes: { 'builds its caches': 'gencaches' },
    }),
    withVerbData('apt-mark', {
      reads: 'showhold, showauto, showmanual, showinstall, showremove, showpurge',
      changes: { 'changes marks on packages': 'hold, unhold, auto, manual, minimize-manual' },
    }),
    harmless(['dpkg-query', 'rpmquery', 'debsums', 'checkrestart']),
    { names: ['dpkg', 'rpm', 'pacman'], judge: query },
    withVerbData('subscription-manager needs-restarting unattended-upgrade etckeeper', {
      reads: 'list, status, identity, repos-list, version, facts',
      changes: { 'changes the subscription or packages': 'register, attach, repos, refresh, unregister, commit, clean' },
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
      snap list`,
    changes: `
      apt-get install -y jq
      apt update
      yum remove nginx
      apk add curl
      brew install jq
      rpm -ivh x.rpm
      dpkg -i x.deb
      apt-mark hold nginx`,
  },
};
