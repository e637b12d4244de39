import type { Command } from '#commands';
import { saysOf } from './each-command.ts';
import { bash } from './example.ts';
import type { Rule } from './rule.ts';

interface Mismatch {
  readonly says: RegExp;
  readonly looksAt: RegExp;
  /** Another command of the same step that does answer the question. */
  readonly unless?: RegExp;
  readonly message: string;
  readonly instead: string;
}

/** What titles ask, and the commands that answer another question. */
const mismatches: readonly Mismatch[] = [
  {
    says: /\b(?:last|past|within)\s+(?:\d+\s+)?(?:hours?|minutes?|days?|h|min)\b/i,
    looksAt: /\bgrep\b[^|]{0,400}\s\/\S+[^|]{0,400}\|\s*tail\b/,
    unless: /--since|awk|date\b/,
    message: 'the title asks for a stretch of time, but this shows a number of lines, however old they are',
    instead: 'filter by time: journalctl --since, kubectl logs --since, or awk on the time stamp',
  },
  {
    says: /\bmemory\b/i,
    looksAt: /\b(?:kubectl|oc)\s+(?:get|describe)\s+hpa\b/,
    unless: /\btop\b|\bmemory\b|free\b/,
    message: 'the title asks for memory, but an autoscaler shows its targets and replicas, often of CPU only',
    instead: 'kubectl top pods --sort-by=memory',
  },
  {
    says: /\b(?:logs?|disk|space)\b[^.]*\b(?:accumulat|full|usage|space|size)|\baccumulat/i,
    looksAt: /\brestartCount\b/,
    message: 'the title asks for disk space, but this counts restarts',
    instead: 'kubectl exec POD -- du -sh /var/log, or the disk metrics of the node',
  },
  {
    says: /\bhealth(?:y)?\b/i,
    looksAt: /\bkafka-topics(?:\.sh)?\b[^|]{0,400}--list\b|\brabbitmqctl\s+list_queues\s*$|\betcdctl\s+member\s+list\b/,
    unless: /--describe|under-replicated|endpoint\s+health/,
    message: 'the title asks for health, but this lists names: it looks the same when everything is broken',
    instead: 'ask for the state: --describe --under-replicated-partitions, endpoint health',
  },
  {
    says: /\bthrottl(?:ing|ed|e)\b/i,
    looksAt: /\b(?:kubectl|oc)\s(?:[^|]{0,400}\s)?describe\s+(?:pods?|po)\b/,
    message: 'the title asks for throttling, but describe does not show it: no line is no proof',
    instead: 'query container_cpu_cfs_throttled_periods_total, or read cpu.stat in the container',
  },
  {
    says: /\b(?:recent\s+deploy(?:ment)?s?|what was deployed|deploy(?:ment)? history)\b/i,
    looksAt: /^\s*git\s+(?:log|show)\b/,
    unless: /rollout\s+history|helm\s+history|--tags/,
    message: 'the title asks for deployments, but this lists commits of a checkout: they may not be deployed, and the checkout may be old',
    instead: 'kubectl rollout history, helm history, or the list of the deployment system',
  },
  {
    says: /\b[A-Z][A-Z0-9]*_[A-Z0-9_]+\b|\b(?:[Ee]nvironment [Vv]ariables?|[Cc]onnection [Ss]ettings)\b/,
    looksAt: /\bps\s+(?:aux|-ef)\b/,
    unless: /\benv\b|printenv|environ\b|\bps\s+\w*e\w*ww/,
    message: 'the title asks for settings, but ps shows no environment variables',
    instead: 'kubectl exec POD -- printenv NAME, or kubectl set env deployment/NAME --list',
  },
];

export const looksAtSomethingElse: Rule = {
  id: 'looks-at-something-else',
  severity: 'warning',
  title: 'A command that answers another question',
  why: 'The command ends well and shows something, and the reader takes it for the answer to what the title asks.',
  advice: 'Use the command that answers the question, or let the title say what the command shows.',
  bad: bash('# Is the CPU throttled?', 'kubectl describe pod cart-0 -n shop'),
  good: bash('# Read the events of the pod', 'kubectl describe pod cart-0 -n shop'),
  check: (input) =>
    input.commands.flatMap((place) => {
      const { command, step, section } = place;
      const said = saysOf(place);
      if (said === '') return [];
      const together = section.steps.filter(({ title }) => title === step.title).flatMap(({ commands }): readonly Command[] => commands);
      const hit = mismatches.find(
        ({ says, looksAt, unless }) =>
          says.test(said) && looksAt.test(command.text) && !(unless && together.some(({ text }) => unless.test(text))),
      );
      return hit ? [{ line: command.line, message: hit.message, suggestion: hit.instead }] : [];
    }),
};
