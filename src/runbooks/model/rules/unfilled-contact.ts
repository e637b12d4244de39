import type { Rule } from './rule.ts';

export const unfilledContact: Rule = {
  id: 'unfilled-contact',
  severity: 'warning',
  why: 'Nobody can be reached at a placeholder.',
  check: ({ document }) =>
    document.contacts.flatMap((contact) => {
      const holes = [contact.handle, contact.name, contact.phone].filter(
        (value) => value !== null && /^(?:\{.*\}|\[.*\]|<.*>|name|x+|\+?[\d-]*x{3,}.*)$/i.test(value),
      );
      return holes.length === 0
        ? []
        : [
            {
              line: contact.line,
              message: `${contact.role} is not filled in: ${holes.join(', ')}`,
              suggestion: 'write the person, rotation or handle',
            },
          ];
    }),
};
