import { changes, destroys, reads } from '../judge/judgement.ts';
import type { Judgement } from '../judge/judgement.ts';
import { judgeClickHouse } from '../sql/other-dialects.ts';

/** One HTTP request as far as it is known before it is sent; null: not known. */
export interface RequestShape {
  readonly method: string | null;
  readonly url: string | null;
  readonly body: string | null;
  readonly hasBody: boolean;
  /** The address goes on in a way that only running can tell. */
  readonly isPartial?: boolean;
}

/** Paths of well-known APIs that answer a question although they are sent by POST. */
const queries: readonly { readonly path: RegExp; readonly api: string; readonly inner: string | null }[] = [
  {
    path: /\/api\/v1\/(?:query|query_range|query_exemplars|series|labels|label\/[^/]+\/values|format_query|parse_query|export)$/u,
    api: 'Prometheus',
    inner: 'promql',
  },
  { path: /\/loki\/api\/v1\/(?:query|query_range|labels|series|index\/(?:stats|volume|volume_range))$/u, api: 'Loki', inner: null },
  {
    path: /(?:^|\/)(?:_search|_search\/(?:scroll|template)|_msearch|_msearch\/template|_count|(?<!\/_snapshot\/[^/]+\/)_analyze|_explain(?:\/[^/]+)?|_validate\/query|_field_caps|_mget|_termvectors|_rank_eval|_eql\/search|_render\/template|_cluster\/allocation\/explain|_search_shards|_knn_search|_ingest\/pipeline\/(?:[^/]+\/)?_simulate|_terms_enum)$/u,
    api: 'Elasticsearch',
    inner: null,
  },
  {
    path: /\/select\/logsql\/(?:query|hits|stats_query|stats_query_range|streams|field_names|field_values)$/u,
    api: 'VictoriaLogs',
    inner: null,
  },
  { path: /\/apis\/authorization\.k8s\.io\/v1\/(?:self)?subject(?:access|rules)reviews$/u, api: 'Kubernetes', inner: null },
  {
    path: /\/v1\/(?:auth\/token\/lookup(?:-self|-accessor)?|sys\/capabilities(?:-self|-accessor)?|sys\/wrapping\/lookup)$/u,
    api: 'Vault',
    inner: null,
  },
  {
    path: /\/api\/v2\/(?:logs\/events|spans\/events|rum\/events|ci\/\w+\/events|audit\/events|events)\/search$/u,
    api: 'Datadog',
    inner: null,
  },
];

/** Paths of known servers where a POST or PUT loses something. */
const losing =
  /\/(?:_delete_by_query|admin\/tsdb\/delete_series|admin\/tsdb\/clean_tombstones|force-leave\/[^/]+|deregister\/[^/]+|session\/destroy\/[^/]+|(?:containers|images|volumes|networks)\/prune|delete|destroy|wipe|terminate|drop|flushall)(?:\/|$)|\/v1\/sys\/(?:seal|revoke[\w-]*|leases\/revoke[\w-]*)(?:\/|$)/iu;

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
/** The statement is a parameter, or what only running can tell. */
const openStatement = /(?:^|&)(?:q|query|sql|stmt|statement)=\s*(?:[\uE000-\uF8FF]|$)/iu;
const statementPath = /\/(?:query|exec|sql)$/u;
/** Orchestrator's whole API is GET: https://github.com/openark/orchestrator/blob/master/docs/using-the-web-api.md */
const orchestrator =
  /\/api\/(?:graceful-master-takeover\S*|force-master-\w+|forget\S*|recover\S*|relocate\S*|move-\w+|take-\w+|set-(?:read-only|writeable)|(?:start|stop|restart|reset|detach|reattach)-(?:replica|slave)\S*|skip-query|kill-query|discover|begin-downtime|end-downtime|(?:dis|en)able-global-recoveries|ack-\w+|regroup\S*|match\S*|repoint\S*|make-\S+|flush-binary-logs|purge-binary-logs)(?:\/|$)/u;
/** Solr builds anew what it suggests, and sets log levels, when a GET asks for it. */
const solrBuilds = /(?:^|&)(?:[\w.]+\.(?:build|reload)=true|set=[\w.]+:\w+)/iu;
const searchPath = /\/(?:search|query|audit\w*|logs?|events?|list|stats)(?:\/[^/]*)?$/iu;

const pathOf = (url: string): { readonly path: string; readonly host: string; readonly query: string } => {
  const match = /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:[^/?#@]*@)?([^/?#]*)([^?#]*)(?:\?([^#]*))?/iu.exec(url);
  return { host: match?.[1] ?? '', path: match?.[2] ?? '', query: match?.[3] ?? '' };
};

const clickHouse = (host: string): boolean => /clickhouse/iu.test(host) || host.endsWith(':8123');

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
};

