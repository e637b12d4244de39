import { bare, shown } from './each-command.ts';
import { bash } from './example.ts';
import type { Rule } from './rule.ts';

interface Removed {
  readonly written: RegExp;
  readonly unless?: RegExp;
  readonly what: string;
  readonly now: string;
}

/** What programs no longer know, with the version that dropped it. */
const removed: readonly Removed[] = [
  {
    written: /\bkubectl\b.{0,300}?\s--delete-local-data\b/s,
    what: '--delete-local-data is gone from kubectl',
    now: '--delete-emptydir-data',
  },
  {
    written: /\bkubectl\b.{0,300}?\sget\s.{0,300}?\s--export\b/s,
    what: '--export is gone since kubectl 1.18',
    now: '-o yaml, and strip the status by hand',
  },
  { written: /\bkubectl\b.{0,300}?\srolling-update\s/s, what: 'rolling-update is gone since kubectl 1.18', now: 'kubectl rollout' },
  { written: /\bkubectl\s+version\b.{0,100}?\s--short\b/s, what: '--short is gone since kubectl 1.28', now: 'kubectl version' },
  { written: /\bkubectl\s+run\b.{0,300}?\s--generator\b/s, what: '--generator is gone from kubectl run', now: 'kubectl create deployment' },
  {
    written: /\bkubectl\s+run\b.{0,300}?\s--serviceaccount\b/s,
    what: '--serviceaccount is gone from kubectl run since 1.24',
    now: '--overrides with spec.serviceAccountName',
  },
  {
    written: /\bkafka-(?:topics|consumer-groups|configs|console-consumer|reassign-partitions)(?:\.sh)?\b.{0,400}?\s--zookeeper\b/s,
    what: '--zookeeper is gone since Kafka 3',
    now: '--bootstrap-server HOST:9092',
  },
  {
    written: /\bhelm\s+(?:delete|del|uninstall)\b.{0,200}?\s--purge\b/s,
    what: '--purge is gone since Helm 3',
    now: 'leave it out: helm uninstall',
  },
  { written: /\bhelm\s+init\b/, what: 'helm init is gone since Helm 3', now: 'leave it out: there is no server part any more' },
  {
    written: /\bshow\s+slave\s+(?:status|hosts)\b/i,
    unless: /mariadb/i,
    what: 'SHOW SLAVE … is gone since MySQL 8.4',
    now: 'SHOW REPLICA STATUS, SHOW REPLICAS',
  },
  {
    written: /\bshow\s+master\s+status\b/i,
    unless: /mariadb/i,
    what: 'SHOW MASTER STATUS is gone since MySQL 8.4',
    now: 'SHOW BINARY LOG STATUS',
  },
  {
    written: /\b(?:start|stop|reset)\s+slave\b/i,
    unless: /mariadb/i,
    what: 'START, STOP and RESET SLAVE are gone since MySQL 8.4',
    now: 'the same with REPLICA',
  },
  { written: /\bapt-key\s+(?:add|adv)\b/, what: 'apt-key is gone since Debian 13', now: 'a keyring file and signed-by' },
  {
    written: /\brabbitmqctl\s+(?:sync_queue|set_policy\s.{0,200}?ha-mode)\b/s,
    what: 'mirrored queues are gone since RabbitMQ 4',
    now: 'quorum queues',
  },
];

/** Without one of these words none of the above is written. */
const words =
  /--(?:delete-local-data|export|short|generator|serviceaccount|zookeeper|purge)|rolling-update|helm\s+init|\bslave\b|master\s+status|apt-key|rabbitmqctl/i;

export const removedOption: Rule = {
  id: 'removed-option',
  severity: 'warning',
  title: 'An option that is gone',
  why: 'A current version of the program refuses the command, and the step fails when it is needed.',
  advice: 'Write the command as the current version wants it, and say which version the runbook is for.',
  bad: bash('kubectl drain node-1 --ignore-daemonsets --delete-local-data'),
  good: bash('kubectl drain node-1 --ignore-daemonsets --delete-emptydir-data'),
  check: (input) =>
    input.commands.flatMap(({ command }) => {
      if (!words.test(command.text)) return [];
      const text = /\b(?:slave|master)\b/i.test(command.text) ? command.text : bare(command.text);
      const hit = removed.find(({ written, unless }) => written.test(text) && unless?.test(text) !== true);
      return hit ? [{ line: command.line, message: `${shown(command.text)}: ${hit.what}`, suggestion: `write ${hit.now}` }] : [];
    }),
};
