import { actsByWords } from './acting-words.ts';

/** Paths that do something although they are asked for by GET, by whose they are; each a pattern of whole segments. */
const actingSegments = [
  // what servers commonly call it
  String.raw`-/(?:reload|quit)|quitquitquit|abortabortabort|diediedie|_?shutdown|restart|reboot|purge|delete\w*|remove|drain\w*|reset\w*|kill|stop|disable|enable|trigger`,
  String.raw`execute|abort|reload|refresh|rotate|clear\w*|cleanup|invalidate|evict|promote|failover|rollback|vacuum|compact|reindex|rebuild|requeue|replay|retry|cancel\w*|terminate`,
  String.raw`unlock|approve|suspend|resume|pause|migrate|sync|run|exec|attach|snapshot/create|force_(?:merge|flush)|hooks/.+|api/push/.+|heartbeats?/.+|ping/.+|check_in/.+|cron/[\w-]{20,}|api/\d+/cron/.+`,
  // Elasticsearch, Envoy, ZooKeeper's four letters, RabbitMQ, Jolokia, nsqd, Impala, Doris, TiDB, SeaweedFS
  String.raw`_?flush\w*|_refresh|_forcemerge|_optimize|_close|_open|_opendistro/_sql|healthcheck/(?:fail|ok)|runtime_modify|reopen_logs|(?:cpu|heap|alloc)profiler|commands/(?:srst|crst|\w*stat_reset|stmk|set_trace_mask|snap|snapshot)`,
  String.raw`aliveness-test|jolokia/(?:write|exec)|(?:topic|channel)/(?:create|empty|delete)|close_session|set_(?:java_loglevel|glog_level)|_set_config|reload_tablet|(?:stop-)?scatter|vol/grow|dir/assign`,
  // Hadoop, Tomcat, Jenkins, Solr, Kafka REST, Cruise Control, ActiveMQ, Airflow, Squid, Sentinel, Dubbo, Fluentd
  String.raw`yarn-(?:cancel|stop)|(?:host-)?manager/text/(?:(?:un)?deploy|expire|save|sslreload|add|persist)|safe-?restart|safe-?exit|quiet-?down|buildbytoken|generic-webhook-trigger|job/[^/]+/(?:[^/]+/term|build(?:withparameters)?|polling)|dodelete|dowipeoutworkspace|launchslaveagent`,
  String.raw`notifycommit|cancelitem|toggleoffline|solr/[^/]+/update|consumers/[^/]+/instances/[^/]+/(?:records|topics/.+)|kafkacruisecontrol/(?:bootstrap|train)|\w+destination\.action|retrymessage\.action`,
  String.raw`dags/[^/]+/paused/\w+|squid-internal-mgr/(?:reconfigure|offline_toggle)|set(?:rules|switch|clustermode)|offline|online|api/(?:config|plugins|processes)\.(?!json)\w+`,
  // Vault issues something new, Consul and Nomad do what they are asked
  String.raw`v1/(?:[\w-]+/)+(?:creds|sts|roleset|impersonated-account)/.+|v1/(?:[\w-]+/)+(?:static-account/[^/]+/(?:token|key)|crl/rotate(?:-delta)?)|v1/gcp/(?:token|key)/.+|identity/oidc/(?:token/[^/]+|provider/[^/]+/authorize)`,
  String.raw`agent/(?:leave|force-leave(?:/.+)?|maintenance|check/(?:pass|warn|fail|update)/.+)|event/fire/.+|session/destroy/.+|(?:system|client)(?:/allocation/[^/]+)?/gc|v1/leave`,
  // Vault's plugins that issue tokens, VictoriaLogs' days, istiod's proxies, Watchtower, OpenFaaS, Knative, n8n, Grafana OnCall, Spring's heap dump (a full collection)
  String.raw`v1/(?:artifactory|github|gitlab|tailscale)/(?:token|user_token|key)(?:/.+)?|partition/(?:de|at)tach|force_disconnect|v1/update|integrations/deploy/.+|(?:async-)?function/[\w.-]+|wait-for-drain|webhook(?:-test)?/.+|heartbeats?|actuator/heapdump`,
  // Tomcat, Splunk, Dubbo, nginx-rtmp, FreeSWITCH, WHM, ClouDNS, DNS Made Easy, power switches and routers, CapRover
  String.raw`(?:host-)?manager/(?:text|html)/(?:start|findleaks)|_reload|offlineapp|control/(?:drop|record|redirect)/\w+|webapi/(?:reload\w+|fsctl)|__asadmin/(?:un|re)?deploy`,
  String.raw`json-api/(?:add|change|create|edit|install|kill|modify|park|passwd|reboot|remove|reset|restart|set|suspend|terminate|unpark|unsuspend|update)\w*`,
  String.raw`dns/(?:add|copy|delete|mod|register)[\w-]*\.json|servlet/updateip|reboot\.cgi|triggerbuild|sendsms`,
  // Vitess' and GitHub's throttlers, OpenSearch's k-NN, VictoriaMetrics and VictoriaLogs, TiKV, nsqd, CouchDB's update handlers
  String.raw`(?:un)?throttle-app(?:/.+)?|(?:skip|recover)-host/.+|_knn/warmup/.+|tags/tag(?:multi)?series|internal/log_new_\w+|pprof/heap_(?:de)?activate|tombstone_\w+|(?:topic|channel)/(?:tombstone|unpause)|_design/[^/]+/_update/.+`,
  // log levels, states of maintenance
  String.raw`log-?level/\w+|health/(?:up|down)|features?/[^/]+/(?:on|off)|maintenance(?:-mode)?/(?:on|off|enabled?|disabled?)`,
  // Dgraph's Zero, and what older ones export: https://dgraph.io/docs/deploy/dgraph-zero/
  String.raw`removenode|movetablet|assign|admin/export`,
  // devices, addresses, PHP
  String.raw`nic/update|killsource|moveclients|snapshot_create|delseries|(?:wp-)?cron\.php|opcache_reset\.php|axis-cgi/(?:(?:restart|factorydefault|hardfactorydefault)\.cgi|com/ptz\.cgi|io/(?:port|output)\.cgi)|win&.*`,
  // Salt's and Cobbler's calls, Telegram's bots, Slack's methods
  String.raw`rpc/\w+\.(?!get|list)\w+|bot[^/]+/(?!get(?:me|chat\w*|file|webhookinfo|myname|mycommands|userprofilephotos)(?:/|$))\w+`,
];
/** GET should change nothing (RFC 9110, section 9.2.1); these paths of known servers break that rule, or look like it. */
const actingPaths = new RegExp(String.raw`/(?:${actingSegments.join('|')})(?:/|$)`, 'iu');

