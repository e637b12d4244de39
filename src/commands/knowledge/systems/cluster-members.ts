import { changes, combine, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { readOptions } from '../options.ts';
import type { Call, Knowledge } from '../program.ts';
import { changesUnless, keepsCopy, prompt, readsUnless } from '../shapes.ts';
import { words } from '../verbs.ts';
import { withClosedVerbs } from '../word-lists.ts';

/** crm_mon(8) draws for a person until it is stopped, unless it is told to look once; it can also write a page to a file. */
function crmMon(call: Call): Judgement {
  const given = readOptions(call.words, {
    valued: words('-i --interval --output-as --output-to -h --as-html --include --exclude --node --resource'),
    plain:
      words(`-1 --one-shot -r --inactive -f --failcounts -n --group-by-node -o --operations -t --timing-details -A --show-node-attributes
      -c --tickets -D --hide-headers -R --show-detail -b --brief -L --neg-locations -X --as-xml -N --disable-ncurses -s --simple-status
      -m --fence-history -V --verbose -$ --version -? --help`),
  });
  if (given.unknown.length > 0 || given.positionals.length > 0) return changes('crm_mon: the effect of its options is not known');
  const files = given.places('--output-to', '-h', '--as-html').map((place) => keepsCopy(place, 'keeps what it shows'));
  const isOnce = given.names.some((each) =>
    ['-1', '--one-shot', '-X', '--as-xml', '-s', '--simple-status', '--version', '--help'].includes(each),
  );
  return combine(isOnce ? reads() : prompt(reads(), 'crm_mon'), ...files);
}

/**
 * What a cluster’s members run: crm_mon(8) and crm_resource(8) (https://clusterlabs.org/projects/pacemaker/doc/), corosync-cfgtool(8),
 * corosync-quorumtool(8) and corosync-cmapctl(8) (https://corosync.github.io/corosync/), drbdadm(8) and drbdsetup(8)
 * (https://manpages.debian.org/drbd-utils).
 */
export const clusterMembers: Knowledge = {
  programs: [
    { names: ['crm_mon'], judge: crmMon, judgesNames: true },
    // crm_resource(8): cleaning up, moving and setting are other options of the same program, so what shows is a closed list.
    changesUnless('crm_resource', 'changes what runs on the cluster', {
      shows: `-L --list -l --list-raw -O --list-operations -o --list-all-operations -q --query-xml -w --query-xml-raw -W --locate -A --stack -a --constraints
        -Y --why -g --get-parameter -G --get-property --list-standards --list-ocf-providers --list-ocf-alternatives --list-agents --show-metadata --version`,
      further: '-Q --quiet -V --verbose -m --meta -z --utilization',
      valued:
        '-r --resource -N --node -g --get-parameter -G --get-property --list-ocf-alternatives --list-agents --show-metadata --output-as',
    }),
    changesUnless('corosync-cfgtool', 'changes the cluster’s connections', { shows: '-s -n', further: '-b', valued: '-i' }),
    // corosync-quorumtool(8): -v, -n and -e set votes; -m watches until it is stopped.
    {
      names: ['corosync-quorumtool'],
      judge: (call) => {
        const given = readOptions(call.words, { valued: ['-o'], plain: words('-s -l -i -m -H -p -V -h') });
        const isSorted = given.texts('-o').every((order) => /^[ani]$/u.test(order ?? ''));
        if (given.unknown.length > 0 || given.positionals.length > 0 || !isSorted) return changes('changes the votes of the cluster');
        return given.has('-m') ? reads('never ends by itself', { unbounded: true }) : reads();
      },
    },
    // corosync-cmapctl(8): -g takes no word of its own, so `-gs` sets.
    readsUnless(['corosync-cmapctl'], { valued: [], plain: words('-b -g -h') }, {}),
    withClosedVerbs('drbdadm', {
      optionsFirst: true,
      // -s and -c name another program and another file of settings; sh-b-pri makes a side the first, so sh-… is a closed list.
      known: '--verbose --statistics',
      reads:
        'status, cstate, dstate, role, dump, dump-xml, get-gi, show-gi, sh-resources, sh-resource, sh-dev, sh-minor, sh-ll-dev, sh-md-dev, sh-md-idx, sh-ip',
      changes: {
        'changes how a disk is mirrored':
          'up, down, attach, detach, connect, disconnect, primary, secondary, adjust, syncer, verify, resize, pause-sync, resume-sync, suspend-io, resume-io, outdate, sh-b-pri',
      },
      destroys: { 'gives one side of the mirror up': 'create-md, wipe-md, invalidate, invalidate-remote, new-current-uuid, forget-peer' },
    }),
    withClosedVerbs('drbdsetup', {
      optionsFirst: true,
      known: '--verbose --statistics --now --timestamps --color --json --full --show-defaults',
      reads: 'status, show, role, cstate, dstate, get-gi, show-gi',
      special: { events2: (_, given) => (given.last('--now') === null ? reads('never ends by itself', { unbounded: true }) : reads()) },
      changes: {
        'changes how a disk is mirrored':
          'primary, secondary, attach, detach, connect, disconnect, down, new-resource, new-minor, resize, verify',
      },
      destroys: {
        'gives one side of the mirror up': 'invalidate, invalidate-remote, new-current-uuid, forget-peer, del-minor, del-resource',
      },
    }),
  ],
  examples: {
    reads: `
      crm_mon -1
      crm_mon -1Arf
      crm_mon
      crm_mon -1 --output-to /tmp/cluster.txt
      crm_resource -L
      crm_resource --resource db --locate
      crm_resource -W -r db
      corosync-cfgtool -s
      corosync-cfgtool -n
      corosync-quorumtool -s
      corosync-quorumtool
      corosync-quorumtool -m
      corosync-cmapctl
      corosync-cmapctl -b runtime.members
      drbdadm status
      drbdadm cstate r0
      drbdadm dump all
      drbdadm sh-resources
      drbdsetup status --verbose --statistics
      drbdsetup events2 --now
      drbdsetup events2`,
    changes: `
      crm_mon -1 --output-to /etc/x
      crm_mon --daemonize
      crm_mon -E ./x
      crm_resource -C -r db
      crm_resource -L --cleanup
      crm_resource -r db -p target-role -v Stopped
      corosync-cfgtool -R
      corosync-cfgtool -s -H
      corosync-quorumtool -e 1
      corosync-cmapctl -s totem.token u32 1
      corosync-cmapctl -d totem.token
      corosync-cmapctl -gs totem.token
      corosync-cmapctl -D totem.
      drbdadm sh-b-pri r0
      drbdadm primary r0
      drbdadm -s ./x status
      drbdadm status -c x
      drbdsetup secondary r0`,
    destroys: `
      drbdadm invalidate r0
      drbdsetup del-minor 0`,
  },
};
