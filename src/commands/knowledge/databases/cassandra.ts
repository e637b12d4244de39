import { reads } from '../../judge/judgement.ts';
import { judgeCql } from '../../sql/other-dialects.ts';
import type { Knowledge } from '../program.ts';
import { withVerbData } from '../verbs.ts';
import { sqlClient } from './sql-client.ts';

/** https://cassandra.apache.org/doc/latest/cassandra/managing/tools/ ; ScyllaDB has the same. */
export const cassandra: Knowledge = {
  programs: [
    sqlClient({
      names: 'cqlsh',
      valued: '-u --username -p --password -k --keyspace --request-timeout --connect-timeout --encoding --protocol-version',
      executing: ['-e', '--execute'],
      // --browser is a program, and the settings may name one
      hidden: ['-f', '--file', '--browser', '--cqlshrc'],
      judgeText: judgeCql,
    }),
    withVerbData('nodetool', {
      options: '-h --host -p --port -u --username -pw --password -pwf --password-file -pp',
      reads: `status, info, tpstats, ring, gossipinfo, netstats, compactionstats, compactionhistory, tablestats|cfstats, proxyhistograms, tablehistograms|cfhistograms, version, describecluster, describering,
        getlogginglevels, statusbinary, statusgossip, statushandoff, statusbackup, statusautocompaction, listsnapshots, getcompactionthroughput, getstreamthroughput, getendpoints, getsstables, getseeds, gettimeout, getconcurrentcompactors, getconcurrency, gettraceprobability, getmaxhintwindow, getcachecapacity, rangekeysample, toppartitions, clientstats, failuredetector, datapaths, gcstats, viewbuildstatus, help, getcompactionthreshold, getinterdcstreamthroughput, bootstrap-help, repair_admin list|summarize-pending, getauditlog, getfullquerylog, getdefaultrf, checktokenmetadata, cluster repair-help`,
      changes: {
        'writes memory to disk or merges files':
          'verify, profileload, flush, compact, cleanup, scrub, upgradesstables, garbagecollect, relocatesstables, recompress_sstables, refresh, import',
        'repairs data: it loads the cluster': 'repair, repair_admin, rebuild, rebuild_index, rebuild_view',
        'stops or starts a part of the node':
          'drain, disablebinary, enablebinary, disablegossip, enablegossip, disablehandoff, enablehandoff, disableautocompaction, enableautocompaction, disablebackup, enablebackup, pausehandoff, resumehandoff, stop, reload, bootstrap, join, stopdaemon',
        'changes settings of the node': `setcompactionthroughput, setstreamthroughput, setlogginglevel, settimeout, setcachecapacity, setconcurrentcompactors, setconcurrency, settraceprobability, setmaxhintwindow, sethintedhandoffthrottlekb, setcompactionthreshold, setinterdcstreamthroughput, setsnapshotthrottle, reloadseeds, reloadssl, reloadtriggers, reloadlocalschema, invalidatekeycache, invalidaterowcache, invalidatecountercache, replaybatchlog, enableauditlog, disableauditlog, enablefullquerylog, disablefullquerylog`,
        'moves data in the cluster': 'move',
      },
      destroys: {
        'takes the node out of the cluster with its data': 'decommission, removenode, assassinate',
        'removes snapshots or hints': 'clearsnapshot, truncatehints, resetlocalschema, resetfullquerylog',
      },
      special: { snapshot: reads('keeps a copy of the data', { preserves: true }) },
    }),
  ],
  examples: {
    reads: `
      nodetool status
      nodetool -h db-1 tpstats
      nodetool tablestats shop.orders
      nodetool snapshot shop
      cqlsh -e 'SELECT * FROM system.local'
      cqlsh db-1 -e 'DESCRIBE KEYSPACES'`,
    changes: `
      nodetool drain
      nodetool repair -pr shop
      nodetool flush
      nodetool setcompactionthroughput 64
      cqlsh
      cqlsh -f schema.cql
      nodetool no-such-verb`,
    destroys: `
      nodetool decommission
      nodetool removenode 1234
      cqlsh -e 'TRUNCATE shop.orders'`,
  },
};
