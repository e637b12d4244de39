/** Paths that do something although they are asked for by GET, by whose they are; each a pattern of whole segments. */
const actingSegments = [
  // what servers commonly call it
  String.raw`-/(?:reload|quit)|quitquitquit|abortabortabort|diediedie|_?shutdown|restart|reboot|purge|delete\w*|remove|drain\w*|reset\w*|kill|stop|disable|enable|trigger`,
  String.raw`execute|reload|refresh|rotate|clear\w*|cleanup|invalidate|evict|promote|failover|rollback|vacuum|compact|reindex|rebuild|requeue|replay|retry|cancel\w*|terminate`,
  String.raw`unlock|approve|suspend|resume|pause|migrate|sync|run|exec|attach|snapshot/create|force_(?:merge|flush)|hooks/.+|api/push/.+|heartbeats?/.+|ping/.+|check_in/.+|cron/[\w-]{20,}|api/\d+/cron/.+`,
  // Elasticsearch, Envoy, ZooKeeper's four letters, RabbitMQ, Jolokia, nsqd, Impala, Doris, TiDB, SeaweedFS
  String.raw`_?flush\w*|_refresh|_forcemerge|_close|_open|_opendistro/_sql|healthcheck/(?:fail|ok)|runtime_modify|reopen_logs|cpuprofiler|commands/(?:srst|crst|\w*stat_reset|stmk|set_trace_mask|snap|snapshot)`,
  String.raw`aliveness-test|jolokia/(?:write|exec)|(?:topic|channel)/(?:create|empty|delete)|close_session|set_(?:java_loglevel|glog_level)|_set_config|reload_tablet|(?:stop-)?scatter|vol/grow|dir/assign`,
  // Hadoop, Tomcat, Jenkins, Solr, Kafka REST, Cruise Control, ActiveMQ, Airflow, Squid, Sentinel, Dubbo, Fluentd
  String.raw`yarn-(?:cancel|stop)|(?:host-)?manager/text/(?:(?:un)?deploy|expire|save|sslreload|add|persist)|safe-?restart|safe-?exit|quiet-?down|buildbytoken|generic-webhook-trigger|job/[^/]+/(?:build(?:withparameters)?|polling|dodelete)`,
  String.raw`notifycommit|cancelitem|toggleoffline|solr/[^/]+/update|consumers/[^/]+/instances/[^/]+/(?:records|topics/.+)|kafkacruisecontrol/(?:bootstrap|train)|\w+destination\.action|retrymessage\.action`,
  String.raw`dags/[^/]+/paused/\w+|squid-internal-mgr/(?:reconfigure|offline_toggle)|set(?:rules|switch|clustermode)|offline|online|api/(?:config|plugins|processes)\.\w+`,
  // Vault issues something new, Consul and Nomad do what they are asked
  String.raw`v1/(?:[\w-]+/)+(?:creds|sts|roleset|impersonated-account)/.+|v1/(?:[\w-]+/)+(?:static-account/[^/]+/(?:token|key)|crl/rotate(?:-delta)?)|v1/gcp/(?:token|key)/.+|identity/oidc/(?:token/[^/]+|provider/[^/]+/authorize)`,
  String.raw`agent/(?:leave|force-leave(?:/.+)?|maintenance|check/(?:pass|warn|fail|update)/.+)|event/fire/.+|session/destroy/.+|(?:system|client)/gc|v1/leave`,
  // devices, addresses, PHP
  String.raw`nic/update|killsource|moveclients|snapshot_create|delseries|(?:wp-)?cron\.php|opcache_reset\.php|axis-cgi/(?:(?:restart|factorydefault|hardfactorydefault)\.cgi|com/ptz\.cgi|io/(?:port|output)\.cgi)|win&.*`,
  // Salt's and Cobbler's calls, Telegram's bots, Slack's methods
  String.raw`rpc/\w+\.(?!get|list)\w+|bot[^/]+/(?!get(?:me|chat\w*|file|webhookinfo|myname|mycommands|userprofilephotos)(?:/|$))\w+`,
];
/** GET should change nothing (RFC 9110, section 9.2.1); these paths of known servers break that rule, or look like it. */
const actingPaths = new RegExp(String.raw`/(?:${actingSegments.join('|')})(?:/|$)`, 'iu');

/** Slack takes every method by GET; these endings only ask: https://docs.slack.dev/reference/methods */
const slackMethod = /\/api\/[\w.]+$/iu;
const slackAsks =
  /[./](?:list\w*|info|history|replies|get\w*|test|lookup\w*|members|all|messages|files|counts|identity|search|conversations|scopes)$/iu;

