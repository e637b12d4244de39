import { changes, destroys, reads } from '../judge/judgement.ts';
import type { Judgement } from '../judge/judgement.ts';
import type { Call, Program } from './program.ts';
import { readOptions } from './options.ts';
import type { OptionShape } from './options.ts';
import { all, withVerbs } from './shapes.ts';

const both = (name: string): string[] => [name, `${name}.sh`];

const connection = ['--bootstrap-server', '--command-config', '--zookeeper', '--broker-list'];

/** A Kafka tool: reading while only these options are there. */
const kafka = (name: string, shape: OptionShape, lost: readonly string[], needs: readonly string[] = []): Program => ({
  names: both(name),
  judge(call: Call): Judgement {
    const given = readOptions(call.words, { ...shape, valued: [...connection, ...shape.valued] });
    if (given.has(...lost)) return destroys(`${name} removes something`);
    if (given.has('--dry-run') && !given.has('--execute')) return reads('a dry run');
    if (given.unknown.length > 0)
      return changes(`${name} ${call.show(given.unknown.join(' '))} changes the cluster, or its effect is not known`);
    if (needs.length > 0 && !given.has(...needs)) return changes(`${name}: what it does is not known`);
    return reads();
  },
});

/** Message brokers and coordination services. */
export const messaging: readonly Program[] = [
  kafka(
    'kafka-topics',
    {
      valued: ['--topic', '--partitions', '--replication-factor', '--exclude-internal'],
      plain: [
        '--list',
        '--describe',
        '--unavailable-partitions',
        '--under-replicated-partitions',
        '--under-min-isr-partitions',
        '--topics-with-overrides',
        '--version',
      ],
    },
    ['--delete'],
    ['--list', '--describe', '--version'],
  ),
  kafka(
    'kafka-consumer-groups',
    {
      valued: ['--group', '--timeout'],
      plain: ['--list', '--describe', '--all-groups', '--members', '--verbose', '--state', '--offsets', '--all-topics'],
    },
    ['--delete', '--delete-offsets'],
    ['--list', '--describe'],
  ),
  kafka(
    'kafka-configs',
    {
      valued: ['--entity-type', '--entity-name', '--topic', '--broker'],
      plain: ['--describe', '--all', '--broker-defaults', '--entity-default'],
    },
    [],
    ['--describe'],
  ),
  kafka('kafka-acls', { valued: ['--topic', '--group', '--principal'], plain: ['--list', '--cluster'] }, ['--remove'], ['--list']),
  kafka('kafka-broker-api-versions', { valued: [], plain: ['--version'] }, []),
  kafka('kafka-log-dirs', { valued: ['--topic-list', '--broker-list'], plain: ['--describe'] }, [], ['--describe']),
  kafka('kafka-get-offsets', { valued: ['--topic', '--time', '--partitions'], plain: [] }, []),
  kafka('kafka-metadata-quorum', { valued: [], plain: ['describe', '--status', '--replication'] }, []),
  kafka('kafka-delete-records', { valued: ['--offset-json-file'] }, [...connection]),
  {
    names: [...both('kafka-console-consumer'), 'kcat', 'kafkacat'],
    judge(call) {
      const given = readOptions(call.words, {
        valued: [
          '--topic',
          '--bootstrap-server',
          '--max-messages',
          '--partition',
          '--offset',
          '--timeout-ms',
          '--property',
          '-b',
          '-t',
          '-c',
          '-o',
          '-p',
          '-f',
          '-X',
        ],
      });
      if (given.has('--group', '-P', '--consumer-property', '--consumer.config', '-G'))
        return changes('takes messages from a group, or writes messages');
      return given.has('--max-messages', '--timeout-ms', '-c', '-e', '-L') ? reads() : reads('never ends by itself', { unbounded: true });
    },
  },
  withVerbs(
    ['rabbitmqctl', 'rabbitmq-diagnostics'],
    { valued: ['-n', '--node', '-p', '--vhost', '-t', '--timeout', '--formatter'] },
    {
      ...all(
        reads(),
        `status cluster_status list_queues list_exchanges list_bindings list_connections list_channels list_consumers list_users list_vhosts
      list_permissions list_policies environment report ping check_running check_local_alarms check_port_connectivity memory_breakdown alarms listeners server_version list_unresponsive_queues`.replaceAll(
          /\s+/gu,
          ' ',
        ),
      ),
      ...all(
        destroys('loses messages, queues or the node’s data'),
        'purge_queue delete_queue reset force_reset delete_vhost delete_user forget_cluster_node',
      ),
    },
  ),
  withVerbs(
    ['nats'],
    { valued: ['-s', '--server', '--context', '--creds', '--user', '--password'] },
    {
      ...all(reads(), 'rtt'),
      server: { ...all(reads(), 'ls list info ping check report'), '*': changes('changes the server') },
      account: { info: reads() },
      ...all(
        { ...all(reads(), 'ls list info report state view get'), ...all(destroys('loses messages'), 'purge rm delete del') },
        'stream consumer kv object str con',
      ),
    },
  ),
  withVerbs(
    ['etcdctl', 'etcdutl'],
    { valued: ['--endpoints', '--cacert', '--cert', '--key', '--user', '-w', '--write-out', '--limit', '--command-timeout'] },
    {
      ...all(reads(), 'get version'),
      endpoint: { health: reads(), status: reads(), hashkv: reads() },
      member: { list: reads(), remove: destroys('removes a member') },
      alarm: { list: reads(), disarm: changes('clears an alarm') },
      snapshot: { save: reads('keeps a copy of the data', { preserves: true }), status: reads() },
      del: destroys('removes keys'),
      watch: () => reads('never ends by itself', { unbounded: true }),
      check: { perf: changes('loads the cluster') },
      user: { list: reads() },
      role: { list: reads() },
    },
  ),
  {
    names: ['zkCli.sh', 'zookeeper-shell.sh', 'zookeeper-shell'],
    judge: (call) =>
      call.words.some((word) => ['ls', 'get', 'stat', 'getAcl'].includes(word.value ?? '')) ? reads() : changes('changes ZooKeeper'),
  },
];