/** A request whose address only running can tell: asking is harmless, everything else is not known. */
function judgePartial(method: string, begin: string): Judgement {
  const verb = method.toUpperCase();
  if (verb === 'DELETE') return destroys('sends DELETE: the object is removed');
  if (!['GET', 'HEAD', 'OPTIONS'].includes(verb)) return changes('the request is not known before it is sent');
  const { path, query } = pathOf(begin);
  if (statementPath.test(path) && openStatement.test(query) && queries.every((each) => !each.path.test(path)))
    return changes('the statement is not known before it is sent');
  return actingPaths.test(begin) ? changes(`a ${verb} to an address that by its name does something`) : reads();
}

/** A GraphQL document without a mutation: `{"query": "{ … }"}`. */
const isGraphqlQuestion = (path: string, body: string | null): boolean =>
  body !== null && path.endsWith('/graphql') && /"query"\s*:\s*"\s*(?:query\b|\{)/u.test(body) && !/mutation|subscription/iu.test(body);

/** Grafana hands the SQL of a panel on as it stands. */
const isGrafanaQuestion = (path: string, body: string | null): boolean =>
  /\/api\/(?:ds|tsdb)\/query$/u.test(path) &&
  body !== null &&
  !/"rawSql"\s*:\s*"(?!\s*(?:select|with|show|explain)\b(?![^"]*;))|\b(?:drop|delete|insert|update|alter|truncate|create|grant|call|exec)\b/iu.test(
    body,
  );

/** The effect of an HTTP request, by its method and by the APIs that are known. */
export function judgeRequest(request: RequestShape): Judgement {
  const { method, url } = request;
  if (method === null) return changes('the request is not known before it is sent');
  if (url === null || request.isPartial === true) return judgePartial(method, url ?? '');
  if (!/^(?:https?:\/\/|[\w.\uE000-\uF8FF-]+(?::|\/|$))/iu.test(url) || (/^[a-z][a-z0-9+.-]*:\/\//iu.test(url) && !/^https?:/iu.test(url)))
    return changes('not an HTTP address');
  const { host, path, query } = pathOf(url);
  const verb = method.toUpperCase();
  const isReading = verb === 'GET' || verb === 'HEAD' || verb === 'OPTIONS';
  const known = queries.find((each) => each.path.test(path));
  if (clickHouse(host)) {
    const fromUrl = /(?:^|&)query=([^&]*)/u.exec(query)?.[1];
    const sql = [fromUrl === undefined ? '' : decode(fromUrl), request.hasBody ? request.body : ''];
    if (sql.every((part) => part === '') && isReading) return reads();
    // ClickHouse itself refuses changes by GET.
    if (isReading && !request.hasBody) return reads('ClickHouse allows only reading by GET', { inner: null });
    return {
      ...(sql.includes(null) ? changes('the SQL is not known before it is sent') : judgeClickHouse(sql.join(' ').trim())),
      inner: 'clickhouse-sql',
    };
  }
  const isOwnServer =
    known?.api !== 'Prometheus' ||
    (request.body !== null && /^(?:query|match(?:\[\]|%5B%5D))=/u.test(request.body)) ||
    ((/(?:^|[.-])(?:prom|thanos|mimir|cortex|victoria|vm)/iu.test(host) || /:(?:9090|9091|10902|10904|8428|8481)$/u.test(host)) &&
      /\/(?:query\w*|format_query|parse_query)$/u.test(path));
  if (known !== undefined && (isReading || (verb === 'POST' && isOwnServer))) {
    return reads(verb === 'POST' ? `a question to ${known.api}, sent by POST` : undefined, {
      inner: known.inner !== null && /(?:^|&)query=/u.test(query) ? known.inner : null,
    });
  }
  if (isReading) {
    if (pings.test(host)) return changes(`a ${verb} to ${host} is a message`);
    if (actingPaths.test(decode(path)) || orchestrator.test(path)) return changes(`a ${verb} to ${path}, which by its name does something`);
    const acts =
      (actingQuery.test(query) && !searchPath.test(path)) ||
      commandQuery.test(query) ||
      solrBuilds.test(query) ||
      (takes.test(decode(query)) && /\/(?:stream|api\/message\/[^/]+|getupdates|loglevel)$/iu.test(path)) ||
      writtenInto.test(decode(query)) ||
      (actingStatement.test(decode(query)) && !/\/_?search(?:\/|$)/iu.test(path));
    if (statementPath.test(path) && openStatement.test(query)) return changes('the statement is not known before it is sent');
    return acts ? changes(`a ${verb} whose parameters tell the server to do something`) : reads();
  }
  if (verb === 'POST' && isGrafanaQuestion(path, request.body)) return reads('a question to Grafana, sent by POST');
  if (verb === 'POST' && isGraphqlQuestion(path, request.body)) return reads('a GraphQL question, sent by POST');
  if (verb === 'DELETE' || losing.test(path))
    return destroys(verb === 'DELETE' ? 'sends DELETE: the object is removed' : `sends ${verb} to ${path}, which removes something`);
  return changes(`sends ${verb}: changes something on the other side`);
}
