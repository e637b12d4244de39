import { changes, combine } from '../judge/judgement.ts';
import { actsByName } from './acting-names.ts';
import { ansibleKnowledge } from './cloud/ansible.ts';
import { awsKnowledge } from './cloud/aws.ts';
import { az } from './cloud/az.ts';
import { chef } from './cloud/chef.ts';
import { consul } from './cloud/consul.ts';
import { gcloud } from './cloud/gcloud.ts';
import { nomad } from './cloud/nomad.ts';
import { openstackClients } from './cloud/openstack-clients.ts';
import { otherClouds } from './cloud/other-clouds.ts';
import { saltKnowledge } from './cloud/salt.ts';
import { terraform } from './cloud/terraform.ts';
import { vault } from './cloud/vault.ts';
import { crictl } from './containers/crictl.ts';
import { dockerKnowledge } from './containers/docker.ts';
import { machineHosts } from './containers/machine-hosts.ts';
import { virtualMachines } from './containers/virtual-machines.ts';
import { aerospike } from './databases/aerospike.ts';
import { cassandra } from './databases/cassandra.ts';
import { clickhouse } from './databases/clickhouse.ts';
import { influx } from './databases/influx.ts';
import { mongoKnowledge } from './databases/mongo.ts';
import { statusPrograms } from './databases/status-programs.ts';
import { mysqlClusters } from './databases/mysql-clusters.ts';
import { mysql } from './databases/mysql.ts';
import { neo4j } from './databases/neo4j.ts';
import { otherClients } from './databases/other-clients.ts';
import { postgresClusters } from './databases/postgres-clusters.ts';
import { postgresPrograms } from './databases/postgres-programs.ts';
import { psqlKnowledge } from './databases/psql.ts';
import { redis } from './databases/redis.ts';
import { shardedDatabases } from './databases/sharded-databases.ts';
import { sqliteKnowledge } from './databases/sqlite.ts';
import { gh } from './development/gh.ts';
import { git } from './development/git.ts';
import { interpreters } from './development/interpreters.ts';
import { packageManagers } from './development/package-managers.ts';
import { projectTools } from './development/project-tools.ts';
import { versionControl } from './development/version-control.ts';
import { archives } from './files/archives.ts';
import { ceph } from './files/ceph.ts';
import { copies } from './files/copies.ts';
import { diskInspection } from './files/disk-inspection.ts';
import { disks } from './files/disks.ts';
import { hadoopKnowledge } from './files/hadoop.ts';
import { imageInspection } from './files/image-inspection.ts';
import { removal } from './files/removal.ts';
import { storageControllers } from './files/storage-controllers.ts';
import { zfs } from './files/zfs.ts';
import { curlKnowledge } from './http/curl.ts';
import { grpcurlKnowledge } from './http/grpcurl.ts';
import { httpieKnowledge } from './http/httpie.ts';
import { wgetKnowledge } from './http/wget.ts';
import { argoRollouts } from './kubernetes/argo-rollouts.ts';
import { argocd } from './kubernetes/argocd.ts';
import { clusterTools } from './kubernetes/cluster-tools.ts';
import { cmctl } from './kubernetes/cmctl.ts';
import { cnpg } from './kubernetes/cnpg.ts';
import { flux } from './kubernetes/flux.ts';
import { helm } from './kubernetes/helm.ts';
import { krew } from './kubernetes/krew.ts';
import { kubectlPlugins } from './kubernetes/kubectl-plugins.ts';
import { kubectl } from './kubernetes/kubectl.ts';
import { minio } from './kubernetes/minio.ts';
import { rookCeph } from './kubernetes/rook-ceph.ts';
import { serviceMeshes } from './kubernetes/service-meshes.ts';
import { velero } from './kubernetes/velero.ts';
import { virtctl } from './kubernetes/virtctl.ts';
import { celeryAndJobs } from './messaging/celery-and-jobs.ts';
import { etcd } from './messaging/etcd.ts';
import { kafka } from './messaging/kafka.ts';
import { mosquitto } from './messaging/mosquitto.ts';
import { nats } from './messaging/nats.ts';
import { pulsar } from './messaging/pulsar.ts';
import { rabbitmq } from './messaging/rabbitmq.ts';
import { redpanda } from './messaging/redpanda.ts';
import { agents } from './monitoring/agents.ts';
import { daemons } from './monitoring/daemons.ts';
import { prometheus } from './monitoring/prometheus.ts';
import { connections } from './network/connections.ts';
import { firewalls } from './network/firewalls.ts';
import { gpg } from './network/gpg.ts';
import { interfaces } from './network/interfaces.ts';
import { ipKnowledge } from './network/ip.ts';
import { names } from './network/names.ts';
import { nmcliKnowledge } from './network/nmcli.ts';
import { openVswitch } from './network/open-vswitch.ts';
import { packetTables } from './network/packet-tables.ts';
import { pingKnowledge } from './network/ping.ts';
import { routingDaemons } from './network/routing-daemons.ts';
import { sockets } from './network/sockets.ts';
import { tcKnowledge } from './network/tc.ts';
import { tunnelsAndNeighbours } from './network/tunnels-and-neighbours.ts';
import { opensslKnowledge } from './network/openssl.ts';
import { shellKnowledge } from './shells/shell.ts';
import { sshKnowledge } from './shells/ssh.ts';
import { wrappers } from './shells/wrappers.ts';
import { batchSchedulers } from './systems/batch-schedulers.ts';
import { gitlab } from './systems/gitlab.ts';
import { clusterMembers } from './systems/cluster-members.ts';
import { graphicsCards } from './systems/graphics-cards.ts';
import { highAvailability } from './systems/high-availability.ts';
import { journalctlKnowledge } from './systems/journalctl.ts';
import { kernel } from './systems/kernel.ts';
import { machineChecks } from './systems/machine-checks.ts';
import { machine } from './systems/machine.ts';
import { mailAndLogins } from './systems/mail-and-logins.ts';
import { packages } from './systems/packages.ts';
import { processes } from './systems/processes.ts';
import { supervisors } from './systems/supervisors.ts';
import { systemctl } from './systems/systemctl.ts';
import { filters } from './text/filters.ts';
import { find } from './text/find.ts';
import { sedAwk } from './text/sed-awk.ts';
import { yq } from './text/yq.ts';
import type { Knowledge, Program } from './program.ts';

