import { changes, destroys, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { readOptions } from '../options.ts';
import type { Options } from '../options.ts';
import type { Call, Knowledge } from '../program.ts';
import { prompt, readsUnless } from '../shapes.ts';
import { withVerbData, words } from '../verbs.ts';

/** `store`, `region 2`, `region topread 10`: what is in the pattern shows, anything else may change (`store limit 5`, `store remove-tombstone`). */
const shows =
  (pattern: RegExp) =>
  (_: Call, given: Options): Judgement =>
    pattern.test(
      given.positionals
        .slice(1)
        .map((word) => word.value ?? '?')
        .join(' '),
    )
      ? reads()
      : changes('the effect is not known');

/** Statistics of cbstats; `reset` sets counters back. */
const countings = new Set(
  words(`all allocator checkpoint collections config dcp dcpagg diskinfo dispatcher failovers hash kvstore kvtimings memory prev-vbucket runtimes
    scheduler scopes slabs tap tapagg tasks timings uuid vbucket vbucket-details vbucket-seqno warmup workload`),
);

function cbstats(call: Call): Judgement {
  const given = readOptions(call.words, {
    valued: words('-b -u -p'),
    plain: words('-a -j'),
  });
  const [, what, ...more] = given.positionals;
  return given.unknown.length === 0 && more.length === 0 && countings.has(what?.value ?? '')
    ? reads()
    : changes('sets counters back, or the effect is not known');
}

const cleansUp = destroys('removes files of transactions that are not done');

/** TiDB, Oracle, Cassandra's files and Couchbase: each by the address beside it. */
export const statusPrograms: Knowledge = {
  programs: [
    // https://docs.pingcap.com/tidb/stable/pd-control/ ; --jq hands the answer to a program
    withVerbData('pd-ctl', {
      options: '-u --pd --cacert --cert --key',
      known: '-d --detach',
      reads: `member leader show, config show, config placement-rules show, hot read|write|store|history,
        operator show|check, scheduler show`,
      bare: prompt(changes('opens a prompt'), 'pd-ctl'),
      changes: {
        'changes how the cluster balances its data':
          'member leader_priority, member leader resign|transfer, config set, config placement-rules load|save, operator add, scheduler add|pause|resume|config',
      },
      destroys: {
        'takes stores, members or rules away':
          'store delete, member delete, operator remove, scheduler remove, config delete, config placement-rules delete',
      },
      special: {
        cluster: shows(/^(?:status)?$/u),
        health: shows(/^$/u),
        member: shows(/^$/u),
        store: shows(/^(?:\d+)?$/u),
        region: shows(/^(?:\d+|store \d+|sibling \d+|(?:topread|topwrite|topconfver|topversion|topsize)(?: \d+)?|check [a-z-]+)?$/u),
      },
    }),
    // https://docs.oracle.com/en/database/oracle/oracle-database/23/netrf/listener-control-utility.html ; it reads commands when it gets none
    withVerbData('lsnrctl', {
      known: '',
      reads: 'status, services, version, show, help',
      bare: prompt(changes('opens a prompt'), 'lsnrctl'),
      changes: { 'changes the listener': 'start, stop, reload, set, save_config, trace, spawn, change_password' },
    }),
    // https://docs.oracle.com/en/database/oracle/oracle-database/23/racad/server-control-utility-reference.html
    withVerbData('srvctl', {
      options: '-d -db -database -n -node -i -instance -s -service -l -listener -g -o -scan_number',
      known: '-a -all -v -verbose -detail -f -force -h -help',
      singleDashLong: true,
      reads:
        'status database|instance|service|nodeapps|vip|listener|scan|scan_listener|asm|diskgroup|server|srvpool, config database|service|nodeapps|listener|scan|scan_listener|asm',
      changes: { 'changes the cluster': 'start, stop, add, modify, enable, disable, relocate, remove, setenv, unsetenv, upgrade, convert' },
    }),
    // https://docs.oracle.com/en/database/oracle/oracle-database/23/cwadd/oracle-clusterware-control-crsctl-utility-reference.html
    withVerbData('crsctl', {
      options: '-n -w',
      known: '-t -v -f -p -all -init',
      singleDashLong: true,
      reads:
        'stat|status res|resource|server|serverpool, check crs|cluster|css|evm|has|ctss, query crs activeversion|softwareversion|releaseversion, query css votedisk, get css',
      changes: { 'changes the cluster': 'start, stop, add, modify, enable, disable, relocate, set, unset, replace, pin, unpin, eval' },
      destroys: { 'removes a resource': 'delete' },
    }),
    // https://www.ibm.com/docs/en/db2/11.5.x?topic=commands-clp ; SQL between quotes is not read here
    withVerbData('db2', {
      known: '',
      reads:
        'list applications|tablespaces|utilities|tables, list active databases, list db|database|node directory, get snapshot for, get db|dbm|database cfg|configuration, get instance, get health',
      bare: prompt(changes('opens a prompt'), 'db2'),
    }),
    // https://cassandra.apache.org/doc/latest/cassandra/managing/tools/sstable/
    readsUnless(
      ['sstablemetadata'],
      { valued: words('-t --timestamp_unit -g --gc_grace_seconds'), plain: words('-c --colors -u --unix -s --scan') },
      {},
    ),
    readsUnless(
      ['sstableutil'],
      { valued: words('-t --type'), plain: words('-c --cleanup -d --debug -o --oplog -v --verbose -h --help') },
      { '-c': cleansUp, '--cleanup': cleansUp },
    ),
    // https://docs.couchbase.com/server/current/cli/cbcli/couchbase-cli.html , …/cbstats-intro.html
    withVerbData('couchbase-cli', {
      options: '-c --cluster -u --username -p --password -o --output --cacert',
      known: '-s --ssl --no-ssl-verify',
      reads: 'server-list, server-info, bucket-list, host-list, rebalance-status, collect-logs-status',
      changes: {
        'changes the cluster':
          'server-add, server-readd, rebalance, rebalance-stop, recovery, bucket-create, bucket-edit, bucket-compact, cluster-init, cluster-edit, node-init, collect-logs-start',
      },
      destroys: { 'removes data or a server': 'bucket-delete, bucket-flush, node-reset, failover' },
    }),
    { names: ['cbstats'], judge: cbstats, judgesNames: true },
  ],
  examples: {
    reads: `
      pd-ctl -u http://pd:2379 store
      pd-ctl store 1
      pd-ctl member
      pd-ctl health -u http://pd:2379
      pd-ctl config show all
      pd-ctl region 2
      pd-ctl region topwrite 10
      srvctl status database -d shop
      crsctl stat res -t
      crsctl check crs
      db2 list applications
      db2 list active databases
      lsnrctl status
      lsnrctl services LISTENER_1
      sstablemetadata nb-1-big-Data.db
      sstableutil shop orders
      couchbase-cli server-list -c db-1 -u admin -p secret
      cbstats localhost:11210 all -b shop`,
    changes: `
      pd-ctl -u http://pd:2379 config set max-replicas 3
      pd-ctl store limit all 5
      pd-ctl region no-such-verb
      pd-ctl store remove-tombstone
      pd-ctl -i store
      pd-ctl member $(cat words)
      pd-ctl store --jq .
      srvctl stop database -d shop
      crsctl stop crs
      db2 'force application all'
      db2 force application all
      lsnrctl reload
      lsnrctl stop
      lsnrctl
      couchbase-cli rebalance -c db-1
      cbstats localhost:11210 reset -b shop`,
    destroys: `
      pd-ctl store delete 1
      sstableutil -c shop orders
      sstableutil --cleanup shop orders
      couchbase-cli bucket-flush -c db-1 --bucket shop`,
  },
};
