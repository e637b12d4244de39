/** A parameter of an address that tells the server to do something: all that is given must fit. */
interface ActingParameter {
  readonly name: RegExp;
  readonly value?: RegExp;
  readonly path?: RegExp;
  /** Where the same parameter only asks. */
  readonly except?: RegExp;
}

const verbs =
  /^(?:abort\w*|activate\w*|add\w+|aliasprop|analy[sz]e|associate\w+|attach\w+|authorize\w+|backup\w*|bake\w*|balance\w*|cancel|checkpoint|clean\w*|clear|clusterprop|collectionprop|compact|create\w*|delete\w*|deploy\w*|destroy\w*|detach\w+|disable\w*|discover\w*|drain|edit\w*|enable\w*|evict|execute|failover|fetch\w*|flush|force\w+|full|gc|getdelegationtoken|hangup|install\w*|invalidate|invoke\w*|kill|merge\w*|migrate\w*|modify\w*|move\w+|optimi[sz]e|originate|overseerop|override|patch|pause|pl_\w+|post|preprecovery|promote|purge|put\w*|rebalance\w*|reboot\w*|rebuild|refresh|reindex\w*|reload|remove\w*|rename|repair|replace\w+|replay|requeue|request(?!status)\w+|reset|recover|restart|restore\w*|resume|retry|revoke\w+|rollback|rotate|run|scale|send\w+|set(?:_\w+)?|shutdown|silence\w*|split\w*|start\w*|stop\w*|swap|sync\w*|terminate\w*|trigger|unload|unlock|(?:un)?monitor|update|utilizenode|vacuum|\w+-import)\b/iu;