/** Names of parameters that say what to do; `?task=vacuum`, `?action=delete`. */
const tellingNames = /^(?:dw|task|action|op|operation|cmd|command|do|method|_method|mode)$/iu;
const acting =
  /^(?:abort\w*|add\w+|aliasprop|analy[sz]e|associate\w+|attach\w+|authorize\w+|backup|balance\w*|cancel|checkpoint|clean\w*|clear|clusterprop|compact|create\w*|delete\w*|deploy\w*|destroy\w*|detach\w+|disable\w*|drain|enable\w*|evict|execute|failover|fetch\w*|getdelegationtoken|pl_\w+|flush|force\w+|full|gc|install\w*|invalidate|kill|merge\w*|migrate|modify\w*|move\w+|optimi[sz]e|patch|pause|post|promote|purge|put\w*|rebalance\w*|reboot\w*|rebuild|refresh|reindex\w*|reload|remove\w*|rename|repair|replace\w+|replay|requeue|requestrecovery|reset|restart|restore|resume|retry|revoke\w+|rollback|rotate|run|scale|send\w+|set|shutdown|split\w*|start\w*|stop\w*|silence\w*|swap|sync\w*|terminate\w*|activate\w*|discover\w*|bake\w*|edit\w*|collectionprop|preprecovery|overseerop|trigger|unload|unlock|update|utilizenode|vacuum|\w+-import)\b/iu;
/** Where one asks for what others did, `action=delete` says which. */
const asksForActions = /\/(?:search|audit\w*)(?:\/[^/]*)?$/iu;
/** hc-ping.com, a dead man's switch: asking for it is a sign of life, or of a failure. */
const pings =
  /^(?:[\w-]+\.)*(?:hc-ping\.com|healthchecks\.[\w.]+|ntfy\.[\w.]+|ohdear\.app|checklyhq\.com|cronhub\.io|push\.statuscake\.com|api\.day\.app|smsapi\.free-mobile\.fr|callmebot\.com|ftqq\.com|api\.vk\.com|nosnch\.in|deadmanssnitch\.com|duckdns\.org|freedns\.afraid\.org|dynamicdns\.park-your-domain\.com|dyndns\.org|dynv6\.com|cronitor\.(?:link|io)|heartbeat\.uptimerobot\.com)$/iu;

const statementNames = /^(?:q|query|sql|stmt|statement)$/iu;
/** `?q=DROP DATABASE x`: InfluxDB 1 warns and does it, QuestDB does it. */
const actingStatement =
  /(?:^|;)\s*(?:drop|delete|insert|update|alter|truncate|create|grant|revoke|kill|replace|merge|upsert|rename|set|mutation)\s/iu;
/** InfluxDB 1 writes the answer into a measurement. */
const writtenInto = /^\s*select\b.*\binto\b/isu;
/** Orchestrator's whole API is GET: https://github.com/openark/orchestrator/blob/master/docs/using-the-web-api.md */
const orchestrator =
  /\/api\/(?:graceful-master-takeover\S*|force-master-\w+|forget\S*|recover\S*|relocate\S*|move-\w+|take-\w+|set-(?:read-only|writeable)|(?:start|stop|restart|reset|detach|reattach)-(?:replica|slave)\S*|skip-query|kill-query|discover|begin-downtime|end-downtime|(?:dis|en)able-global-recoveries|ack-\w+|regroup\S*|match\S*|repoint\S*|make-\S+|flush-binary-logs|purge-binary-logs|(?:begin|end)-maintenance|async-discover|(?:en|dis)able-(?:gtid|semi-sync-\w+)|gtid-errant-\S+|register-candidate|(?:un)?tag|submit-\S+|set-cluster-alias|reload-\S+|grab-election|reelect|raft-(?:yield|add-peer|remove-peer)|enslave-\S+|delay-replication|multi-match-\S+|rematch|snapshot-topologies|deregister-\S+|reset-\S+|agent-\S+)(?:\/|$)/iu;

interface Parameter {
  readonly name: string;
  readonly value: string;
}

