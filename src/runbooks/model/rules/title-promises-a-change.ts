import { bash } from './example.ts';
import type { Rule, StepPlace } from './rule.ts';

const promise =
  /^(?:check and |verify and )?(?:fix|repair|restore|recover|rotate|renew|clean ?up|purge|delete|remove|enable|disable|increase|decrease|reduce|restart|kill|block|revoke|scale (?:up|down|out)|add (?!.*\bflag\b))\b[^.]{1,60}$/i;

/** Steps that stand under one number or one comment of a section, by the part of their title that they share. */
const togetherness = ({ section, step }: StepPlace): string => `${section.line} ${step.number ?? ''} ${step.title?.split(': ')[0] ?? ''}`;

export const titlePromisesAChange: Rule = {
  id: 'title-promises-a-change',
  severity: 'warning',
  title: 'A title that promises more than is done',
  why: 'The step ends with success and everybody thinks that it is mended, but the command only looked.',
  advice: 'Write the command that makes the change, or a title that says what the command does.',
  bad: bash('# Restore the settings', 'kubectl get configmap cart -n shop'),
  good: bash('# Look at the settings', 'kubectl get configmap cart -n shop'),
  check: (input) => {
    const groups = Map.groupBy(
      input.steps.filter(({ step }) => step.commands.length > 0),
      togetherness,
    );
    return [...groups.values()].flatMap((group) => {
      const [first] = group;
      const said = first?.step.title?.split(': ').find((part) => promise.test(part) && /^[A-Z]/.test(part));
      const commands = group.flatMap(({ step }) => step.commands);
      // What only prints, or sets a variable of this shell, is not the step itself.
      if (!first || said === undefined || commands.every(({ program }) => /^(?:echo|printf|export|cd|set|sleep)$/.test(program))) return [];
      // A look that follows the change, or one that a person makes by hand, keeps the promise.
      if (commands.some(({ risk, runnable, preservesEvidence }) => risk !== 'read-only' || !runnable || preservesEvidence)) return [];
      if (commands.some(({ interactive }) => interactive)) return [];
      const [command] = commands;
      return [
        {
          line: command?.line ?? first.step.line,
          message: `the title says "${said}", but the command only looks: nothing is changed`,
          suggestion: 'write the command that does it, or change the title',
        },
      ];
    });
  },
};
