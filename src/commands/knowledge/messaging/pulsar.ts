import type { Knowledge } from '../program.ts';
import { withVerbData } from '../verbs.ts';

/** https://pulsar.apache.org/reference/#/latest/pulsar-admin/ */
export const pulsar: Knowledge = {
  programs: [
    withVerbData('pulsar-admin', {
      options: '--admin-url --auth-params --auth-plugin --tls-trust-cert-path --request-timeout',
      reads: `clusters list|get, brokers list|leader-broker|get-all-dynamic-config|get-internal-config|list-dynamic-config|version|namespaces, broker-stats, tenants list|get, namespaces list|policies|topics|permissions|get-retention|get-backlog-quotas|bundles,
        topics list|stats|stats-internal|partitioned-stats|subscriptions|lookup|get-partitioned-topic-metadata|info-internal|peek-messages|last-message-id|partitioned-lookup|permissions|list-partitioned-topics|get-backlog-quotas|get-retention, schemas get, functions list|get|status|stats, sources list|get|status, sinks list|get|status, bookies racks-placement|list-bookies, resourcegroups list|get, ns-isolation-policy list|get`,
      changes: {
        'writes a message and reads it back': 'brokers healthcheck',
        'changes the cluster':
          'topics create|create-partitioned-topic|update-partitioned-topic|compact|offload|unload|reset-cursor|skip|create-subscription|grant-permission|set-retention, namespaces create|unload|split-bundle|set-retention|set-backlog-quota|grant-permission, brokers update-dynamic-config|shutdown, tenants create|update, functions create|update|restart|start|stop, sources create|update|restart, sinks create|update|restart',
      },
      destroys: {
        'removes it, or its messages':
          'topics delete|delete-partitioned-topic|clear-backlog|unsubscribe|expire-messages|skip-all|terminate|truncate, namespaces delete|clear-backlog|unsubscribe|remove-retention, tenants delete, functions delete, sources delete, sinks delete, clusters delete, schemas delete',
      },
    }),
  ],
  examples: {
    reads: `
      pulsar-admin topics stats persistent://a/b/c`,
    changes: `
      pulsar-admin brokers healthcheck
      pulsar-admin topics unload persistent://a/b/c`,
    destroys: `
      pulsar-admin topics clear-backlog persistent://a/b/c`,
  },
};
