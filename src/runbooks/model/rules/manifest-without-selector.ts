import { runbook } from './example.ts';
import type { Rule } from './rule.ts';

const manifest = (more: string): string =>
  runbook(
    `\`\`\`yaml\napiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: proxy\nspec:\n${more}  template:\n    spec:\n      containers: []\n\`\`\``,
  );

export const manifestWithoutSelector: Rule = {
  id: 'manifest-without-selector',
  severity: 'warning',
  title: 'A manifest that the cluster refuses',
  why: 'A workload without a selector and matching labels is refused when it is applied, in the middle of the incident.',
  advice:
    'Complete the manifest (spec.selector.matchLabels and the same labels in the template), and say with which command it is applied.',
  bad: manifest(''),
  good: manifest('  selector:\n    matchLabels:\n      app: proxy\n'),
  check: (input) =>
    input.steps.flatMap(({ step }) => {
      if (step.kind !== 'config' && step.kind !== 'code') return [];
      return step.source.split(/^---[ \t]*$/m).flatMap((document) => {
        const kind = /^kind:\s*["']?(Deployment|StatefulSet|DaemonSet|ReplicaSet)\b/m.exec(document)?.[1];
        const isWhole = /^apiVersion:\s*["']?apps\//m.test(document) && /^metadata:/m.test(document) && /^[ \t]+template:/m.test(document);
        if (kind === undefined || !isWhole || /^[ \t]+selector:/m.test(document)) return [];
        return [
          {
            line: step.line,
            message: `this ${kind} has no selector: the cluster refuses it when it is applied`,
            suggestion: 'add spec.selector.matchLabels and the same labels in spec.template.metadata',
          },
        ];
      });
    }),
};
