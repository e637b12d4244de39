import { also, changes, combine, destroys, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { isSnapshotPlace } from '../../judge/redirects.ts';
import { mayBeOption, readOptions } from '../options.ts';
import type { OptionShape } from '../options.ts';
import type { Call, Knowledge } from '../program.ts';
import { changing, harmless, keepsCopy, prompt, writesTo } from '../shapes.ts';
import { words } from '../verbs.ts';
import { judgeRedisCommand } from './redis-commands.ts';

const shape: OptionShape = {
  valued:
    words(`-h -p -t -s -a -u -r -i -n -D -d -X --user --pass --pipe-timeout --cacert --cacertdir --cert --key --sni --tls-ciphers --tls-ciphersuites --lru-test
    --intrinsic-latency --memkeys-samples --keystats-samples --pattern --count --quoted-pattern --rdb --functions-rdb --eval --cursor --top`),
  plain:
    words(`-c -e -x -2 -3 -4 -6 -v --raw --no-raw --csv --json --quoted-json --tls --insecure --no-auth-warning --askpass --latency --latency-history --latency-dist
    --stat --scan --bigkeys --memkeys --keystats --hotkeys --verbose --version --help --replica --pipe --show-pushes --quoted-input --no-history`),
  stopAtFirst: true,
};

const clusterVerbs: Readonly<Record<string, Judgement>> = {
  check: reads(),
  info: reads(),
  help: reads(),
  'del-node': destroys('takes a node out of the cluster'),
};

/** How redis-cli is judged; other programs hand it their words as they stand (`gitlab-redis-cli`). */
export function judgeRedisCli(call: Call): Judgement {
  const values = call.words.map((word) => word.value ?? '');
  const at = values.indexOf('--cluster');
  if (at >= 0 && values[at + 1] === 'backup') return keepsCopy(values[at + 3] ?? null, 'copies every node’s data out');
  if (at >= 0)
    return clusterVerbs[values[at + 1] ?? ''] ?? changes(`redis-cli --cluster ${call.show(values[at + 1] ?? '')} changes the cluster`);
  const given = readOptions(call.words, shape);
  if (given.unknown.length > 0) return changes(`redis-cli: the effect of ${call.show(given.unknown.join(' '))} is not known`);
  if (given.has('--version', '-v', '--help')) return reads();
  if (given.has('--eval', '--pipe', '--lru-test')) return changes('redis-cli sends commands that are not shown');
  if (given.has('--rdb', '--functions-rdb')) {
    const target = given.place('--rdb', '--functions-rdb');
    return target !== null && (target === '-' || isSnapshotPlace(target))
      ? reads('copies the data out', { preserves: true })
      : changes('writes a file');
  }
  if (given.has('--replica')) return changes('the master writes all its keys to disk for it', { unbounded: true });
  if (
    given.has('--latency', '--latency-history', '--latency-dist', '--stat') ||
    (given.has('--intrinsic-latency') && given.value('--intrinsic-latency') === null)
  )
    return reads('never ends by itself', { unbounded: true, blocked: 'it never ends by itself' });
  if (given.has('--intrinsic-latency')) return reads();
  if (given.has('--bigkeys', '--memkeys', '--keystats', '--hotkeys', '--scan')) return reads('walks through every key of the server');
  const [first] = given.positionals;
  if (first === undefined) {
    if (call.input.kind === 'nothing') return prompt(changes('opens a Redis prompt, where anything can be done'), 'redis-cli');
    if (call.input.kind === 'unknown') return changes('runs Redis commands that are not known before they run');
    return combine(
      ...call.input.text
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => judgeRedisCommand(words(line), call.show)),
    );
  }
  // One quoted word is sent as a command line: redis-cli splits it.
  const isLine = given.positionals.length === 1 && first.value?.includes(' ') === true;
  const sent = isLine ? words(first.value ?? '') : given.positionals.map((word) => word.value);
  const mayStore = ['sort', 'SORT'].includes(sent[0] ?? '') && given.positionals.some(mayBeOption);
  const own = mayStore ? changes('Redis SORT may store its result') : judgeRedisCommand(sent, call.show);
  return given.has('-r') && given.value('-r') === '-1' ? also(own, { unbounded: true }) : own;
}

