import type { RuleText } from './rule-text.ts';

/** Findings of `--against`: what a document says, compared with what there is. They run only when asked for. */
export const againstRules: readonly RuleText[] = [
  {
    id: 'against-alert-without-runbook',
    severity: 'warning',
    title: 'An alert rule without a runbook',
    why: 'The alert will wake somebody, and nothing tells that person what to do.',
    advice: 'Write a runbook that names the alert, or give the rule a runbook_url that leads to one.',
    bad: '',
    good: '',
  },
  {
    id: 'against-alert-without-rule',
    severity: 'warning',
    title: 'A runbook for an alert that no rule raises',
    why: 'The alert was renamed or removed, or its name is misspelt: this runbook never opens by itself.',
    advice: 'Use the name of the alert rule, or remove the runbook.',
    bad: '',
    good: '',
  },
  {
    id: 'against-unknown-metric',
    severity: 'warning',
    title: 'A metric that does not exist',
    why: 'The query answers nothing, which reads like "all is well".',
    advice: 'Use the name that the metric has now, or have it scraped.',
    bad: '',
    good: '',
  },
  {
    id: 'against-unknown-object',
    severity: 'warning',
    title: 'An object that the cluster does not have',
    why: 'The command fails at night: the workload was renamed, or it lives in another namespace.',
    advice: 'Use the name and namespace that the object has now.',
    bad: '',
    good: '',
  },
  {
    id: 'against-dead-link',
    severity: 'warning',
    title: 'A link that leads nowhere',
    why: 'The dashboard or document that the step needs is not there when it is needed.',
    advice: 'Mend the address, or remove the link.',
    bad: '',
    good: '',
  },
];
