import type { Knowledge } from '../program.ts';
import { withVerbData } from '../verbs.ts';

/** https://vitess.io/docs/reference/programs/vtctldclient/ , https://planetscale.com/docs/cli , https://docs.pingcap.com/tidb/stable/tiup-overview/ */
export const shardedDatabases: Knowledge = {
  programs: [
    withVerbData('vtctldclient', {
      options:
        '--server --action_timeout --topo-implementation --topo-global-server-address --topo-global-root --vtctld_grpc_ca --vtctld_grpc_cert --vtctld_grpc_key',
      reads: `GetBackups|GetCellInfo|GetCellInfoNames|GetCellsAliases|GetFullStatus|GetKeyspace|GetKeyspaces|GetKeyspaceRoutingRules|GetPermissions|GetRoutingRules|GetSchema,
        GetShard|GetShardReplication|GetShardRoutingRules|GetSrvKeyspaceNames|GetSrvKeyspaces|GetSrvVSchema|GetSrvVSchemas|GetTablet|GetTablets|GetThrottlerStatus|GetTopologyPath,
        GetUnresolvedTransactions|GetVSchema|GetWorkflows|FindAllShardsInKeyspace|PingTablet|ShardReplicationPositions, Validate|ValidateKeyspace|ValidateShard|ValidateSchemaKeyspace,
        ValidatePermissionsKeyspace|ValidatePermissionsShard|ValidateVersionKeyspace|ValidateVersionShard`,
      changes: { 'makes another tablet the primary': 'PlannedReparentShard, EmergencyReparentShard, TabletExternallyReparented' },
      destroys: { 'removes tablets, shards or keyspaces': 'DeleteTablets, DeleteShards, DeleteKeyspace, DeleteSrvVSchema, RemoveBackup' },
    }),
    withVerbData('pscale', {
      options: '--org --api-token --service-token --service-token-id --format -f --config --api-url',
      reads: `ping, version, region list, org list|show, database list|show, branch list|show|schema|diff, deploy-request list|show|diff, backup list|show, password list, audit-log list,
        role list, service-token list|show-access, workflow list|show`,
      changes: {
        'opens a prompt, or a way in': 'shell, connect',
        'starts a deployment': 'deploy-request create|deploy|apply|revert|close',
      },
      destroys: { 'removes it': 'database|branch|backup|password|role delete' },
    }),
    withVerbData('tiup', {
      reads: 'list, status, cluster list|display|audit',
      changes: {
        'changes the cluster': 'cluster start|stop|restart|reload|scale-out|patch|upgrade|deploy|edit-config|enable|disable|check',
      },
      destroys: { 'removes nodes or the cluster': 'cluster scale-in|destroy|clean|prune' },
    }),
  ],
  examples: {
    reads: `
      vtctldclient --server vtctld:15999 GetTablets --keyspace shop
      vtctldclient GetWorkflows shop
      pscale branch list shop
      tiup cluster display prod`,
    changes: `
      vtctldclient PlannedReparentShard shop/0
      vtctldclient ExecuteFetchAsDBA zone1-100 "SELECT 1"
      vtctldclient ApplySchema --sql "x" shop
      pscale shell shop main
      tiup cluster check prod --apply
      tiup cluster exec prod --command uptime`,
    destroys: `
      vtctldclient DeleteTablets zone1-100
      pscale branch delete shop old
      tiup cluster destroy prod`,
  },
};
