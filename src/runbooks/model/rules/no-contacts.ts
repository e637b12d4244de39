import { runbook } from './example.ts';
import type { Rule } from './rule.ts';

export const noContacts: Rule = {
  id: 'no-contacts',
  severity: 'info',
  title: 'Nobody to call',
  why: 'When the steps do not help, the next question is whom to call.',
  advice: 'Add a contacts table with role and handle, or an escalation path.',
  bad: [1, 2, 3].map((each) => runbook('- Look', '', `Shard ${each} Down`)).join('\n'),
  accept: 'file',
  good: runbook('- Look'),
  check: ({ document }) =>
    document.runbooks.length < 3 || document.contacts.length > 0 || document.escalation.length > 0
      ? []
      : [
          {
            line: 1,
            message: 'the document names nobody to call and no escalation path',
            suggestion: 'add a contacts table with role and handle',
          },
        ],
};
