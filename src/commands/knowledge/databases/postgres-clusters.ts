import { changes, reads } from '../../judge/judgement.ts';
import type { Knowledge } from '../program.ts';
import { withVerbData } from '../verbs.ts';

/** Programs that keep several PostgreSQL servers together, and those that back them up. */
export const postgresClusters: Knowledge = {
  programs: [
    // gitlab-patronictl hands its words on to the patronictl of its package
    withVerbData('patronictl gitlab-patronictl', {
      options: '-c --config-file -d --dcs-url --dcs -f --format --group --citus-group -k',
      flags: '-k --insecure',
      reads: 'list, topology, show-config, history, version, dsn',
      changes: {
        'makes a standby the primary': 'failover, switchover',
        'restarts or reloads the servers': 'restart, reload',
        'changes the settings of the cluster': 'edit-config, pause, resume, flush, demote-cluster, promote-cluster',
        'runs SQL that may change rows': 'query',
      },
      destroys: { 'builds a member anew: its data is removed first': 'reinit', 'removes what Patroni knows of the cluster': 'remove' },
    }),
    withVerbData('repmgr', {
      options: '-f --config-file -h --host -d --dbname -U --username -p --port -D --pgdata --node-id --node-name -L --log-level -S',
      dryRun: '--dry-run',
      reads: 'cluster show|matrix|crosscheck|event, node status|check, daemon status, service status',
      changes: {
        'changes the cluster':
          'primary register, standby register|clone|promote|follow|switchover, witness register, node rejoin|service|control, service pause|unpause, daemon start|stop',
      },
      destroys: { 'removes entries of the cluster': 'cluster cleanup, primary unregister, standby unregister, witness unregister' },
    }),
    withVerbData('pgbackrest', {
      options:
        '--stanza --config --repo --set --type --log-level-console --output --pg1-path --target --db-include --repo1-path --process-max --log-level-file --exec-id --delta-x --buffer-size --lock-path',
      // other settings may name a program that runs on this or another host
      acts: '--cmd-ssh --repo-host-cmd --repo1-host-cmd --repo2-host-cmd --pg1-host-cmd --pg2-host-cmd --config-path --config-include-path',
      flags: '--delta --no-delta --force --verbose --online --no-online',
      reads: 'info, version, verify, help, repo-ls, repo-get, annotate-help, server-ping',
      changes: {
        'starts a backup': 'backup',
        // https://pgbackrest.org/command.html#command-check : it makes the server begin a new WAL file and waits for it
        'makes the server begin a new WAL file': 'check',
        'changes the settings of the backups':
          'stanza-create, stanza-upgrade, start, stop, annotate, archive-push, archive-get, repo-put, server',
      },
      destroys: { 'overwrites the data folder with a backup': 'restore', 'removes backups': 'expire, stanza-delete, repo-rm' },
    }),
    withVerbData('barman', {
      options: '-c --config -f --format --color --log-level',
      // get-wal -o names a folder to write to
      acts: '-o',
      flags: '-q -d --quiet --debug',
      reads:
        'list-server|list-servers, list-backup|list-backups, list-files, show-server|show-servers, show-backup|show-backups, status, check, diagnose, check-wal-archive, verify-backup, verify, replication-status, get-wal, lock-directory-cleanup-help, generate-manifest-help',
      changes: {
        'starts a backup or fetches WAL':
          'backup, check-backup, cron, receive-wal, switch-wal|switch-xlog, sync-backup, sync-wals, archive-wal, keep, put-wal, generate-manifest, sync-info, config-switch, config-update',
      },
      destroys: { 'overwrites a data folder with a backup': 'recover|restore', 'removes a backup': 'delete' },
    }),
    withVerbData('wal-g wal-e', {
      options: '--config --pgdata --target-user-data',
      flags: '--turbo',
      reads: 'backup-list, wal-show, wal-verify, st ls, st check read, backup-show, --version, catchup-list, backup-mark-help',
      changes: {
        'sends a backup or fetches WAL':
          'backup-push, wal-push, wal-fetch, wal-receive, wal-prefetch, backup-mark, copy, st put|cp|get, catchup-push, catchup-fetch, wal-restore',
      },
      destroys: { 'overwrites a data folder with a backup': 'backup-fetch, delta-fetch', 'removes backups': 'delete, st rm' },
      special: { 'st cat': reads() },
    }),
    {
      names: ['pg_autoctl'],
      judge: (call) => (call.words[0]?.value === 'show' || call.words[0]?.value === 'version' ? reads() : changes('changes the cluster')),
    },
    {
      names: ['stolonctl'],
      judge: (call) =>
        ['status', 'spec', 'clusterdata'].includes(call.words.find((word) => !word.prefix.startsWith('-'))?.value ?? '')
          ? reads()
          : changes('changes the cluster'),
    },
  ],
  examples: {
    reads: `
      patronictl -c /etc/patroni.yml list
      patronictl topology main
      gitlab-patronictl list
      repmgr -f /etc/repmgr.conf cluster show
      repmgr standby switchover -f /etc/repmgr.conf --dry-run
      pgbackrest --stanza=main info
      barman check main
      barman list-backups main
      wal-g backup-list`,
    changes: `
      patronictl switchover --leader a --candidate b
      gitlab-patronictl failover
      patronictl failover main --force
      patronictl pause main
      repmgr standby promote
      pgbackrest --stanza=main --type=full backup
      barman backup main
      wal-g backup-push /data
      pgbackrest --stanza=main check
      barman get-wal -o /etc/x main 1`,
    destroys: `
      patronictl reinit main db-2
      pgbackrest --stanza=main --delta restore
      barman delete main oldest
      wal-g delete retain FULL 5 --confirm`,
  },
};
