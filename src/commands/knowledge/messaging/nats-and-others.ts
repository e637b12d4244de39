import type { Knowledge } from '../program.ts';
import { changes, reads } from '../../judge/judgement.ts';
import { changing } from '../shapes.ts';
import { withVerbData } from '../verbs.ts';

/** NATS, Pulsar, Redpanda, MQTT and queues of jobs. */
export const natsAndOthers: Knowledge = {
  programs: [
    withVerbData('nats', {
      options:
        '-s --server --context --creds --user --password --nkey --tlscert --tlskey --tlsca --timeout --js-api-prefix --js-domain --inbox-prefix --domain --connection-name',
      flags: '--tlsfirst --trace --no-context',
      reads: `rtt, server ls|list|info|ping|check|report|graph, server|srv request connections|subscriptions|routes|gateways|leafnodes|jetstream|account|variables|health|profile|raft, account info|report|backup-help|tls, stream|str|st ls|list|info|report|state|view|get|graph|subjects|find|gaps, consumer|con|obs ls|list|info|report|graph|find,
        kv ls|list|get|info|status|history, object|obj ls|list|info, context|ctx ls|list|info|show|validate, events-help, errors, auth-help, service|micro ls|list|info|stats|ping, cheat, latency-help, server config validate, server account info|ls, server check`,
      changes: {
        'sends messages': 'pub, publish, request|req, bench, latency',
        'changes streams, consumers or keys':
          'stream|str|st add|create|edit|copy|restore|seal|cluster|update, consumer|con|obs add|create|edit|copy|pause|resume|cluster|next|sub, kv add|create|put|update|revert|watch, object|obj add|put|seal|get, context|ctx add|save|create|select|previous|edit|copy|import',
        'changes the servers':
          'server|srv request kick|reload, server raft|cluster step-down|down|balance, server mappings, server generate, server passwd, server run, auth',
      },
      destroys: {
        'removes messages': 'stream|str|st purge|rmm|rm|delete|del, kv purge|del|rm',
        'removes it':
          'consumer|con|obs rm|delete|del, object|obj rm|del|delete, context|ctx rm|delete|del, server raft|cluster peer-remove',
      },
      special: {
        'sub|subscribe, reply, events, top, kv watch, object watch, trace': reads('never ends by itself', { unbounded: true }),
        'stream|str|st backup, account backup': reads('keeps a copy of the messages', { preserves: true }),
      },
    }),
    withVerbData('rpk', {
      options: '-X --brokers --config --profile --user --password --sasl-mechanism -v --format --tls-truststore --admin-hosts',
      reads:
        'cluster info|health|metadata|status|logdirs, cluster config status|get|export|lint, cluster partitions list|balancer-status|move-status, cluster maintenance status, cluster storage list-mount, cluster quotas describe|list, topic list|describe|describe-storage, group list|describe, registry schema|subject list|get, redpanda admin brokers list, redpanda admin config print, acl list, security acl|user|role list|describe, version, debug info, profile list|current|print, cluster license info, topic analyze, cluster txn list|describe',
      changes: {
        'changes the cluster':
          'topic create|produce|alter-config|add-partitions, group seek, cluster config set|import|edit|force-reset, cluster partitions move|balance|transfer-leadership|move-cancel|enable|disable|unsafe-recover, cluster maintenance enable|disable, redpanda start|stop|tune|mode, redpanda admin config log-level, acl create, security acl|user|role create|update|assign|unassign, profile use|set|create, cluster license set, generate, container',
      },
      destroys: {
        'removes it':
          'topic delete|trim-prefix, group delete|offset-delete, acl delete, security acl|user|role delete, redpanda admin brokers decommission, profile delete, registry schema|subject delete',
      },
      special: {
        'topic consume': reads('never ends by itself', { unbounded: true }),
        'debug bundle': reads('collects data into a file', { preserves: true }),
      },
    }),
    withVerbData('pulsar-admin', {
      options: '--admin-url --auth-params --auth-plugin --tls-trust-cert-path --request-timeout',
      reads: `clusters list|get, brokers list|leader-broker|healthcheck|get-all-dynamic-config|get-internal-config|list-dynamic-config|version|namespaces, broker-stats, tenants list|get, namespaces list|policies|topics|permissions|get-retention|get-backlog-quotas|bundles,
        topics list|stats|stats-internal|partitioned-stats|subscriptions|lookup|get-partitioned-topic-metadata|info-internal|peek-messages|last-message-id|partitioned-lookup|permissions|list-partitioned-topics|get-backlog-quotas|get-retention, schemas get, functions list|get|status|stats, sources list|get|status, sinks list|get|status, bookies racks-placement|list-bookies, resourcegroups list|get, ns-isolation-policy list|get`,
      changes: {
        'changes the cluster':
          'topics create|create-partitioned-topic|update-partitioned-topic|compact|offload|unload|reset-cursor|skip|create-subscription|grant-permission|set-retention, namespaces create|unload|split-bundle|set-retention|set-backlog-quota|grant-permission, brokers update-dynamic-config|shutdown, tenants create|update, functions create|update|restart|start|stop, sources create|update|restart, sinks create|update|restart',
      },
      destroys: {
        'removes it, or its messages':
          'topics delete|delete-partitioned-topic|clear-backlog|unsubscribe|expire-messages|skip-all|terminate|truncate, namespaces delete|clear-backlog|unsubscribe|remove-retention, tenants delete, functions delete, sources delete, sinks delete, clusters delete, schemas delete',
      },
    }),
    // mosquitto_rr(1) sends a request; mosquitto_sub(1) --remove-retained clears messages, --will-* leaves one
    changing(['mosquitto_rr'], changes('sends a message and waits for the answer')),
    withVerbData('mosquitto_sub', {
      acts: '--will-topic --will-payload',
      options: '-h -p -t -u -P -C -W',
      bare: reads('never ends by itself', { unbounded: true }),
    }),
    changing(['mosquitto_pub'], changes('sends a message')),
  ],
  examples: {
    reads: `
      nats stream ls
      nats -s nats://db:4222 stream info ORDERS
      nats server report jetstream
      nats consumer report ORDERS
      nats kv get config a
      nats sub 'orders.>'
      rpk cluster health
      rpk topic describe orders
      pulsar-admin topics stats persistent://a/b/c
      nats server request jetstream
      mosquitto_sub -t a -C 1`,
    changes: `
      nats pub orders.new x
      nats stream edit ORDERS --max-age 1d
      nats kv put config a b
      rpk cluster maintenance enable 1
      pulsar-admin topics unload persistent://a/b/c
      nats no-such-verb
      mosquitto_pub -t a -m b
      nats server request kick 12 NABC
      nats object get BUCKET a
      mosquitto_rr -t a -e b -m x
      mosquitto_sub -t a --remove-retained`,
    destroys: `
      nats stream purge ORDERS -f
      nats consumer rm ORDERS worker
      rpk topic delete orders
      pulsar-admin topics clear-backlog persistent://a/b/c`,
  },
};
