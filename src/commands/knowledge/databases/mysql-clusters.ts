import { changes, destroys, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { readOptions } from '../options.ts';
import type { Call, Knowledge } from '../program.ts';
import { prompt } from '../shapes.ts';
import { withVerbData, words } from '../verbs.ts';

/** Commands of orchestrator that only print. Its script pastes them into the paths of an API whose GETs also fail over and forget. */
const printing = new Set(
  words(`topology topology-tabulated clusters clusters-alias all-instances all-clusters-masters instance search replication-analysis downtimed
    which-master which-replicas which-broken-replicas which-cluster which-cluster-alias which-cluster-master which-cluster-instances
    which-cluster-osc-replicas which-gtid-errant which-api is-replicating is-replication-stopped raft-leader raft-health tags help`),
);

/** An instance or an alias becomes a part of a path: `../forget/db-1/3306` would be another command, so nothing unknown may stand there. */
function orchestratorClient(call: Call): Judgement {
  const given = readOptions(call.words, {
    valued: words('-c -command --command -i -d -s -a -alias --alias -D -t -tag --tag'),
    plain: [],
    singleDashLong: true,
  });
  const commands = given.texts('-c', '-command', '--command');
  const places = given.texts('-i', '-d', '-s', '-a', '-alias', '--alias', '-D', '-t', '-tag', '--tag');
  if (given.unknown.length > 0 || given.positionals.length > 0 || commands.length !== 1)
    return changes('orchestrator-client: the effect of these words is not known');
  if (places.some((place) => place === null || !/^[\w-]+(?:[.:][\w-]+)*$/u.test(place)))
    return changes('what is filled in becomes a part of an address of orchestrator, where it may do anything');
  const [command] = commands;
  if (/^(?:forget|forget-cluster|reset-replica|purge-binary-logs|gtid-errant-reset-master)$/u.test(command ?? ''))
    return destroys('forgets a server, or removes its logs');
  return printing.has(command ?? '') ? reads() : changes('changes the servers, or what orchestrator knows of them');
}

/** Programs in front of several MySQL servers, and those that change their roles: each by the address beside it. */
export const mysqlClusters: Knowledge = {
  programs: [
    // https://mariadb.com/docs/maxscale/reference/maxscale-maxctrl
    withVerbData('maxctrl', {
      options: '-u --user -p --password -h --hosts -t --timeout',
      flags: '-q --quiet --tsv -s --secure',
      reads: 'list, show, help',
      bare: prompt(changes('opens a prompt'), 'maxctrl'),
      changes: { 'changes MaxScale': 'set, create, link, unlink, start, stop, enable, disable, alter, rotate, reload, call, api, cluster' },
      destroys: { 'removes it': 'destroy, drain, clear' },
    }),
    // https://vitess.io/docs/archive/reference/programs/vtctl/
    withVerbData('vtctlclient', {
      options: '-server --server -action_timeout --action_timeout',
      singleDashLong: true,
      reads: `ListAllTablets|ListTablets|ListShardTablets|ListBackups, GetTablet|GetKeyspace|GetKeyspaces|GetShard|GetShardReplication|GetSrvKeyspace|GetSrvKeyspaceNames|GetSrvVSchema,
        GetVSchema|GetRoutingRules|GetSchema|GetPermissions|GetCellInfo|GetCellInfoNames|GetCellsAliases|FindAllShardsInKeyspace|ShardReplicationPositions`,
      changes: { 'makes another tablet the primary': 'PlannedReparentShard, EmergencyReparentShard, TabletExternallyReparented' },
      destroys: { 'removes tablets, shards or keyspaces': 'DeleteTablet, DeleteShard, DeleteKeyspace, RemoveBackup' },
    }),
    // https://github.com/openark/orchestrator/blob/master/docs/orchestrator-client.md
    { names: ['orchestrator-client'], judge: orchestratorClient, judgesNames: true },
  ],
  examples: {
    reads: `
      maxctrl list servers
      maxctrl -u admin -p secret show service Read-Write
      vtctlclient --server vtctld:15999 ListAllTablets
      vtctlclient -server vtctld:15999 GetShard shop/0
      orchestrator-client -c topology -i db-1:3306
      orchestrator-client -c which-cluster-master -alias shop
      orchestrator-client -c replication-analysis`,
    changes: `
      maxctrl set server db-1 maintenance
      maxctrl
      vtctlclient --server x PlannedReparentShard shop/0
      vtctlclient ExecuteHook zone1-100 x.sh
      orchestrator-client -c graceful-master-takeover -i db-1:3306 -d db-2:3306
      orchestrator-client -c topology -i ../forget/db-1/3306
      orchestrator-client -c topology -i "$INSTANCE"
      orchestrator-client -c clusters -c recover
      orchestrator-client -c api -path forget/db-1/3306`,
    destroys: `
      maxctrl destroy server db-1
      vtctlclient DeleteTablet zone1-100
      orchestrator-client -c forget -i db-1:3306`,
  },
};
