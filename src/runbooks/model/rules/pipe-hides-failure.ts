import { shown } from './each-command.ts';
import { bash } from './example.ts';
import { pipelines, programOf } from './pipeline.ts';
import type { Rule } from './rule.ts';

/** Programs that go over a network or need rights, so that they fail in an incident. */
const fallible = /^(?:kubectl|oc|curl|wget|aws|gcloud|az|psql|mysql|mongosh|helm|docker|ssh|du|find|journalctl|etcdctl|vault|gh|kafka\S*)$/;
/** Programs that are content with no input at all. */
const content = /^(?:jq|yq|head|tail|sort|uniq|wc|awk|cut|tr|sed|column|cat|tee|less|more|nl)$/;

export const pipeHidesFailure: Rule = {
  id: 'pipe-hides-failure',
  severity: 'info',
  title: 'A pipe that hides a failure',
  why: 'A pipe ends as its last program ends. When the first one fails, the pipe still counts as success and shows nothing.',
  advice: 'Write set -o pipefail above it, or read an empty answer as a failure.',
  bad: bash('kubectl get events -n shop | tail -5'),
  good: bash('set -o pipefail', 'kubectl get events -n shop | tail -5'),
  check: (input) =>
    input.commands.flatMap(({ step, command }) => {
      if (!command.text.includes('|') || /\bpipefail\b/.test(step.source)) return [];
      const [stages] = pipelines(command.text).filter((each) => each.length > 1);
      const first = programOf(stages?.[0] ?? '');
      const last = programOf(stages?.at(-1) ?? '');
      // http-errors-look-fine already says it of a curl that fails at nothing.
      if (first === 'curl' && !/\s(?:-\w*f\w*|--fail(?:-with-body)?)\b/.test(stages?.[0] ?? '')) return [];
      if (!stages || !fallible.test(first) || !content.test(last)) return [];
      return [
        {
          line: command.line,
          message: `when ${shown(stages[0] ?? '')} fails, ${last} still ends with success: the failure is not seen`,
          suggestion: 'write set -o pipefail above it; read an empty answer as a failure',
        },
      ];
    }),
};
