import { runbook } from './example.ts';
import type { Rule } from './rule.ts';

const fields = '**Severity:** HIGH\n**SLA:** P0 - Resolve within 1 hour\n';
const report = (choice: string): string =>
  `\n## Incident report template\n\n\`\`\`\n# Report: [Title]\nSeverity: ${choice}\nSummary: [Summary]\n\`\`\`\n`;

export const templateLacksSeverity: Rule = {
  id: 'template-lacks-severity',
  severity: 'info',
  title: 'A form without one of the severities',
  why: 'The worst incident has no place in the form: people write something else, and the numbers are wrong afterwards.',
  advice: 'Let the form offer every severity that the document uses.',
  bad: runbook('- Look', fields) + report('P[1-4]'),
  good: runbook('- Look', fields) + report('P[0-4]'),
  check: ({ document }) => {
    const used = new Map<string, number>();
    const add = (text: string, line: number): void => {
      for (const [, kind = '', digit = ''] of text.matchAll(/\b(P|SEV)[ -]?(\d)\b/gi)) {
        const label = `${kind.toUpperCase()}${digit}`;
        if (!used.has(label)) used.set(label, line);
      }
    };
    for (const { label, line } of document.severities) add(label, line);
    for (const { slaText, severities, line } of document.runbooks) add(`${slaText ?? ''} ${severities.join(' ')}`, line);
    return document.templates.flatMap((template) =>
      template.source.split(/\r?\n/).flatMap((text, index) => {
        const range = /\b(P|SEV)[ -]?\[(\d)\s*-\s*(\d)\]/i.exec(text);
        if (!range) return [];
        const [, kind = '', from = '0', to = '9'] = range;
        const missing = [...used].filter(([label]) => {
          const digit = label.slice(-1);
          return label.slice(0, -1) === kind.toUpperCase() && (digit < from || digit > to);
        });
        if (missing.length === 0) return [];
        return [
          {
            line: template.line + 1 + index,
            message: `the form offers ${range[0]}, but the document also uses ${missing.map(([label, line]) => `${label} (line ${line})`).join(', ')}`,
            suggestion: 'offer every severity that is used',
          },
        ];
      }),
    );
  },
};
