import { bash } from './example.ts';
import type { Rule } from './rule.ts';

const kinds: Readonly<Record<string, string>> = {
  deploy: 'deployment',
  deployment: 'deployment',
  sts: 'statefulset',
  statefulset: 'statefulset',
  ds: 'daemonset',
  daemonset: 'daemonset',
};

export const twoKindsOneName: Rule = {
  id: 'two-kinds-one-name',
  severity: 'warning',
  title: 'One name under two kinds',
  why: 'A service is a Deployment or a StatefulSet, hardly both: one of the commands fails with "not found" when it is needed.',
  advice: 'Look which of them exists (kubectl get deploy,sts), and name it the same way everywhere.',
  bad: bash('kubectl exec deployment/cart-db -n shop -- date', 'kubectl rollout restart statefulset/cart-db -n shop'),
  good: bash('kubectl exec statefulset/cart-db -n shop -- date', 'kubectl rollout restart statefulset/cart-db -n shop'),
  check: (input) => {
    const first = new Map<string, { kind: string; line: number }>();
    const members = new Map<string, number>();
    const found: { line: number; message: string; suggestion: string }[] = [];
    const suggestion = 'look which of them exists: kubectl get deploy,sts';
    const reported = new Set<string>();
    for (const { command } of input.commands) {
      if (!/\b(?:kubectl|oc)\s/.test(command.text)) continue;
      // The pods of a StatefulSet are its name and a number.
      for (const [, owner = ''] of command.text.matchAll(/(?:\bpods?\/|\bpod\s+)([a-z][a-z0-9-]*)-\d{1,2}(?![\w-])/g))
        if (!members.has(owner)) members.set(owner, command.line);
      for (const [, word = '', name = ''] of command.text.matchAll(
        /(?<![\w-])(deploy|deployment|sts|statefulset|ds|daemonset)\/([a-z][a-z0-9-]*)(?![\w<{$-])/g,
      )) {
        const kind = kinds[word] ?? word;
        const before = first.get(name);
        if (before === undefined) first.set(name, { kind, line: command.line });
        else if (before.kind !== kind && !reported.has(name)) {
          reported.add(name);
          found.push({
            line: command.line,
            message: `${name} is a ${kind} here, but a ${before.kind} on line ${before.line}: one of them does not exist`,
            suggestion,
          });
        }
      }
    }
    for (const [owner, line] of members)
      for (const [name, { kind, line: other }] of first)
        if (kind === 'statefulset' && owner !== name && owner.startsWith(`${name}-`) && !first.has(owner))
          found.push({
            line,
            message: `a pod ${owner}-N belongs to a StatefulSet ${owner}, but line ${other} speaks of statefulset/${name}`,
            suggestion,
          });
    return found;
  },
};
