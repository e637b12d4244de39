import { changes, reads } from '../../judge/judgement.ts';
import type { Knowledge } from '../program.ts';
import { keepsCopy, lastPlace, prompt } from '../shapes.ts';
import { withVerbData } from '../verbs.ts';
import { cephSpecials } from './ceph-daemons.ts';

/** https://docs.ceph.com/en/latest/man/8/ceph/ and its neighbours. */
export const ceph: Knowledge = {
  programs: [
    withVerbData('ceph', {
      options: '-c --conf -n --name --id -k --keyring -f --format -p --pool --cluster --connect-timeout -i --in-file -m --user --period',
      writes: '-o --out-file',
      // -o writes its answer to a file, -i gives it one to read
      special: cephSpecials,
      flags: '-s --status --verbose --concise --yes-i-really-mean-it --watch -w --watch-debug --watch-info --watch-warn --watch-error -h',
      bare: (call, given) =>
        given.has('-s', '--status', '-v')
          ? reads()
          : given.has('-w', '--watch', '--watch-debug', '--watch-info', '--watch-warn', '--watch-error')
            ? reads('never ends by itself', { unbounded: true })
            : prompt(changes('opens a prompt'), 'ceph'),
      reads: `status, health, health detail|mute-help, df, df detail, version, versions, report, fsid, quorum_status, features, time-sync-status, node ls, insights, progress json, iostat, balancer status|eval|ls,
        osd tree|df|status|stat|dump|perf|find|metadata|ls|blocked-by|utilization|ok-to-stop|safe-to-destroy|getmap|getcrushmap|lspools|map|versions|last-stat-seq|count-metadata|get-require-min-compat-client|numa-status|ls-tree|lsof|blocklist-help|test-reweight-by-utilization|test-reweight-by-pg,
        osd blocklist ls, osd df tree, osd pool ls|stats|get|get-quota|autoscale-status, osd crush tree|dump|get-device-class|ls|show-tunables|get-tunable, osd crush rule ls|dump, osd crush class ls|ls-osd, osd erasure-code-profile ls|get, osd perf,
        pg stat|dump|ls|ls-by-pool|ls-by-osd|ls-by-primary|dump_stuck|dump_json|dump_pools_json|map|getmap|debug, mon stat|dump|metadata|versions|getmap|count-metadata, mon feature ls, mgr stat|dump|metadata|versions|services, mgr module ls, mgr services, mds stat|metadata|versions, fs ls|status|dump|get|subvolume-help|volume-help,
        fs subvolume ls|info|getpath, fs subvolumegroup ls, fs volume ls|info, crash ls|info|stat|ls-new|json_report, log last, config get|dump|show|show-with-defaults|log|help|ls, config-key ls|get|dump|exists, orch ls|ps|status, osd getmaxosd, config generate-minimal-conf, orch host ls, orch device ls, orch upgrade status|check|ls,
        auth ls|list|get|get-key|print-key, device ls|info|get-health-metrics|ls-by-daemon|ls-by-host, telemetry show|status, tell-help, daemon-help, dashboard-help, nfs cluster ls|info, nfs export ls|info, rgw realm list, service dump|status, quorum-help`,
      changes: {
        'changes how data is placed: it may move a lot of data': `osd set|unset|in|out|reweight|reweight-by-utilization|reweight-by-pg|primary-affinity|set-group|unset-group|set-nearfull-ratio|set-full-ratio|set-backfillfull-ratio|set-require-min-compat-client|pause|unpause|pg-upmap|pg-upmap-items|rm-pg-upmap-items|setcrushmap|require-osd-release, osd crush reweight|add|move|set|set-device-class|add-bucket|link|rename-bucket|tunables|rule,
          osd pool create|set|set-quota|rename|application|mksnap, balancer on|off|mode|optimize|execute`,
        'repairs or checks placement groups':
          'pg repair|scrub|deep-scrub|force-recovery|force-backfill|cancel-force-recovery, osd scrub|deep-scrub|repair|down, osd force-create-pg-help',
        'changes services of the cluster': `osd perf query add|remove, mon add|set-rank|ok-to-rm-help|enable_stretch_mode, mgr fail, mgr module enable|disable, mds fail|repaired, fs new|set|fail-help|add_data_pool|set-default, fs fail, orch apply|daemon|restart|start|stop|redeploy|reconfig|pause|resume, orch daemon add|restart|start|stop|redeploy, orch host add|label|drain|maintenance, orch upgrade start|pause|resume|stop, config set|assimilate-conf|reset, config-key set,
          auth add|get-or-create|get-or-create-key|caps|import, health mute|unmute, crash archive|archive-all|post, progress on|off|clear, mon feature set, injectargs, log, telemetry on|off, device light|monitoring, osd blocklist add, osd blacklist, nfs cluster create, nfs export create, dashboard`,
      },
      destroys: {
        'loses data':
          'orch device zap, insights prune-health, osd purge|destroy|rm|lost|purge-new|force-create-pg, osd pool delete|rm|rmsnap, pg|osd mark_unfound_lost, fs rm, fs subvolume rm, fs volume rm, mds rm|rmfailed, osd crush rm|remove|unlink, osd tier',
        'takes a part out of the cluster':
          'mon remove|rm, orch rm|osd, orch daemon rm, orch host rm, orch osd rm, osd erasure-code-profile rm, osd crush rule rm, config rm, config-key rm|del, auth rm|del, crash rm|prune, nfs cluster rm|delete, nfs export rm|delete, osd blocklist rm|clear',
      },
    }),
    withVerbData('rados', {
      options: '-p --pool -N --namespace -c --conf -n --name --id -k --keyring -f --format --cluster -s',
      flags: '--all',
      reads:
        'lspools, ls, df, stat, listxattr, getxattr, listomapkeys, listomapvals, lssnap, list-inconsistent-pg, list-inconsistent-obj, list-inconsistent-snapset, listwatchers, lock list|info',
      changes: {
        'writes objects': 'put, append, create, setxattr, setomapval, cp, copy, clonedata, mksnap, touch, lock get|break, import',
        'loads the cluster': 'bench, load-gen',
      },
      destroys: { 'removes objects': 'rm, purge, rmpool, cppool, truncate, rmxattr, rmomapkey, rmsnap, rollback, cleanup, clearomap' },
      special: {
        export: (_, given) => keepsCopy(lastPlace(given), 'copies objects out'),
        getomapval: (_, given) => (given.positionals.length > 3 ? keepsCopy(lastPlace(given)) : reads()),
        // rados get OBJECT FILE
        get: (_, given) =>
          given.positionals.length === 3 ? keepsCopy(lastPlace(given), 'copies an object out') : changes('writes a file'),
      },
    }),
    withVerbData('rbd', {
      options:
        '-p --pool --image --namespace -c --conf -n --name --id -k --keyring --format --cluster --snap --from-snap --path -m -s --size',
      reads:
        'ls|list, info, status, du|disk-usage, snap ls|list, showmapped, children, lock ls|list, mirror pool status|info, mirror image status, diff, image-meta list|get, trash ls|list, perf image iotop|iostat, device list, watch, namespace ls|list, pool stats, journal info, config pool|image|global list|ls|get',
      changes: {
        'changes images':
          'create, clone, copy|cp, deep, resize, rename|mv, map, unmap, device map|unmap, snap create|protect|unprotect|rename, lock add, flatten, feature enable|disable, import, import-diff, mirror image|pool, trash restore|mv, image-meta set, migration, bench, object-map check|rebuild, pool init, sparsify',
      },
      destroys: {
        'removes images or snapshots':
          'rm|remove, snap rm|remove|purge|rollback|revert, trash purge|rm|remove, lock rm|remove, image-meta remove, namespace rm|remove, group rm',
      },
      special: {
        // rbd export IMAGE [FILE]: without one it is called like the image
        'export, export-diff': (_, given) =>
          given.has('--path') || given.positionals.length > 2
            ? keepsCopy(given.place('--path') ?? lastPlace(given), 'copies an image out')
            : reads('copies an image out', { preserves: true }),
      },
    }),
    withVerbData('radosgw-admin', {
      acts: '--sync-stats --fix',
      options:
        '-c --conf -n --name --id -k --keyring --uid --bucket --rgw-realm --rgw-zonegroup --rgw-zone --format --cluster --display-name --email --shard-id --object',
      reads:
        'user info|list|stats, bucket list|stats|limit, bucket limit check, bucket check-help, usage show, sync status, sync error list, data sync status, metadata get|list, metadata sync status, zone get|list, zonegroup get|list, realm get|list, period get|list, gc list, lc list|get, quota get-help, reshard list|status, bucket sync status|info, orphans list-jobs, policy, caps-help, object stat, datalog list|status, mdlog list|status, bilog list|status, ratelimit get',
      changes: {
        'changes users, buckets or zones':
          'user create|modify|enable|suspend|check, bucket link|unlink|check|reshard|chown|rewrite|sync, key create, subuser create|modify, caps add, quota set|enable|disable, zone create|modify|set|default, zonegroup create|modify|set|add, realm create|default|pull, period update|commit|pull, reshard add|process|cancel, lc process|reshard, gc process, metadata put, data sync init|run, ratelimit set|enable|disable',
      },
      destroys: {
        'removes users, buckets or objects':
          'user rm, bucket rm, object rm, key rm, subuser rm, caps rm, zone delete|rm, zonegroup delete|remove, realm rm|delete, metadata rm, usage trim, datalog trim, mdlog trim, bilog trim, sync error trim, object unlink, orphans finish',
      },
    }),
    withVerbData('cephadm', {
      options: '--fsid --image --name -n --data-dir',
      reads: 'ls, list-networks, check-host, gather-facts, inspect-image, version, host-info',
      changes: {
        'changes the host':
          'bootstrap, deploy, adopt, pull, add-repo, install, prepare-host, unit, agent, registry-login, enter, run, ceph-volume',
      },
      destroys: { 'removes the cluster from the host': 'rm-cluster, rm-daemon, rm-repo, zap-osds' },
      special: {
        // what stands behind `--` goes to journalctl
        logs: (_, given) => (given.rest === null ? reads() : changes('journalctl may be told more than to show')),
        // what stands behind `--`, or first, runs in a container of Ceph: cephadm(8)
        shell: (call, given) => {
          const first = given.positionals[1];
          const inner = given.rest ?? (first === undefined ? [] : call.words.slice(call.words.indexOf(first)));
          return inner.length === 0 ? prompt(changes('opens a shell'), 'the shell') : call.run(inner, { kind: 'nothing' });
        },
      },
    }),
    withVerbData('ceph-volume', {
      options: '--cluster --log-path',
      reads: 'lvm list, inventory, raw list',
      changes: { 'changes disks': 'lvm activate|create|prepare|deactivate|batch|trigger|migrate, simple, raw prepare|activate' },
      destroys: { 'erases a disk': 'lvm zap' },
    }),
  ],
  examples: {
    reads: `
      ceph -s
      ceph status
      ceph health detail
      ceph osd tree
      ceph osd df tree
      ceph pg dump_stuck unclean
      ceph --connect-timeout 10 osd pool ls detail
      ceph osd ok-to-stop 3
      ceph crash ls
      rados df
      rbd ls -p data
      rbd status data/a
      radosgw-admin sync status
      cephadm ls
      ceph -w
      ceph pg 2.5 query
      ceph pg 2.5 list_unfound
      ceph tell osd.0 dump_ops_in_flight
      ceph daemon osd.0 perf dump
      ceph daemon mon.a config show
      ceph osd getcrushmap -o crush.map
      cephadm shell -- ceph -s
      cephadm shell ceph osd tree
      rados -p data get a /tmp/a
      rbd config pool ls data
      ceph orch host ls
      ceph tell mds.a client ls`,
    changes: `
      ceph osd set noout
      ceph osd out 3
      ceph osd reweight 3 0.8
      ceph pg repair 2.5
      ceph orch restart mgr
      ceph config set osd osd_max_backfills 1
      ceph tell osd.3 injectargs --a=1
      ceph mgr fail
      ceph no-such-verb
      rbd map data/a
      rados bench -p data 10 write
      ceph pg 2.5 scrub-help
      ceph progress clear
      ceph progress off
      ceph mon feature set x --yes-i-really-mean-it
      ceph orch host set-addr a 10.0.0.1
      ceph orch host rescan a
      ceph osd crush class rename a b
      ceph osd getmap -o /etc/passwd
      rados -p data get a /etc/passwd
      rbd config pool set data a b
      ceph tell osd.0 bench
      ceph daemon osd.0 config set a b
      cephadm shell
      cephadm shell -- ceph osd set noout`,
    destroys: `
      ceph osd purge 3 --yes-i-really-mean-it
      ceph osd pool delete data data --yes-i-really-really-mean-it
      ceph mon remove a
      rados -p data rm a
      rbd rm data/a
      radosgw-admin user rm --uid=eve
      ceph pg 2.5 mark_unfound_lost delete
      ceph orch device zap node-1 /dev/sdb --force
      ceph insights prune-health 1`,
  },
};