/** Everything Tocsin knows about programs, by the name of the file that holds it. */
export const knowledge: Readonly<Record<string, Knowledge>> = {
  ansible: ansibleKnowledge,
  aws: awsKnowledge,
  az,
  chef,
  consul,
  gcloud,
  nomad,
  'openstack-clients': openstackClients,
  'other-clouds': otherClouds,
  salt: saltKnowledge,
  terraform,
  vault,
  crictl,
  docker: dockerKnowledge,
  'machine-hosts': machineHosts,
  'virtual-machines': virtualMachines,
  aerospike,
  cassandra,
  clickhouse,
  influx,
  mongo: mongoKnowledge,
  'status-programs': statusPrograms,
  'mysql-clusters': mysqlClusters,
  mysql,
  gpg,
  'graphics-cards': graphicsCards,
  neo4j,
  'other-clients': otherClients,
  'postgres-clusters': postgresClusters,
  'postgres-programs': postgresPrograms,
  psql: psqlKnowledge,
  redis,
  'sharded-databases': shardedDatabases,
  sqlite: sqliteKnowledge,
  gh,
  git,
  interpreters,
  'package-managers': packageManagers,
  'project-tools': projectTools,
  'version-control': versionControl,
  archives,
  ceph,
  copies,
  'disk-inspection': diskInspection,
  'image-inspection': imageInspection,
  disks,
  hadoop: hadoopKnowledge,
  removal,
  'storage-controllers': storageControllers,
  zfs,
  curl: curlKnowledge,
  grpcurl: grpcurlKnowledge,
  httpie: httpieKnowledge,
  wget: wgetKnowledge,
  'argo-rollouts': argoRollouts,
  argocd,
  'cluster-tools': clusterTools,
  cmctl,
  cnpg,
  flux,
  helm,
  krew,
  'kubectl-plugins': kubectlPlugins,
  kubectl,
  minio,
  'rook-ceph': rookCeph,
  'service-meshes': serviceMeshes,
  velero,
  virtctl,
  'celery-and-jobs': celeryAndJobs,
  etcd,
  kafka,
  mosquitto,
  nats,
  pulsar,
  rabbitmq,
  redpanda,
  agents,
  daemons,
  prometheus,
  connections,
  firewalls,
  interfaces,
  ip: ipKnowledge,
  names,
  nmcli: nmcliKnowledge,
  'open-vswitch': openVswitch,
  'packet-tables': packetTables,
  ping: pingKnowledge,
  'routing-daemons': routingDaemons,
  sockets,
  tc: tcKnowledge,
  'tunnels-and-neighbours': tunnelsAndNeighbours,
  openssl: opensslKnowledge,
  shell: shellKnowledge,
  ssh: sshKnowledge,
  wrappers,
  'cluster-members': clusterMembers,
  'high-availability': highAvailability,
  'batch-schedulers': batchSchedulers,
  gitlab,
  journalctl: journalctlKnowledge,
  kernel,
  'machine-checks': machineChecks,
  'mail-and-logins': mailAndLogins,
  machine,
  packages,
  processes,
  supervisors,
  systemctl,
  filters,
  find,
  'sed-awk': sedAwk,
  yq,
};

/** Adds what the name of an unlisted option says, where the program does not judge that itself. */
const guarded = (program: Program): Program =>
  program.judgesNames === true || program.options === 'never-change' || program.options === 'of-inner'
    ? program
    : {
        ...program,
        judge(call) {
          const own = program.judge(call);
          if (own.risk !== 'read-only' || own.inner !== null) return own;
          const end = call.words.findIndex((word) => word.value === '--');
          const acting = call.words
            .slice(0, end < 0 ? undefined : end)
            .map((word) => word.prefix.split('=')[0] ?? '')
            .filter((name) => name.startsWith('--') && actsByName(name));
          return combine(own, ...acting.map((name) => changes(`${call.program}: ${call.show(name)} may write or run something`)));
        },
      };

/** The same by the name of the program. What is not here is mutating. */
export const programs: ReadonlyMap<string, Program> = new Map(
  Object.values(knowledge).flatMap((each) =>
    each.programs.map(guarded).flatMap((program) => program.names.map((name) => [name, program] as const)),
  ),
);
