import { shown } from './each-command.ts';
import { bash } from './example.ts';
import type { Rule } from './rule.ts';

/** Clients, and the words in the name of a pod that has them. */
const clients: readonly (readonly [RegExp, RegExp])[] = [
  [/^redis-cli$/, /redis|valkey|cache|sentinel|keydb|dragonfly|toolbox|debug|client/],
  [/^(?:psql|pg_\w+)$/, /postgres|pg|psql|sql|db|database|timescale|patroni|cnpg|cockroach|toolbox|debug|client/],
  [/^(?:mysql|mysqldump|mysqladmin|mariadb)$/, /mysql|maria|sql|db|database|percona|galera|toolbox|debug|client/],
  [/^(?:mongosh?|mongodump)$/, /mongo|db|database|toolbox|debug|client/],
  [/^rabbitmq\w*$/, /rabbit|mq|broker|toolbox|debug|client/],
  [/^kafka-[\w-]+(?:\.sh)?$/, /kafka|broker|strimzi|redpanda|toolbox|debug|client|zookeeper|kraft/],
  [/^etcdctl$/, /etcd|toolbox|debug|client|control|master/],
];
/** Options of exec, with the value that the next word is. */
const options =
  /\s(?:(?:-[ncuweEsf]|--(?:namespace|container|context|cluster|kubeconfig|user|workdir|env|env-file|server|filename|pod-running-timeout))(?:=|\s+)\S+|--?[\w-]+(?:=\S+)?)(?=\s|$)/g;

export const clientInTheWrongPod: Rule = {
  id: 'client-in-the-wrong-pod',
  severity: 'warning',
  title: 'A client in a pod of something else',
  why: 'The pod of an application seldom holds the client of a database: "command not found". Where it does, the client asks localhost, where no server is.',
  advice: 'Name the pod of the server itself.',
  bad: bash('kubectl exec deploy/cart-api -n shop -- redis-cli -e PING'),
  good: bash('kubectl exec deploy/cart-redis -n shop -- redis-cli -e PING'),
  check: (input) =>
    input.commands.flatMap(({ command }) => {
      const client = clients.find(([program]) => program.test(command.innerProgram ?? ''));
      if (!client) return [];
      const before = command.text.split(/\s--\s/)[0] ?? '';
      const words = before.replaceAll(options, '');
      const pod = /\bexec\s+(?:(?:pods?|po|deploy(?:ment)?|sts|statefulset)\/)?([a-z][a-z0-9-]{2,})(?=\s|$)/.exec(words)?.[1];
      // A name that is a hole says nothing.
      if (
        pod === undefined ||
        client[1].test(before.replaceAll(/\s(?:-n|--namespace)[= ]\s*\S+/g, ' ')) ||
        /[<{$]/.test(before) ||
        (/^[a-z]+-?x{3,}$/.test(pod) === false && /^(?:pod|name|container)s?$/.test(pod))
      )
        return [];
      const goesElsewhere = /\s(?:-h|--host)[= ]?\s*\S/.test(command.text);
      return [
        {
          line: command.line,
          message: `${shown(command.text)} runs ${command.innerProgram} in ${pod}: ${goesElsewhere ? 'its image hardly holds that program' : 'no such program, or no server, is there'}`,
          suggestion: 'name the pod of the server itself',
        },
      ];
    }),
};
