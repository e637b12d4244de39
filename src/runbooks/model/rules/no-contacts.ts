import type { Rule } from './rule.ts';

export const noContacts: Rule = {
  id: 'no-contacts',
  severity: 'info',
  why: 'When the steps do not help, the next question is whom to call.',
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
