import { hasHole } from '../../holes/hole.ts';
import { changes, destroys, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { words } from '../verbs.ts';

const set = (text: string): ReadonlySet<string> => new Set(words(text));

/** Commands whose flags in Redis' own table (`COMMAND`, 7.4) say `readonly`, or that only report or steer this connection. */
const reading =
  set(`get mget strlen getrange substr exists type ttl pttl expiretime pexpiretime keys scan dbsize randomkey dump lcs sort_ro bitfield_ro
  hget hmget hgetall hkeys hvals hlen hexists hscan hstrlen hrandfield httl hpttl hexpiretime hpexpiretime llen lrange lindex lpos
  scard smembers sismember smismember srandmember sscan sdiff sinter sunion sintercard
  zcard zcount zrange zrangebyscore zrevrange zrevrangebyscore zrangebylex zrevrangebylex zrank zrevrank zscore zmscore zscan zlexcount zdiff zinter zintercard zunion zrandmember
  xlen xrange xrevrange xread xpending bitcount bitpos getbit geodist geohash geopos geosearch georadius_ro georadiusbymember_ro eval_ro evalsha_ro fcall_ro
  info ping echo time lastsave role wait waitaof command lolwut touch auth hello reset select quit unsubscribe punsubscribe sunsubscribe readonly readwrite asking multi exec discard watch unwatch
  json.get json.mget json.type json.arrlen json.objkeys json.objlen json.strlen json.resp ft.search ft.info ft._list ft.aggregate ft.explain ft.profile
  ts.get ts.mget ts.range ts.revrange ts.mrange ts.info ts.queryindex bf.exists bf.mexists bf.info cf.exists cf.info topk.list topk.info topk.query topk.count cms.query cms.info cf.count bf.card ts.mrevrange ft.explaincli ft.tagvals ft.spellcheck ft.dictdump ft.syndump
  tdigest.info tdigest.min tdigest.max tdigest.quantile tdigest.cdf tdigest.rank tdigest.revrank tdigest.byrank tdigest.byrevrank tdigest.trimmed_mean
  vsim vcard vdim vemb vinfo vgetattr vlinks vrandmember vismember vrange`);

/** Subcommands that only report. */
const readingSubcommands: Readonly<Record<string, ReadonlySet<string>>> = {
  config: set('get help'),
  client: set('list info id getname tracking-info trackinginfo getredir help setname setinfo no-evict no-touch reply caching tracking'),
  cluster: set(
    'info nodes slots shards myid myshardid keyslot countkeysinslot getkeysinslot links count-failure-reports replicas slaves slot-stats help',
  ),
  slowlog: set('get len help'),
  latency: set('latest history doctor graph histogram help'),
  memory: set('usage stats doctor malloc-stats help'),
  object: set('encoding freq idletime refcount help'),
  xinfo: set('stream groups consumers help'),
  pubsub: set('channels numsub numpat shardchannels shardnumsub help'),
  acl: set('list users whoami cat log getuser genpass dryrun help'),
  module: set('list help'),
  script: set('exists help'),
  function: set('list stats dump help'),
  command: set('count docs info list getkeys getkeysandflags help'),
  sentinel: set(
    'master masters replicas slaves sentinels get-master-addr-by-name ckquorum info-cache myid is-master-down-by-addr pending-scripts help',
  ),
  debug: set('object help listpack'),
  xgroup: set('help'),
};

/** Commands that lose keys, elements, sessions or the server itself. */
const destroying = new Map<string, string>([
  ...words('flushdb flushall').map((name) => [name, 'removes every key'] as const),
  ...words('del unlink getdel json.del json.forget ft.dropindex ts.del').map((name) => [name, 'removes keys'] as const),
  ...words('hdel srem zrem lrem xdel xtrim ltrim zremrangebyrank zremrangebyscore zremrangebylex').map(
    (name) => [name, 'removes elements'] as const,
  ),
  ['shutdown', 'stops the server'],
]);

/** Subcommands that lose something. */
const destroyingSubcommands: Readonly<Record<string, string>> = {
  'client kill': 'ends sessions of other clients',
  'script flush': 'removes every stored script',
  'function flush': 'removes every stored function',
  'function delete': 'removes stored functions',
  'cluster reset': 'makes the node forget the cluster, and its data',
  'cluster flushslots': 'makes the node forget its part of the data',
  'cluster delslots': 'makes the node forget a part of the data',
  'cluster delslotsrange': 'makes the node forget a part of the data',
  'cluster forget': 'takes a node out of the cluster',
  'acl deluser': 'removes an account',
  'acl log reset': 'empties the list of refused accesses',
  'xgroup destroy': 'removes a group of readers',
  'debug segfault': 'crashes the server',
  'sentinel remove': 'makes Sentinel forget a master',
};

const acting: Readonly<Record<string, string>> = {
  bgsave: 'writes every key to disk in the background',
  save: 'writes every key to disk and holds everybody up meanwhile',
  bgrewriteaof: 'writes the log of changes anew',
  failover: 'makes a replica the master',
  replicaof: 'makes the server follow another one: its own keys are replaced',
  slaveof: 'makes the server follow another one: its own keys are replaced',
  eval: 'runs a script whose effect is not known',
  evalsha: 'runs a script whose effect is not known',
  fcall: 'runs a function whose effect is not known',
  publish: 'sends a message',
  spublish: 'sends a message',
};

/** The effect of one Redis command, by the flags of Redis' own table. */
export function judgeRedisCommand(given: readonly (string | null)[], show: (text: string) => string): Judgement {
  const [name, sub] = given;
  if (name === undefined) return reads();
  if (name === null || hasHole(name)) return changes('which Redis command runs is not known until it is filled in');
  const command = name.toLowerCase();
  const shown = show(name.toUpperCase());
  const lost = destroying.get(command);
  if (lost !== undefined) return destroys(`Redis ${shown} ${lost}`);
  if (['monitor', 'subscribe', 'psubscribe', 'ssubscribe'].includes(command))
    return reads(`Redis ${shown} never ends by itself`, { unbounded: true, blocked: 'it never ends by itself' });
  const under = sub?.toLowerCase() ?? '';
  const further = given[2]?.toLowerCase() ?? '';
  const lostUnder = destroyingSubcommands[`${command} ${under}`] ?? destroyingSubcommands[`${command} ${under} ${further}`];
  if (lostUnder !== undefined) return destroys(`Redis ${shown} ${show(under.toUpperCase())} ${lostUnder}`);
  // https://redis.io/docs/latest/operate/oss_and_stack/management/sentinel/ : with a run id instead of * it asks for a vote.
  if (command === 'sentinel' && under === 'is-master-down-by-addr' && given[5] !== '*')
    return changes('Redis SENTINEL IS-MASTER-DOWN-BY-ADDR asks for a vote');
  const subcommands = Object.hasOwn(readingSubcommands, command) ? readingSubcommands[command] : undefined;
  if (subcommands !== undefined && sub !== undefined) {
    if (subcommands.has(under)) return reads();
    return changes(`Redis ${shown} ${show((sub ?? '?').toUpperCase())} changes the server`);
  }
  // https://redis.io/docs/latest/commands/sync/ : the master writes all its keys to disk for the one who asks.
  if (command === 'sync' || command === 'psync') return changes(`Redis ${shown} makes the master copy every key out`, { unbounded: true });
  if (command === 'keys') return reads('Redis KEYS stops the server while it looks at every key; SCAN does not');
  // SORT … STORE writes, and so does GEORADIUS … STORE; without it they read.
  if (command === 'sort' && given.every((word) => word !== null && !hasHole(word) && word.toLowerCase() !== 'store')) return reads();
  if (reading.has(command)) return reads();
  const known = Object.hasOwn(acting, command) ? acting[command] : undefined;
  return changes(known === undefined ? `Redis ${shown} is not in the list of reading commands` : `Redis ${shown} ${known}`);
}
