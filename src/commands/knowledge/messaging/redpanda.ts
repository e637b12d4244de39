import { changes, reads } from '../../judge/judgement.ts';
import type { Knowledge } from '../program.ts';
import { keepsCopy } from '../shapes.ts';
import { withVerbData } from '../verbs.ts';

/** https://docs.redpanda.com/current/reference/rpk/ */
export const redpanda: Knowledge = {
  programs: [
    withVerbData('rpk', {
      options:
        '-o --output -f --filename -X --brokers --config --profile --user --password --sasl-mechanism -v --format --tls-truststore --admin-hosts',
      reads:
        'cluster info|health|metadata|status|logdirs, cluster config status|get, cluster partitions list|balancer-status|move-status, cluster maintenance status, cluster storage list-mount, cluster quotas describe|list, topic list|describe|describe-storage, group list|describe, registry schema|subject list|get, redpanda admin brokers list, redpanda admin config print, acl list, security acl|user|role list|describe, version, debug info, profile list|current|print, cluster license info, topic analyze, cluster txn list|describe',
      changes: {
        'changes the cluster':
          'cluster config lint, topic create|produce|alter-config|add-partitions, group seek, cluster config set|import|edit|force-reset, cluster partitions move|balance|transfer-leadership|move-cancel|enable|disable|unsafe-recover, cluster maintenance enable|disable, redpanda start|stop|tune|mode, redpanda admin config log-level, acl create, security acl|user|role create|update|assign|unassign, profile use|set|create, cluster license set, generate, container',
      },
      destroys: {
        'removes it':
          'topic delete|trim-prefix, group delete|offset-delete, acl delete, security acl|user|role delete, redpanda admin brokers decommission, profile delete, registry schema|subject delete',
      },
      special: {
        'topic consume': (call) =>
          call.words.some((word) => /^(?:-[a-z]*g|--group)/u.test(word.prefix))
            ? changes('reads for a group: its position moves')
            : reads('never ends by itself', { unbounded: true }),
        'debug bundle': (_, given) =>
          keepsCopy(given.has('-o', '--output') ? given.place('-o', '--output') : '.', 'collects data into a file'),
        'cluster config export': (_, given) => keepsCopy(given.has('-f', '--filename') ? given.place('-f', '--filename') : '.'),
      },
    }),
  ],
  examples: {
    reads: `
      rpk cluster config export --filename config.yml
      rpk cluster health
      rpk topic describe orders`,
    changes: `
      rpk cluster maintenance enable 1
      rpk topic consume t --group g
      rpk debug bundle --output /etc/x.zip
      rpk cluster config export -f /etc/x`,
    destroys: `
      rpk topic delete orders`,
  },
};
