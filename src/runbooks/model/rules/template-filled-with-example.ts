import type { Rule } from './rule.ts';

export const templateFilledWithExample: Rule = {
  id: 'template-filled-with-example',
  severity: 'info',
  title: 'A message form with old facts in it',
  why: 'A form that holds an old incident is sent with the old facts.',
  advice: 'Write fields in place of the example values: [Start time], [Affected service].',
  bad: '# R\n\n## Communication Templates\n\n### Update\n\n```\nStatus: Open\nStarted: 2025-10-21 14:30 UTC\n```\n',
  good: '# R\n\n## Communication Templates\n\n### Update\n\n```\nStatus: Open\nStarted: [time]\n```\n',
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
