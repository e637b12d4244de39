import { changes, combine, destroys, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { mayBeOption, readOptions } from '../options.ts';
import type { OptionShape } from '../options.ts';
import type { Word } from '../../shell/ast.ts';
import type { Call, Knowledge, Program } from '../program.ts';
import { prompt } from '../shapes.ts';
import { withVerbData, words } from '../verbs.ts';

const both = (name: string): string[] => [name, `${name}.sh`];
const connection = words(
  '--bootstrap-server --bootstrap-controller --command-config --zookeeper --broker-list --config-file --timeout --timeout-ms',
);

interface Tool {
  readonly valued?: string;
  /** Further options that only read; any other option changes something. */
  readonly plain?: string;
  /** One of these must be there. */
  readonly needs?: string;
  readonly destroys?: string;
  /** `--dry-run` is a rehearsal. */
  readonly dryRun?: boolean;
}

/** A Kafka tool: reading while only these options are there. */
const tool = (name: string, data: Tool): Program => {
  const shape: OptionShape = {
    valued: [...connection, ...words(data.valued ?? '')],
    plain: words(`${data.plain ?? ''} --version --help --force`),
  };
  const lost = words(data.destroys ?? '');
  const needs = words(data.needs ?? '');
  return {
    names: both(name),
    judgesNames: true,
    judge(call: Call): Judgement {
      const given = readOptions(call.words, shape);
      if (given.has('--version', '--help')) return reads();
      if (given.has(...lost)) return destroys(`${name} removes something`);
      if (data.dryRun === true && given.has('--dry-run') && !given.has('--execute')) return reads('a dry run');
      if (given.unknown.length > 0)
        return changes(`${name} ${call.show(given.unknown.join(' '))} changes the cluster, or its effect is not known`);
      if (needs.length > 0 && !given.has(...needs) && !given.positionals.some((word) => needs.includes(word.value ?? '')))
        return changes(`${name}: what it does is not known`);
      return reads();
    },
  };
};

/** librdkafka's settings that name a library or a command, make a topic, or keep what was read. */
const loadsCode = ({ prefix }: Word): boolean =>
  !/^[\w.]+=/u.test(prefix) ||
  /^(?:plugin\.|sasl\.kerberos\.kinit\.cmd|allow\.auto\.create|(?:topic\.)?offset\.store|group\.id|enable\.auto\.commit=true)/u.test(
    prefix,
  );

function consumer(call: Call): Judgement {
  const given = readOptions(call.words, {
    valued:
      words(`--topic --bootstrap-server --max-messages --partition --offset --timeout-ms --property --formatter --formatter-property --key-deserializer --value-deserializer --isolation-level
      --include --whitelist --group --consumer-property --consumer.config --command-config --command-property -b -t -c -o -p -f -X -G -m -s -r -F`),
  });
  if (call.words.some((word) => word.splits && mayBeOption(word)))
    return changes(`${call.program}: an unquoted variable could add options`);
  // Java's tools take one dash or two, and the beginning of a name: https://jopt-simple.github.io/jopt-simple/
  const isOfGroup = call.words.some((word) => /^--?(?:g(?:r(?:o(?:up?)?)?)?|consumer[-.]\w+)(?:=|$)/u.test(word.prefix));
  const isShared = call.program.startsWith('kafka-console-share-consumer');
  if (isOfGroup || isShared || given.has('-P', '-G', '-F')) return changes('takes messages from a group, or writes messages');
  // kcat(1) picks its mode by what its input is, unless -C, -L or -Q says it
  if (['kcat', 'kafkacat'].includes(call.program)) {
    if (given.has('-X') && given.words('-X').some(loadsCode)) return changes('loads a library, runs a program, or keeps what was read');
    if (!given.has('-C', '-L', '-Q')) return changes('without -C it writes messages where nobody types');
  }
  return given.has('--max-messages', '--timeout-ms', '-c', '-e', '-L', '-Q') ? reads() : reads('never ends by itself', { unbounded: true });
}

/** ZooKeeper's shell takes its command as the last words, or from its input. */
function zookeeper(call: Call): Judgement {
  const values = readOptions(call.words, {
    valued: ['-server', '-timeout', '-client-configuration'],
    singleDashLong: true,
  }).positionals.map((word) => word.value ?? '?');
  const inner = values.filter((word) => !/^[\w.-]+:\d+(?:[,/]|$)/u.test(word));
  const judge = (command: string | undefined): Judgement => {
    if (command === undefined || command === '') return reads();
    if (
      /^(?:ls|ls2|get|stat|getAcl|getEphemerals|getAllChildrenNumber|config|history|version|listquota|quit|close|printwatches|whoami)$/u.test(
        command,
      )
    )
      return reads();
    return /^(?:delete|deleteall|rmr|delquota)$/u.test(command)
      ? destroys('ZooKeeper: removes entries')
      : changes('changes ZooKeeper, or its effect is not known');
  };
  if (inner.length > 0) return judge(inner[0]);
  if (call.input.kind === 'text') return combine(...call.input.text.split('\n').map((line) => judge(words(line)[0])));
  return call.input.kind === 'unknown'
    ? changes('runs commands that are not known before they run')
    : prompt(changes('opens a prompt'), 'ZooKeeper');
}

const consumerGroups = tool('kafka-consumer-groups', {
  valued: '--group --type',
  plain: '--list --describe --all-groups --members --verbose --state --offsets --all-topics --validate-regex',
  needs: '--list --describe',
  destroys: '--delete --delete-offsets',
  dryRun: true,
});
const getOffsets = tool('kafka-get-offsets', {
  valued: '--topic --time --partitions --topic-partitions',
  plain: '--exclude-internal-topics',
});

/** The tools by their classes, as older documents start them. */
const byClass: Readonly<Record<string, Program>> = {
  'kafka.tools.GetOffsetShell': getOffsets,
  'org.apache.kafka.tools.GetOffsetShell': getOffsets,
  'kafka.admin.ConsumerGroupCommand': consumerGroups,
};

/** https://kafka.apache.org/documentation/#operations : every script of `bin/`. */
export const kafka: Knowledge = {
  programs: [
    tool('kafka-topics', {
      valued: '--topic --partitions --replication-factor --topic-id --partition-size-limit-per-response',
      plain:
        '--list --describe --exclude-internal --unavailable-partitions --under-replicated-partitions --under-min-isr-partitions --at-min-isr-partitions --topics-with-overrides --if-exists',
      needs: '--list --describe',
      destroys: '--delete',
    }),
    consumerGroups,
    tool('kafka-share-groups', {
      valued: '--group',
      plain: '--list --describe --members --verbose --state --offsets',
      needs: '--list --describe',
      destroys: '--delete --delete-offsets',
      dryRun: true,
    }),
    tool('kafka-streams-groups', {
      valued: '--group',
      plain: '--list --describe --members --verbose --state --offsets',
      needs: '--list --describe',
      destroys: '--delete --delete-offsets',
      dryRun: true,
    }),
    tool('kafka-groups', { valued: '--group-type --protocol', plain: '--list --consumer --share --streams', needs: '--list' }),
    tool('kafka-configs', {
      valued: '--entity-type --entity-name --topic --broker --user --client --ip --client-metrics --group --broker-logger',
      plain: '--describe --all --broker-defaults --entity-default --user-defaults --client-defaults --ip-defaults',
      needs: '--describe',
    }),
    tool('kafka-acls', {
      valued:
        '--topic --group --principal --transactional-id --resource-pattern-type --authorizer-properties --delegation-token --user-principal',
      plain: '--list --cluster',
      needs: '--list',
      destroys: '--remove',
    }),
    tool('kafka-broker-api-versions', {}),
    tool('kafka-log-dirs', { valued: '--topic-list', plain: '--describe', needs: '--describe' }),
    getOffsets,
    tool('kafka-metadata-quorum', { plain: '--status --replication --human-readable', needs: 'describe' }),
    tool('kafka-features', { plain: '--feature', needs: 'describe version-mapping feature-dependencies' }),
    tool('kafka-transactions', {
      valued: '--transactional-id --topic --partition --broker-id --max-transaction-timeout --start-offset --producer-id',
      needs: 'describe list describe-producers find-hanging',
    }),
    tool('kafka-delegation-tokens', { valued: '--owner-principal', plain: '--describe', needs: '--describe' }),
    tool('kafka-cluster', { needs: 'cluster-id list-endpoints', plain: '--include-fenced-brokers' }),
    tool('kafka-client-metrics', { valued: '--name', plain: '--describe --list', needs: '--describe --list' }),
    tool('kafka-dump-log', {
      valued: '--files --max-message-size --max-bytes --key-decoder-class --value-decoder-class',
      plain:
        '--print-data-log --deep-iteration --index-sanity-check --verify-index-only --offsets-decoder --transaction-log-decoder --cluster-metadata-decoder --remote-log-metadata-decoder --share-group-state-decoder --skip-record-metadata --skip-batch-metadata',
      needs: '--files',
    }),
    tool('kafka-replica-verification', {
      valued: '--topics-include --topic-white-list --time --report-interval-ms --max-wait-ms --fetch-size',
    }),
    // --verify takes the throttles away once all is moved, unless --preserve-throttles is given
    tool('kafka-reassign-partitions', {
      valued: '--reassignment-json-file --topics-to-move-json-file --broker-list',
      plain: '--verify --list --generate --preserve-throttles --disable-rack-aware',
      needs: '--preserve-throttles --list --generate',
    }),
    tool('kafka-delete-records', { destroys: '--offset-json-file --bootstrap-server' }),
    tool('kafka-leader-election', { needs: '--never' }),
    tool('kafka-producer-perf-test', { needs: '--never' }),
    tool('kafka-consumer-perf-test', { needs: '--never' }),
    tool('kafka-console-producer', { needs: '--never' }),
    tool('kafka-verifiable-producer', { needs: '--never' }),
    tool('kafka-mirror-maker', { needs: '--never' }),
    tool('kafka-storage', { needs: 'info random-uuid version-mapping feature-dependencies', valued: '-c --config' }),
    tool('kafka-server-start', { needs: '--never' }),
    tool('kafka-server-stop', { needs: '--never' }),
    tool('kafka-streams-application-reset', { destroys: '--application-id' }),
    tool('connect-distributed', { needs: '--never' }),
    { names: [...both('kafka-console-consumer'), 'kcat', 'kafkacat', ...both('kafka-console-share-consumer')], judge: consumer },
    {
      names: both('kafka-run-class'),
      judgesNames: true,
      judge: (call) =>
        byClass[call.words[0]?.value ?? '']?.judge({ ...call, words: call.words.slice(1) }) ??
        changes('runs a class whose effect is not known'),
    },
    withVerbData('zkServer.sh zkServer', {
      options: '--config',
      reads: 'status, version',
      changes: { 'starts or stops the server': 'start, start-foreground, stop, restart, upgrade' },
    }),
    { names: ['zkCli.sh', 'zkCli', 'zookeeper-shell.sh', 'zookeeper-shell'], judge: zookeeper },
  ],
  examples: {
    reads: `
      kafka-topics.sh --bootstrap-server k:9092 --describe --under-replicated-partitions
      kafka-topics --bootstrap-server k:9092 --list --exclude-internal
      kafka-consumer-groups.sh --bootstrap-server k:9092 --describe --group orders --members --verbose
      kafka-consumer-groups --bootstrap-server k:9092 --group g --topic t --reset-offsets --to-earliest --dry-run
      kafka-configs.sh --bootstrap-server k:9092 --describe --entity-type topics --entity-name t
      kafka-acls --bootstrap-server k:9092 --list --topic t
      kafka-metadata-quorum.sh --bootstrap-server k:9092 describe --status
      kafka-reassign-partitions.sh --bootstrap-server k:9092 --reassignment-json-file r.json --verify --preserve-throttles
      kafka-dump-log.sh --files 0.log --print-data-log
      kafka-log-dirs.sh --bootstrap-server k:9092 --describe --topic-list t
      kafka-console-consumer.sh --bootstrap-server k:9092 --topic t --from-beginning --max-messages 10
      kafka-run-class.sh kafka.tools.GetOffsetShell --broker-list k:9092 --topic t --time -1
      kafka-get-offsets.sh --bootstrap-server k:9092 --topic t
      kcat -b k:9092 -L
      kcat -C -b k:9092 -t t -o -10 -e
      zookeeper-shell zk:2181 ls /brokers/ids
      bin/zkServer.sh status
      zkCli.sh -server zk:2181 get /controller`,
    changes: `
      kafka-run-class.sh shop.Repair --topic t
      kafka-run-class kafka.admin.ConsumerGroupCommand --bootstrap-server k:9092 --reset-offsets --execute --to-latest --group g
      kafka-topics.sh --bootstrap-server k:9092 --alter --topic t --partitions 12
      kafka-topics.sh --bootstrap-server k:9092 --create --topic t
      kafka-consumer-groups.sh --bootstrap-server k:9092 --group g --topic t --reset-offsets --to-latest --execute
      kafka-configs.sh --bootstrap-server k:9092 --alter --entity-type brokers --entity-name 1 --add-config a=b
      kafka-reassign-partitions.sh --bootstrap-server k:9092 --reassignment-json-file r.json --execute
      kafka-reassign-partitions.sh --bootstrap-server k:9092 --reassignment-json-file r.json --verify
      kafka-leader-election.sh --bootstrap-server k:9092 --election-type preferred --all-topic-partitions
      kafka-console-producer.sh --bootstrap-server k:9092 --topic t
      kcat -P -b k:9092 -t t
      kafka-console-consumer.sh --bootstrap-server k:9092 --topic t --group g
      kafka-server-stop.sh
      echo x | kcat -b k:9092 -t t`,
    destroys: `
      kafka-topics.sh --bootstrap-server k:9092 --delete --topic t
      kafka-consumer-groups.sh --bootstrap-server k:9092 --delete --group g
      kafka-acls --bootstrap-server k:9092 --remove --topic t
      kafka-delete-records.sh --bootstrap-server k:9092 --offset-json-file o.json
      zkCli.sh -server zk:2181 deleteall /brokers`,
  },
};
