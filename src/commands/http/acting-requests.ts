/** GET should change nothing (RFC 9110, section 9.2.1); these paths of known servers break that rule, or look like it. */
const actingPaths =
  /\/(?:-\/(?:reload|quit)|quitquitquit|abortabortabort|_?shutdown|restart|reboot|_?flush\w*|_refresh|_forcemerge|_close|_open|purge|delete\w*|remove|drain\w*|healthcheck\/fail|runtime_modify|reset\w*|kill|stop|disable|enable|trigger|execute|reload|refresh|rotate|clear\w*|cleanup|invalidate|evict|promote|failover|rollback|vacuum|compact|reindex|rebuild|requeue|replay|retry|cancel|terminate|unlock|approve|suspend|resume|pause|migrate|sync|run|exec|attach|safe-?restart|safe-?exit|quiet-?down|snapshot\/create|force_(?:merge|flush)|commands\/(?:srst|crst|\w*stat_reset|stmk|set_trace_mask|snap|snapshot)|aliveness-test|jolokia\/(?:write|exec)|diediedie|yarn-cancel|yarn-stop|manager\/text\/(?:un)?deploy|buildbytoken|generic-webhook-trigger|nic\/update|killsource|moveclients|snapshot_create|delseries|job\/[^/]+\/build(?:withparameters)?|(?:wp-)?cron\.php|cron\/[\w-]{20,}|axis-cgi\/(?:restart|factorydefault|hardfactorydefault)\.cgi|rpc\/\w+\.(?!get|list)\w+|bot[^/]+\/(?!get(?:me|chat\w*|file|webhookinfo|myname|mycommands|userprofilephotos)(?:\/|$))\w+|consumers\/[^/]+\/instances\/[^/]+\/records|database\/(?:static-)?creds\/[^/]+|identity\/oidc\/token\/[^/]+|api\/\w+\.(?:\w+\.)?(?:memessage|unarchive|mark|post|delete|update|set|add|remove|create|invite|kick|archive|join|leave|open|close|rename|schedule|upload|revoke)\w*)(?:\/|$)|\/solr\/[^/]+\/update(?:\/|$)/iu;

/** `?task=vacuum`, `?action=delete`: a parameter that tells the server to do something. */
const actingQuery =
  /(?:^|&)(?:dw|task|action|op|operation|cmd|command|do|method|mode)=(?:vacuum|analy[sz]e|checkpoint|full|run|restart|delete\w*|remove\w*|add\w+|split\w*|move\w+|create\w*|replace\w+|utilizenode|sync\w*|aliasprop|requestrecovery|stop\w*|start\w*|terminate\w+|send\w+|put\w+|authorize\w+|revoke\w+|associate\w+|attach\w+|detach\w+|destroy\w*|deploy\w+|reboot\w+|backup|restore|modify\w*|disable\w*|enable\w*|abort\w*|fetch\w*|swap|clusterprop|\w+-import|unload|rename|merge\w*|balance\w*|rebalance\w*|force\w+|install\w*|reindex\w+|purge|flush|clear|reset|reindex|optimi[sz]e|repair|compact|gc|kill|drain|reload|refresh|trigger|execute|update|set|clean\w*|rebuild|shutdown|reboot|rotate|promote|failover|rollback|deploy|scale|pause|resume|cancel|terminate|invalidate|evict|unlock|retry|requeue|replay|migrate)\b/iu;
/** Commands of Tasmota and Nagios, and Shelly's switch: https://shelly-api-docs.shelly.cloud/gen1/ */
const commandQuery = /(?:^|&)(?:cmnd=|cmd_typ=|turn=(?:on|off|toggle)\b)/iu;
/** hc-ping.com, a dead man's switch: asking for it is a sign of life, or of a failure. */
const pings = /^(?:[\w-]+\.)*(?:hc-ping\.com|ntfy\.sh|nosnch\.in|deadmanssnitch\.com|cronitor\.link|heartbeat\.uptimerobot\.com)$/iu;
/** Streams of Solr that write, queues of ActiveMQ that are read empty, updates of Telegram that are ticked off. */
const takes =
  /(?:^|&)expr=.*\b(?:delete|update|commit|daemon)\(|(?:^|&)type=(?:queue|topic)(?:&|$)|(?:^|&)offset=-?\d+(?:&|$)|(?:^|&)level=\w/iu;

/** `?q=DROP DATABASE x`: InfluxDB 1 warns and does it, QuestDB does it. */
const actingStatement =
  /(?:^|&)(?:q|query|sql|stmt|statement)=(?:[^&]*;)?\s*(?:drop|delete|insert|update|alter|truncate|create|grant|revoke|kill|replace|merge|upsert|rename|set|mutation)\s/iu;
/** InfluxDB 1 writes the answer into a measurement. */
const writtenInto = /(?:^|&)(?:q|query|sql|stmt|statement)=\s*select\b[^&]*\binto\b/iu;
/** Orchestrator's whole API is GET: https://github.com/openark/orchestrator/blob/master/docs/using-the-web-api.md */
const orchestrator =
  /\/api\/(?:graceful-master-takeover\S*|force-master-\w+|forget\S*|recover\S*|relocate\S*|move-\w+|take-\w+|set-(?:read-only|writeable)|(?:start|stop|restart|reset|detach|reattach)-(?:replica|slave)\S*|skip-query|kill-query|discover|begin-downtime|end-downtime|(?:dis|en)able-global-recoveries|ack-\w+|regroup\S*|match\S*|repoint\S*|make-\S+|flush-binary-logs|purge-binary-logs)(?:\/|$)/u;
/** Solr builds anew what it suggests, and sets log levels, when a GET asks for it. */
const solrBuilds = /(?:^|&)(?:[\w.]+\.(?:build|reload)=true|set=[\w.]+:\w+)/iu;
const searchPath = /\/(?:search|query|audit\w*|logs?|events?|list|stats)(?:\/[^/]*)?$/iu;

/** What a part of an address says; as it stands where it is no percent-encoding. */
export const decode = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
};

/** True for an address that by its path does something, as far as it is known. */
export const isActingPath = (path: string): boolean => actingPaths.test(path);

/** Why asking for an address (GET, HEAD) does more than ask, as the end of a sentence; null where nothing says so. */
export function whatAskingDoes({
  host,
  path,
  query,
}: {
  readonly host: string;
  readonly path: string;
  readonly query: string;
}): string | null {
  if (pings.test(host)) return `to ${host} is a message`;
  if (isActingPath(decode(path)) || orchestrator.test(path)) return `to ${path}, which by its name does something`;
  const text = decode(query);
  const acts =
    (actingQuery.test(query) && !searchPath.test(path)) ||
    commandQuery.test(query) ||
    solrBuilds.test(query) ||
    (takes.test(text) && /\/(?:stream|api\/message\/[^/]+|getupdates|loglevel)$/iu.test(path)) ||
    writtenInto.test(text) ||
    (actingStatement.test(text) && !/\/_?search(?:\/|$)/iu.test(path));
  return acts ? 'whose parameters tell the server to do something' : null;
}