/** https://redis.io/docs/latest/develop/tools/cli/ ; Valkey and KeyDB have the same command line. */
export const redis: Knowledge = {
  programs: [
    { names: ['redis-cli', 'valkey-cli', 'keydb-cli'], judge: judgeRedisCli },
    harmless(['redis-check-rdb', 'valkey-check-rdb']),
    {
      // https://github.com/sripathikrishnan/redis-rdb-tools: -f writes
      names: ['rdb'],
      judgesNames: true,
      judge: (call) => {
        const shape = {
          valued: words('-c --command -f --file -n --db -k --key -o --not-key -t --type -b --bytes -l --largest -e --escape -x'),
        };
        const given = readOptions(call.words, { ...shape, plain: words('-h --help --no-expire --amend-expire') });
        if (given.unknown.length > 0) return changes('rdb: the effect of an option is not known');
        return writesTo('-f', '--file')(call, given);
      },
    },
    {
      names: ['redis-check-aof', 'valkey-check-aof'],
      judge: (call) =>
        call.words.some((word) => word.value === '--fix') ? destroys('cuts the broken end off the log of changes') : reads(),
    },
    changing(['redis-benchmark', 'valkey-benchmark', 'memtier_benchmark'], changes('writes made-up keys and loads the server')),
    changing(['redis-server', 'redis-sentinel', 'valkey-server'], changes('starts a server')),
  ],
  examples: {
    reads: `
      redis-cli -h db -a secret --no-auth-warning INFO memory
      redis-cli CONFIG GET 'max*'
      redis-cli --bigkeys
      redis-cli -n 2 --scan --pattern 'session:*'
      redis-cli CLIENT LIST
      redis-cli SLOWLOG GET 10
      redis-cli --cluster check db:6379
      redis-cli --cluster backup db:6379 /backup/redis
      redis-cli SENTINEL is-master-down-by-addr 10.0.0.1 6379 3 *
      rdb --command memory dump.rdb
      redis-cli sort mylist limit 0 10
      redis-cli -p 26379 SENTINEL get-master-addr-by-name main
      redis-cli "LRANGE queue 0 10"
      redis-cli --latency
      redis-cli MONITOR
      redis-cli --rdb /tmp/dump.rdb
      redis-cli XPENDING orders workers
      valkey-cli LATENCY DOCTOR
      redis-check-rdb dump.rdb
      redis-cli ACL LOG 10
      redis-cli XINFO STREAM orders FULL
      redis-cli TDIGEST.QUANTILE latency 0.99
      redis-cli CLIENT TRACKINGINFO`,
    changes: `
      redis-cli
      redis-cli SET a 1
      redis-cli CONFIG SET maxmemory 2gb
      redis-cli BGSAVE
      redis-cli EVAL "return 1" 0
      redis-cli SORT mylist STORE other
      redis-cli CLIENT PAUSE 1000
      redis-cli SENTINEL FAILOVER main
      redis-cli REPLICAOF NO ONE
      redis-cli --pipe < x
      redis-cli --no-such-option GET a
      redis-cli SLOWLOG RESET
      redis-cli --cluster rebalance db:6379
      redis-cli NOSUCHCOMMAND
      redis-benchmark -q
      redis-cli PSYNC ? -1
      redis-cli --replica
      redis-cli --cluster backup db:6379 /etc
      redis-cli SENTINEL is-master-down-by-addr 10.0.0.1 6379 3 abcdef
      rdb -c json -f /etc/passwd dump.rdb
      redis-cli MEMORY PURGE
      redis-cli GETEX a EX 10`,
    destroys: `
      redis-cli FLUSHDB
      redis-cli -n 1 FLUSHALL ASYNC
      redis-cli DEL a b
      redis-cli CLIENT KILL TYPE normal
      redis-cli LTRIM queue 0 10
      redis-cli SHUTDOWN NOSAVE
      redis-cli CLUSTER RESET HARD
      redis-cli "DEL a"
      redis-check-aof --fix appendonly.aof
      redis-cli ACL LOG RESET`,
  },
};