const actingParameters: readonly ActingParameter[] = [
  // `?task=vacuum`, `?action=delete`; where one asks for what others did, it says which.
  {
    name: /^(?:dw|task|action|api_action|act|op|operation|cmd|command|do|fn|func|function|method|_method|method_override|mode|rpc)$/iu,
    value: verbs,
    except: /\/(?:search|audit\w*)(?:\/[^/]*)?$/iu,
  },
  // Tomcat's JMX, Checkmk, Supervisor, Solr's other handlers and what it builds anew, log levels
  { name: /^(?:invoke|_do_(?:actions|confirm)|processname|stream\.body)$/iu },
  { name: /^qt$/iu, value: /update/iu },
  { name: /^[\w.]+\.(?:build|reload)(?:all)?$/iu, value: /^true$/iu },
  // Apache Ignite: https://ignite.apache.org/docs/latest/restapi
  {
    name: /^cmd$/iu,
    value: /^(?!(?:cache|conkeys?|currentstate|exists|get|getall|log|memoryregion|name|node|probe|size|top|version|who)$)/iu,
    path: /\/ignite$/iu,
  },
  { name: /^duration$/iu, path: /\/debug\/vmodule$/iu },
  { name: /^set$/iu, value: /^[\w.]+:\w+/iu },
  { name: /^expr$/iu, value: /\b(?:delete|update|commit|daemon)\(/iu, path: /\/stream$/iu },
  { name: /^(?:level|set|add_verbose|paths)$/iu, value: /./u, path: /\/(?:loggers?|logging|log|log-?level|log\/level)$/iu },
  { name: /./u, value: /^(?:trace|debug|info|warn(?:ing)?|error|critical|off)$/iu, path: /\/logging$/iu },
  // Matomo, Namecheap: the verb stands behind a dot; Moodle: among underscores; TeamCity, Sucuri, Asterisk
  {
    name: /^(?:method|command)$/iu,
    value: /\.(?:add|clear|create|delete|disable|enable|invalidate|purge|reactivate|remove|renew|run|send|set|transfer|update)\w*$/iu,
  },
  { name: /^wsfunction$/iu, value: /_(?:add|assign|create|delete|enrol|remove|send|set|unassign|update)(?:_|$)/iu },
  { name: /^add2queue$/iu },
  { name: /^a$/iu, value: /^clear_?cache$/iu },
  { name: /^action$/iu, value: /^command$/iu, path: /\/(?:raw|m)xml$|\/rawman$/iu },
  // PAN-OS: https://docs.paloaltonetworks.com/pan-os/11-1/pan-os-panorama-api
  { name: /^type$/iu, value: /^commit$/iu },
  { name: /^cmd$/iu, value: /<(?:clear|commit|debug|delete|load|request|set)>/iu },
  // Digital Loggers' power switches
  { name: /./u, path: /\/(?:outlet|script)$/iu },
  // `?flush=true`, `?reset`; Argo CD's refresh, istiod's push, Go's and Envoy's profiles
  {
    name: /^(?:clear|delete|enable|evict|flush|force|gc|invalidate|purge|push|rebuild|refresh|reload|remove|reset|restart|rotate|shutdown|sync|wipe)$/iu,
    value: /^(?:|1|true|yes|y|on|all|now|hard|normal)$/iu,
  },
  { name: /^(?:enabled|replicas)$/iu, value: /./u, path: /\/(?:maintenance|maintenance-mode|scale)$/iu },
  // HDFS' fsck, queues of ActiveMQ that are read empty, updates of Telegram that are ticked off, rings of Loki and Mimir
  { name: /^(?:delete|move)$/iu, path: /\/fsck$/iu },
  { name: /^type$/iu, value: /^(?:queue|topic)$/iu, path: /\/api\/message\/[^/]+$/iu },
  { name: /^destination$/iu, path: /\/api\/message(?:\/[^/]+)?$/iu },
  { name: /^offset$/iu, value: /^-?\d+$/u, path: /\/getupdates$/iu },
  { name: /^forget$/iu, path: /\/ring$/iu },
  // A search of Splunk goes on behind its first bar; a question of GraphQL may be none.
  { name: /^search$/iu, value: /\|\s*(?:delete|outputlookup|outputcsv|sendemail|collect|script|run|map|sendalert)\b/iu },
  { name: /^query$/iu, value: /\b(?:mutation|subscription)\b/iu, path: /\/graphql$/iu },
  // PHP's caches, Apache's and nginx' balancers, Pi-hole
  { name: /./u, path: /\/(?:(?:opcache|apc)\.php|balancer-manager|upstream_conf|dynamic)$/iu },
  { name: /^(?:enable|disable)$/iu, path: /\/api\.php$/iu },
  // Devices: Tasmota and Nagios, ESP Easy, Shelly (https://shelly-api-docs.shelly.cloud/gen1/), WLED, Domoticz
  { name: /^(?:cmnd|cmd_typ)$/iu },
  { name: /^cmd$/iu, value: /,/u },
  { name: /^turn$/iu, value: /^(?:on|off|toggle)\b/iu },
  { name: /./u, path: /\/(?:roller|light|relay|color|white)\/\d+$|\/win$/iu },
  { name: /^(?!(?:fields?|filter|sort|page|limit|v|format)$)./iu, value: /./u, path: /(?<!\/_cluster)\/settings$/iu },
  { name: /./u, value: /^switch/iu, path: /\/json\.htm$/iu },
  // `?q=DROP DATABASE x`: InfluxDB 1 warns and does it, QuestDB does it; InfluxDB writes an answer into a measurement.
  {
    name: /^(?:q|query|sql|stmt|statement)$/iu,
    value: /(?:^|;)\s*(?:drop|delete|insert|update|alter|truncate|create|grant|revoke|kill|replace|merge|upsert|rename|set|mutation)\s/iu,
    except: /\/_?search(?:\/|$)/iu,
  },
  { name: /^(?:q|query|sql|stmt|statement)$/iu, value: /^\s*select\b.*\binto\b/isu },
];

/** What SQL takes for nothing. */
const comment = /\/\*[\s\S]*?\*\/|--[^\n]*/gu;

/** True for a parameter (decoded) that does something at a path (decoded). */
export const actsByParameter = (name: string, value: string, path: string): boolean =>
  actingParameters.some(
    (each) =>
      each.name.test(name) &&
      each.value?.test(value.replaceAll(comment, ' ')) !== false &&
      each.path?.test(path) !== false &&
      each.except?.test(path) !== true,
  );