/** Orchestrator's whole API is GET: https://github.com/openark/orchestrator/blob/master/docs/using-the-web-api.md */
const orchestrator =
  /\/api\/(?:graceful-master-takeover\S*|force-master-\w+|forget\S*|recover\S*|relocate\S*|move-\w+|take-\w+|set-(?:read-only|writeable)|(?:start|stop|restart|reset|detach|reattach)-(?:replica|slave)\S*|skip-query|kill-query|discover|begin-downtime|end-downtime|(?:dis|en)able-global-recoveries|ack-[\w-]+|regroup\S*|match\S*|repoint\S*|make-\S+|flush-binary-logs|purge-binary-logs|(?:begin|end)-maintenance|async-discover|(?:en|dis)able-(?:gtid|semi-sync-\w+)|gtid-errant-\S+|register-candidate|(?:un)?tag|submit-\S+|set-cluster-alias|reload-\S+|grab-election|reelect|raft-(?:yield\S*|add-peer|remove-peer|snapshot)|enslave-\S+|delay-replication|multi-match-\S+|rematch|snapshot-topologies|deregister-\S+|reset-\S+|agent-\S+)(?:\/|$)/iu;

/** True for a path (decoded) that by its name does something, as far as it is known. */
export const actsByPath = (path: string): boolean => actingPaths.test(path) || orchestrator.test(path) || actsByWords(path);
