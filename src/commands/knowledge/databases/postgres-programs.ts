import { changes, destroys, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { isSnapshotFolder, isSnapshotPlace } from '../../judge/redirects.ts';
import { readOptions } from '../options.ts';
import type { Call, Knowledge } from '../program.ts';
import { changing, harmless, prompt } from '../shapes.ts';
import { withVerbData, words } from '../verbs.ts';
import { connectionLoads } from './postgres-connection.ts';

const connection = '-h --host -p --port -U --username -d --dbname';

/** Copies a database out: to standard output, or to a file on the side. */
function dump(call: Call): Judgement {
  const given = readOptions(call.words, {
    valued:
      words(`${connection} -f --file -F --format -n --schema -N --exclude-schema -t --table -T --exclude-table --exclude-table-data -E --encoding -j --jobs
      -Z --compress -D --pgdata -X --wal-method --label -S --superuser --role --lock-wait-timeout --snapshot --section --filter --extra-float-digits
      --rows-per-insert -r --max-rate -c --checkpoint -l -s --status-interval --waldir --manifest-checksums --target --slot -l --database -T --tablespace-mapping`),
  });
  // pg_basebackup(1): -C makes a slot that stays, -t lets the server write.
  if (call.program === 'pg_basebackup' && given.has('-C', '--create-slot', '-t', '--target'))
    return changes('makes a replication slot, or writes on the server');
  if (call.words.some(({ prefix }) => connectionLoads(prefix))) return changes('the connection loads a library or writes a file');
  const target = given.place('-f', '--file', '-D', '--pgdata');
  if (given.has('-f', '--file', '-D', '--pgdata') && target !== '-' && (target === null || !isSnapshotFolder(target)))
    return changes('writes a dump over files');
  return reads('copies the whole database out', { preserves: target !== null });
}

/** Without a database it prints the archive as SQL, with -l it lists it. */
function restore(call: Call): Judgement {
  const given = readOptions(call.words, {
    valued: words(
      `${connection} -F --format -j --jobs -L --use-list -n --schema -N -t --table -T -I -P -S --role -f --file --section --filter`,
    ),
  });
  const target = given.place('-f', '--file');
  const isOverFile = given.has('-f', '--file') && target !== '-' && (target === null || !isSnapshotPlace(target));
  if (given.has('-V', '--version') || (given.has('-l', '--list') && !isOverFile)) return reads();
  if (given.has('-c', '--clean')) return destroys('drops the objects of the database before it restores them');
  if (given.has('-d', '--dbname')) return changes('writes a dump into a database');
  return isOverFile || target === null ? changes('writes a dump over files') : reads('turns a dump into SQL text');
}

const showsSql = (call: Call, reason: string): Judgement =>
  readOptions(call.words, { valued: [] }).has('--version', '--help') ? reads() : changes(reason);

/** The programs that come with PostgreSQL: https://www.postgresql.org/docs/current/reference-client.html */
export const postgresPrograms: Knowledge = {
  programs: [
    { names: ['pg_dump', 'pg_dumpall', 'pg_basebackup'], judge: dump },
    { names: ['pg_restore'], judge: restore },
    harmless(words(`pg_isready pg_controldata pg_config pg_lsclusters pg_test_timing pg_verifybackup pg_walsummary`)),
    // pg_amcheck --install-missing adds an extension; pg_waldump --save-fullpage writes files, -f does not end; pg_test_fsync loads a disk
    {
      names: ['pg_amcheck'],
      options: 'by-name',
      judge: (call) =>
        call.words.some((word) => /^--(?:in|pa|ro)/u.test(word.prefix))
          ? changes('adds an extension, or holds writers up')
          : reads('checks tables and indexes: it loads the server'),
    },
    {
      names: ['pg_waldump'],
      options: 'by-name',
      judge: (call) => {
        if (call.words.some((word) => word.prefix.startsWith('--sa'))) return changes('writes pages into files');
        return call.words.some((word) => /^(?:-[a-z]*f|--fo)/u.test(word.prefix))
          ? reads('never ends by itself', { unbounded: true })
          : reads();
      },
    },
    changing(['pg_test_fsync'], changes('writes test files and loads the disk')),
    { names: ['pg_activity', 'pg_top'], options: 'by-name', judge: (call) => prompt(reads(), call.program) },
    {
      names: ['pgbadger', 'pgmetrics'],
      options: 'by-name',
      judge: (call) => {
        const given = readOptions(call.words, {
          valued: words('-o --output --outfile --outdir -O -f --format -h -p -U -d -j -J -i --input'),
        });
        const target = given.place('-o', '--outfile', '--output', '-O', '--outdir');
        return (target === null || target === '-' || isSnapshotFolder(target)) &&
          !given.has(
            '--rebuild',
            '--prettify-json-cmd',
            '--ssh-program',
            '--zcat',
            '-r',
            '--remote-host',
            '-L',
            '--last-parsed',
            '--retention',
            '--command',
          )
          ? reads('writes a report')
          : changes('writes files or runs a program');
      },
    },
    {
      names: ['pg_checksums'],
      judge: (call) =>
        call.words.some((word) => /^(?:-[a-zA-Z]*[ed]|--(?:en|di))/u.test(word.prefix)) ? changes('changes the data files') : reads(),
    },
    withVerbData('pg_ctl', {
      options: '-D --pgdata -l --log -m --mode -t --timeout -o --options -p -s',
      flags: '-s --silent -w --wait -W --no-wait -c --core-files',
      reads: 'status',
      changes: {
        'starts, stops or restarts the server': 'start, stop, restart',
        'makes the server read its configuration again': 'reload, logrotate',
        'makes a standby the primary': 'promote',
        'creates a database cluster': 'init|initdb',
        'sends a signal': 'kill',
      },
    }),
    {
      names: ['pg_ctlcluster'],
      judge: (call) =>
        call.words.some((word) => word.value === 'status') &&
        call.words.every((word) => word.value !== null) &&
        call.words[2]?.value === 'status'
          ? reads()
          : changes('starts, stops or changes the server'),
    },
    {
      names: ['vacuumdb', 'reindexdb', 'clusterdb'],
      judge: (call) =>
        showsSql(call, call.program === 'vacuumdb' ? 'cleans tables up: it loads the server' : 'rebuilds tables or indexes under lock'),
    },
    {
      names: ['createdb', 'createuser', 'createlang', 'initdb', 'pg_createcluster'],
      judge: (call) => showsSql(call, 'creates a database or an account'),
    },
    changing(['pgbench'], changes('loads the server with made-up work')),
    {
      names: ['pg_rewind'],
      judge: (call) =>
        call.words.some((word) => word.value === '--dry-run' || word.value === '-n')
          ? reads('a dry run')
          : destroys('overwrites the data folder with another server’s'),
    },
    changing(
      [
        'pg_upgrade',
        'pg_upgradecluster',
        'pg_receivewal',
        'pg_recvlogical',
        'pg_createsubscriber',
        'pg_combinebackup',
        'pg_archivecleanup',
        'pg_renamecluster',
      ],
      changes('writes data files'),
    ),
    {
      names: ['pg_repack'],
      judge: (call) =>
        call.words.some((word) => ['-N', '--dry-run'].includes(word.value ?? '')) ? reads('a dry run') : changes('rewrites tables'),
    },
    changing(['pg_resetwal', 'pg_resetxlog', 'dropdb', 'dropuser', 'pg_dropcluster'], destroys('removes data that cannot be brought back')),
    { names: ['pgbouncer', 'postgres', 'postmaster'], judge: () => prompt(changes('starts a server'), 'the server') },
  ],
  examples: {
    reads: `
      pg_dump -h db -U postgres -Fc shop -f shop.dump
      pg_dump shop > shop.sql
      pg_restore -l shop.dump
      pg_restore -l -f shop.list shop.dump
      pg_isready -h db -p 5432
      pg_controldata /var/lib/postgresql/data
      pg_ctl status -D /data
      pg_checksums --check -D /data
      pg_checksums -cPD /data
      pg_ctlcluster 15 main status
      pg_repack --dry-run shop
      pg_lsclusters
      pg_amcheck -d shop
      pg_waldump 000000010000000000000001
      pgbadger -o /tmp/out.html postgresql.log`,
    changes: `
      pg_dump shop -f /etc/passwd
      pg_restore -l -f/etc/passwd shop.dump
      pg_restore -d shop shop.dump
      pg_ctl promote -D /data
      pg_ctl restart -D /data -m fast
      vacuumdb --all --analyze-in-stages
      reindexdb shop
      createdb shop
      pgbench -c 10 shop
      pg_repack shop
      pg_amcheck --install-missing -d shop
      pg_waldump --save-fullpage=/etc/x 1
      pg_test_fsync
      pgbadger -O /etc/x postgresql.log`,
    destroys: `
      dropdb shop
      pg_resetwal -f /data
      pg_restore --clean -d shop shop.dump
      pg_rewind --target-pgdata=/data --source-server=host=db`,
  },
};
