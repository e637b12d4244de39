import { bash } from './example.ts';
import type { Rule } from './rule.ts';

const ofANamespace =
  /^\s*kubectl\s(?:.*\s)?(?:logs|exec|scale|rollout|edit|describe|get|top|delete|set|port-forward)\s(?!.*\b(?:nodes?|namespaces?|ns|pv|crds?|storageclass(?:es)?|clusterroles?)\b)/;

export const namespaceNeverNamed: Rule = {
  id: 'namespace-never-named',
  severity: 'info',
  title: 'A document that names no namespace',
  why: 'Every command goes to the namespace of the present context: "default", or the one that was worked in last.',
  advice: 'Add -n NAMESPACE to the commands, or say once at the top which namespace is meant.',
  bad: bash('kubectl get pods', 'kubectl logs cart-0 --tail=100', 'kubectl rollout restart deploy/cart'),
  good: bash('kubectl get pods -n shop', 'kubectl logs cart-0 --tail=100 -n shop', 'kubectl rollout restart deploy/cart -n shop'),
  check: (input) => {
    const commands = input.commands.filter(({ command }) => /\bkubectl\s/.test(command.text));
    // missing-namespace speaks where some commands name one.
    if (commands.some(({ command }) => /\s(?:-n|--namespace|-A|--all-namespaces)\b|--namespace=|\bkubens\b/.test(command.text))) return [];
    const bare = commands.filter(({ command }) => ofANamespace.test(command.text));
    const [first] = bare;
    if (!first || bare.length < 3 || /\bnamespace\b/i.test(input.text)) return [];
    return [
      {
        line: first.command.line,
        message: `none of the ${bare.length} kubectl commands names a namespace; they go wherever the present context points`,
        suggestion: 'add -n NAMESPACE to each',
      },
    ];
  },
};