/** What one parameter does at a path. */
const acts = ({ name, value }: Parameter, path: string): boolean =>
  (tellingNames.test(name) && acting.test(value) && !asksForActions.test(path)) ||
  // Commands of Tasmota and Nagios, and Shelly's switch: https://shelly-api-docs.shelly.cloud/gen1/
  /^(?:cmnd|cmd_typ)$/iu.test(name) ||
  (/^cmd$/iu.test(name) && value.includes(',')) ||
  // `invoke` of Tomcat's JMX, `delete=1` of HDFS' fsck, Checkmk's actions, Solr's other handlers, a search of Splunk that goes on
  /^(?:invoke|_do_(?:actions|confirm)|processname|stream\.body)$/iu.test(name) ||
  (/\/fsck$/iu.test(path) && /^(?:delete|move)$/iu.test(name)) ||
  (/^qt$/iu.test(name) && /update/iu.test(value)) ||
  (/^search$/iu.test(name) && /\|\s*(?:delete|outputlookup|outputcsv|sendemail|collect|script|run|map|sendalert)\b/iu.test(value)) ||
  (/\/api\/message(?:\/[^/]+)?$/iu.test(path) && /^destination$/iu.test(name)) ||
  (/\/log(?:ging)?$/iu.test(path) && /^(?:level|add_verbose|paths)$/iu.test(name)) ||
  (/\/ring$/iu.test(path) && /^forget$/iu.test(name)) ||
  (/\/(?:opcache|apc)\.php$/iu.test(path) && name !== '') ||
  (/\/balancer-manager$/iu.test(path) && name !== '') ||
  (/\/(?:roller|light|relay|color|white)\/\d+$|\/(?:upstream_conf|dynamic)$|\/win$/iu.test(path) && name !== '') ||
  (/\/settings$/iu.test(path) && value !== '' && !/^(?:fields?|filter|sort|page|limit|v|format)$/iu.test(name)) ||
  (/\/json\.htm$/iu.test(path) && /^switch/iu.test(value)) ||
  (/\/api\.php$/iu.test(path) && /^(?:enable|disable)$/iu.test(name)) ||
  (/\/graphql$/iu.test(path) && /\b(?:mutation|subscription)\b/iu.test(value)) ||
  (/^turn$/iu.test(name) && /^(?:on|off|toggle)\b/iu.test(value)) ||
  // Solr builds anew what it suggests, and sets log levels, when a GET asks for it.
  (/^[\w.]+\.(?:build|reload)$/iu.test(name) && /^true$/iu.test(value)) ||
  (/^set$/iu.test(name) && /^[\w.]+:\w+/iu.test(value)) ||
  // Streams of Solr that write, queues of ActiveMQ that are read empty, updates of Telegram that are ticked off.
  (/^expr$/iu.test(name) && /\b(?:delete|update|commit|daemon)\(/iu.test(value) && /\/stream$/iu.test(path)) ||
  (/^type$/iu.test(name) && /^(?:queue|topic)$/iu.test(value) && /\/api\/message\/[^/]+$/iu.test(path)) ||
  (/^offset$/iu.test(name) && /^-?\d+$/u.test(value) && /\/getupdates$/iu.test(path)) ||
  (/^level$/iu.test(name) && value !== '' && /\/loglevel$/iu.test(path)) ||
  (statementNames.test(name) &&
    (writtenInto.test(value) ||
      (actingStatement.test(value.replaceAll(/\/\*[\s\S]*?\*\/|--[^\n]*/gu, ' ')) && !/\/_?search(?:\/|$)/iu.test(path))));

/** What a part of an address says; as it stands where it is no percent-encoding. */
export const decode = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
};

/** The parameters of an address; each is decoded by itself, so that an encoded `&` parts none. */
const parametersOf = (query: string): readonly Parameter[] =>
  query.split('&').map((part) => {
    const [, name = '', value = ''] = /^([^=]*)=?(.*)$/su.exec(part) ?? [];
    return { name: decode(name), value: decode(value) };
  });

/** True for an address that by its path does something, as far as it is known. */
export const isActingPath = (path: string): boolean => actingPaths.test(decode(path)) || orchestrator.test(decode(path));

/** True for a header by which many servers take another method than the request's (RFC 9110 knows none), or Vault makes a token for the answer. */
export const givesAnotherMethod = (header: string): boolean => /^x-(?:(?:http-)?method(?:-override)?|vault-wrap-ttl)\s*:/iu.test(header);

/** An address as it is asked for: what stands behind the host, and behind the question mark. */
export interface Asked {
  readonly host: string;
  readonly path: string;
  readonly query: string;
}

/** Why asking for an address (GET, HEAD) does more than ask, as the end of a sentence; null where nothing says so. */
export function whatAskingDoes({ host, path, query }: Asked): string | null {
  if (pings.test(host)) return `to ${host} is a message`;
  if (/(?:^|\.)slack\.com$/iu.test(host) && slackMethod.test(path)) return slackAsks.test(path) ? null : `to ${path}, which does something`;
  if (isActingPath(path)) return `to ${path}, which by its name does something`;
  const plain = decode(path);
  return parametersOf(query).some((each) => acts(each, plain)) ? 'whose parameters tell the server to do something' : null;
}
