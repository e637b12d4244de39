import type { Input } from '../program.ts';

/** Lines that well-known servers answer and that change nothing, as one types them into a connection. */
const questions = [
  // ZooKeeper: https://zookeeper.apache.org/doc/current/zookeeperAdmin.html (srst and crst reset counters)
  /^(?:ruok|stat|srvr|mntr|cons|conf|envi|wchs|wchc|wchp|dump|isro|dirs|gtmk|hash|lsnp|lead)$/u,
  // memcached: https://github.com/memcached/memcached/blob/master/doc/protocol.txt ("stats reset" and "stats detail on" change)
  /^(?:stats(?: (?:items|slabs|sizes|settings|conns))?|version|quit)$/u,
  // HAProxy: https://docs.haproxy.org/dev/management.html
  /^(?:show (?:info|stat|sess|errors|pools|servers (?:state|conn)|backend|table|peers|threads|activity|acl|map|ssl cert|cli level|env|version|resolvers|events|schema|profiling)(?: [\w./#@ -]*)?|help)$/u,
  // Redis, inline: https://redis.io/docs/latest/develop/reference/protocol-spec/
  /^(?:ping|info(?: \w+)?)$/iu,
  // TLS by hand (openssl-s_client(1): Q ends it), and a question of HTTP
  /^(?:Q|(?:GET|HEAD|OPTIONS) \/(?:health\w*|status|metrics|ready\w*|live\w*)? HTTP\/[\d.]+|Host: [\w.:-]+|Connection: \w[\w-]*)$/iu,
];

/** Whether all that is sent is known, and each line only asks. */
export function onlyAsks(input: Input): boolean {
  if (input.kind !== 'text') return false;
  const lines = input.text.replaceAll(/\\[rn]|[\r;]/gu, '\n').split('\n');
  return lines.every((line) => line.trim() === '' || questions.some((question) => question.test(line.trim())));
}
