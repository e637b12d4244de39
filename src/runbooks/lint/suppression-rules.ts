import type { RuleText } from './rule-text.ts';

const restart = (comment: string): string => `# Runbooks\n\n## Cart Down\n\n${comment}\n\n\`\`\`bash\nredis-cli FLUSHDB\n\`\`\`\n`;

/** Suppressions keep their word: each says why, names a rule that exists, and has something to suppress. */
export const suppressionRules: readonly RuleText[] = [
  {
    id: 'suppression-without-reason',
    severity: 'warning',
    title: 'A suppression without a reason',
    why: 'Whoever reads the runbook at night has to know why this trap is none here. A suppression without a reason suppresses nothing.',
    advice: 'Write the reason after a colon, behind the name of the rule.',
    bad: restart('<!-- tocsin-ignore flush-empties-redis -->'),
    good: restart('<!-- tocsin-ignore flush-empties-redis: this database holds rendered pages only -->'),
  },
  {
    id: 'suppression-of-unknown-rule',
    severity: 'warning',
    title: 'A suppression of a rule that does not exist',
    why: 'A mistyped name suppresses nothing, and nobody notices.',
    advice: 'Take the name from the finding, or from the list of rules.',
    bad: restart('<!-- tocsin-ignore flush-empty-redis: this database holds rendered pages only -->'),
    good: restart('<!-- tocsin-ignore flush-empties-redis: this database holds rendered pages only -->'),
  },
  {
    id: 'suppression-unused',
    severity: 'warning',
    title: 'A suppression with nothing to suppress',
    why: 'The trap is gone or has moved; the comment would silence the next one that somebody writes here.',
    advice: 'Remove the comment, or move it to the line before the finding.',
    bad: restart('<!-- tocsin-ignore select-kills-sessions: the sessions are our own -->'),
    good: restart('<!-- tocsin-ignore flush-empties-redis: this database holds rendered pages only -->'),
  },
];
