import { runbook } from './example.ts';
import { fieldLine } from './field-line.ts';
import type { Rule } from './rule.ts';

export const contradictingClocks: Rule = {
  id: 'contradicting-clocks',
  severity: 'warning',
  title: 'Two times for one severity',
  why: 'Two times for the same severity leave people guessing which one holds.',
  advice: 'State one time for each severity, best in the severity table alone.',
  bad:
    runbook('- Look', '**Severity:** HIGH\n**SLA:** P1 - Resolve within 1 hour\n') +
    runbook('- Look', '**Severity:** HIGH\n**SLA:** P1 - Resolve within 2 hours\n', 'Cart Slow'),
  good: runbook('- Look', '**Severity:** HIGH\n**SLA:** P1 - Resolve within 1 hour\n'),
  check: ({ document, text: source }) => {
    const lines = source.split('\n');
    const stated = new Map<string, { text: string; line: number; duration: string }[]>();
    const add = (label: string, text: string, duration: string | null, line: number): void => {
      if (duration !== null) stated.set(label, [...(stated.get(label) ?? []), { text, line, duration }]);
    };
    for (const runbook of document.runbooks) {
      const label = /\b(?:SEV ?|P)\d\b/i.exec(runbook.slaText ?? '')?.[0] ?? runbook.severities[0];
      if (label !== undefined && runbook.slaText !== null)
        add(label, runbook.slaText, runbook.sla, fieldLine(lines, runbook, runbook.slaText));
    }
    return [...stated].flatMap(([label, times]) => {
      const kinds = new Set(times.map(({ duration }) => duration));
      const [first] = times;
      if (kinds.size < 2 || !first) return [];
      return [
        {
          line: first.line,
          message: `${label} has ${kinds.size} different times in this document: ${times.map(({ text, line }) => `"${text}" (line ${line})`).join(', ')}`,
          suggestion: 'state one time for each severity; until then each runbook keeps its own',
        },
      ];
    });
  },
};
