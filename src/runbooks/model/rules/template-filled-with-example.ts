import type { Rule } from './rule.ts';

export const templateFilledWithExample: Rule = {
  id: 'template-filled-with-example',
  severity: 'info',
  why: 'A form that holds an old incident is sent with the old facts.',
  check: ({ document }) =>
    document.templates.flatMap((template) =>
      /\b20\d\d-\d\d-\d\d\b|\b\d\d:\d\d UTC\b/.test(template.source)
        ? [
            {
              line: template.line,
              message: `"${template.name}" holds example values (a date, a time) instead of fields`,
              suggestion: 'write [Start time] and the like in their place',
            },
          ]
        : [],
    ),
};
