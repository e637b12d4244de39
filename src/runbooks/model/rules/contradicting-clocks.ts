import type { Rule } from './rule.ts';

export const contradictingClocks: Rule = {
  id: 'contradicting-clocks',
  severity: 'warning',
  why: 'Two times for the same severity leave people guessing which one holds.',
  check: ({ document }) => {
    const stated = new Map<string, { text: string; line: number; duration: string }[]>();
    const add = (label: string, text: string, duration: string | null, line: number): void => {
      if (duration !== null) stated.set(label, [...(stated.get(label) ?? []), { text, line, duration }]);
    };
    for (const runbook of document.runbooks) {
      const label = /\b(?:SEV ?|P)\d\b/i.exec(runbook.slaText ?? '')?.[0] ?? runbook.severities[0];
      if (label !== undefined && runbook.slaText !== null) add(label, runbook.slaText, runbook.sla, runbook.line);
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
