import { anchorOf, headingsOf, proseLines } from '../prose-lines.ts';
import type { Rule } from './rule.ts';

export const contentsMissesASection: Rule = {
  id: 'contents-misses-a-section',
  severity: 'info',
  title: 'A table of contents that misses a section',
  why: 'Who looks for the section in the table of contents concludes that there is none.',
  advice: 'Add the missing sections to the table of contents, or let a tool write it.',
  bad: '# R\n\n- [Api](#api)\n- [Web](#web)\n- [Queue](#queue)\n\n## Api\n\n## Web\n\n## Queue\n\n## Contacts\n',
  good: '# R\n\n- [Api](#api)\n- [Web](#web)\n- [Queue](#queue)\n\n## Api\n\n## Web\n\n## Queue\n',
  check: ({ text }) => {
    if (!text.includes('](#')) return [];
    const lines = proseLines(text);
    const entries = lines.flatMap(({ line, text: prose }) => {
      const target = /^(?:[-*+]|\d{1,3}[.)])\s+\[[^\]]{0,300}\]\(#([^)\s]{1,200})\)/.exec(prose)?.[1];
      return target === undefined ? [] : [{ line, anchor: anchorOf(target) }];
    });
    const [first] = entries;
    const last = entries.at(-1);
    if (!first || !last || entries.length < 3) return [];
    const linked = new Set(entries.map(({ anchor }) => anchor));
    const headings = headingsOf(lines);
    const levels = new Set(headings.flatMap(({ text: heading, level }) => (linked.has(anchorOf(heading)) ? [level] : [])));
    // Entries of several levels are a choice of sections, not a list of all of them.
    if (levels.size !== 1) return [];
    const missing = headings.filter(
      ({ level, line, text: heading }) => levels.has(level) && line > last.line && !linked.has(anchorOf(heading)),
    );
    if (missing.length === 0 || missing.length * 2 > entries.length) return [];
    return [
      {
        line: first.line,
        message: `the table of contents does not name ${missing.map(({ text: heading, line }) => `"${heading}" (line ${line})`).join(', ')}`,
        suggestion: 'add what is missing',
      },
    ];
  },
};
