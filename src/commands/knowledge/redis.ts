import { hasHole } from '../holes/hole.ts';
import { also, changes, combine, destroys, reads } from '../judge/judgement.ts';
import type { Judgement } from '../judge/judgement.ts';
import type { Call, Program } from './program.ts';
import { readOptions } from './options.ts';
import type { OptionShape } from './options.ts';
import { prompt } from './shapes.ts';

const set = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/u));

/** Commands whose flags in Redis' own table (COMMAND) say `readonly`, or that only report on the server. */
const reading = set(`get mget strlen getrange substr exists type ttl pttl expiretime pexpiretime keys scan dbsize randomkey dump
  hget hmget hgetall hkeys hvals hlen hexists hscan hstrlen hrandfield llen lrange lindex lpos scard smembers sismember
  smismember srandmember sscan sdiff sinter sunion sintercard zcard zcount zrange zrangebyscore zrevrange zrevrangebyscore
  zrangebylex zrank zrevrank zscore zmscore zscan zlexcount zdiff zinter zunion zrandmember xlen xrange xrevrange xread
  bitcount bitpos getbit pfcount geodist geohash geopos geosearch info ping echo time lastsave role wait command lolwut
  touch auth hello`);

/** Subcommands that only report. */
const readingSubcommands: Readonly<Record<string, ReadonlySet<string>>> = {
  config: set('get help'),
  client: set('list info id getname tracking-info getredir help'),
  cluster: set('info nodes slots shards myid keyslot countkeysinslot getkeysinslot links count-failure-reports replicas slaves help'),
  slowlog: set('get len help'),
  latency: set('latest history doctor graph histogram help'),
  memory: set('usage stats doctor malloc-stats help'),
  object: set('encoding freq idletime refcount help'),
  xinfo: set('stream groups consumers help'),
  pubsub: set('channels numsub numpat help'),
  acl: set('list users whoami cat log getuser help'),
  module: set('list help'),
  script: set('exists help'),
  function: set('list stats dump help'),
  command: set('count docs info list getkeys help'),
  sentinel: set('master masters replicas slaves sentinels get-master-addr-by-name ckquorum info-cache myid help'),
};

/** Commands that lose keys, sessions or the server itself. */
const destroying = set('flushdb flushall del unlink shutdown getdel');

const shape: OptionShape = {
  valued:
    '-h -p -s -a -u -r -i -n -D -d --user --pass --pipe-timeout -t --cacert --cert --key --sni --lru-test --intrinsic-latency --memkeys-samples --pattern --count --quoted-pattern --rdb --functions-rdb --eval'.split(
      ' ',
    ),
  plain:
    '-c -e -x -X -2 -3 --raw --no-raw --csv --json --tls --insecure --no-auth-warning --askpass --latency --latency-history --latency-dist --stat --scan --bigkeys --memkeys --hotkeys --verbose --version --help --replica --pipe --show-pushes'.split(
      ' ',
    ),
  stopAtFirst: true,
};

function judgeCommand(words: readonly (string | null)[], show: (text: string) => string): Judgement {
  const [name, sub] = words;
  if (name === undefined) return reads();
  if (name === null || hasHole(name)) return changes('which Redis command runs is not known until it is filled in');
  const command = name.toLowerCase();
  const shown = show(name.toUpperCase());
  if (destroying.has(command)) return destroys(`Redis ${shown} loses data`);
  if (command === 'monitor' || command === 'subscribe' || command === 'psubscribe')
    return reads(`Redis ${shown} never ends by itself`, { unbounded: true, blocked: 'it never ends by itself' });
  const subcommands = Object.hasOwn(readingSubcommands, command) ? readingSubcommands[command] : undefined;
  if (subcommands !== undefined && sub !== undefined) {
    const under = sub?.toLowerCase() ?? '';
    if (subcommands.has(under)) return reads();
    if (command === 'script' && under === 'flush') return destroys('Redis SCRIPT FLUSH loses scripts');
    if (command === 'cluster' && ['reset', 'flushslots'].includes(under))
      return destroys(`Redis CLUSTER ${under.toUpperCase()} loses the node's data or place`);
    return changes(`Redis ${shown} ${show((sub ?? '?').toUpperCase())} changes the server`);
  }
  if (command === 'keys') return reads('Redis KEYS stops the server while it looks at every key; SCAN does not');
  return reading.has(command) ? reads() : changes(`Redis ${shown} is not in the list of reading commands`);
}

function judge(call: Call): Judgement {
  const given = readOptions(call.words, shape);
  if (given.unknown.length > 0) return changes(`redis-cli: the effect of ${call.show(given.unknown.join(' '))} is not known`);
  if (given.has('--version', '--help')) return reads();
  if (given.has('--eval', '--pipe', '--lru-test')) return changes('redis-cli sends commands that are not shown');
  if (given.has('--rdb', '--functions-rdb')) return reads('copies the data out', { preserves: true });
  if (given.has('--latency', '--latency-history', '--latency-dist', '--stat', '--intrinsic-latency'))
    return reads('never ends by itself', { unbounded: true, blocked: 'it never ends by itself' });
  if (given.has('--bigkeys', '--memkeys', '--hotkeys', '--scan')) return reads('walks through every key of the server');
  const [first] = given.positionals;
  if (first === undefined) {
    if (call.input.kind === 'nothing') return prompt(changes('opens a Redis prompt, where anything can be done'), 'redis-cli');
    if (call.input.kind === 'unknown') return changes('runs Redis commands that are not known before they run');
    return combine(
      ...call.input.text
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => judgeCommand(line.trim().split(/\s+/u), call.show)),
    );
  }
  // One quoted word is sent as a command line: redis-cli splits it.
  const words =
    given.positionals.length === 1 && first.value?.includes(' ') === true
      ? first.value.split(/\s+/u)
      : given.positionals.map((word) => word.value);
  const own = judgeCommand(words, call.show);
  return given.has('-r') && given.value('-r') === '-1' ? also(own, { unbounded: true }) : own;
}

const sentinelOrCluster = (call: Call): Judgement | null => {
  const values = call.words.map((word) => word.value ?? '');
  const at = values.indexOf('--cluster');
  if (at < 0) return null;
  return ['check', 'info', 'help'].includes(values[at + 1] ?? '')
    ? reads()
    : changes(`redis-cli --cluster ${values[at + 1] ?? ''} changes the cluster`);
};

export const redis: readonly Program[] = [
  { names: ['redis-cli', 'valkey-cli', 'keydb-cli'], judge: (call) => sentinelOrCluster(call) ?? judge(call) },
];
