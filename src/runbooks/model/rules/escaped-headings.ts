import { proseLines } from '../prose-lines.ts';
import type { Rule } from './rule.ts';

const escaped = /^ {0,3}\\#{1,6}[ \t]+\S/;

export const escapedHeadings: Rule = {
  id: 'escaped-headings',
  severity: 'warning',
  title: 'Headings with a backslash in front',
  why: 'An editor that is pasted Markdown as plain text puts a backslash before every sign of it. To every reader such a heading is a sentence: the document has no parts, no outline and no addresses, and what is to be typed stands in its sentences.',
  advice: 'Take the backslashes away, or paste the text once more as Markdown.',
  bad: '# Worker stuck\n\n\\## Symptoms\n\nThe queue grows.\n\n\\## Resolution\n\nRestart the worker.\n',
  good: '# Worker stuck\n\n## Symptoms\n\nThe queue grows.\n\n## Resolution\n\nRestart the worker.\n',
  check: ({ text }) => {
    if (!text.includes('\\#')) return [];
    const lines = proseLines(text).filter((line) => escaped.test(line.text));
    const [first] = lines;
    // One alone may show how a heading is written.
    if (first === undefined || lines.length < 2) return [];
    return [
      {
        line: first.line,
        message: `${lines.length} headings from here on have a backslash in front of their #: they are read as sentences, and nothing below them as a part of a runbook`,
        suggestion: 'take the backslashes away',
      },
    ];
  },
};
