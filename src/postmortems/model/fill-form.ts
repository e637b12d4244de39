import { partOf, type FormPart } from './form-words.ts';
import { fieldValue, sectionBody, toWrite } from './parts.ts';
import { inLine } from './plain-markdown.ts';
import { clockTime, type Story } from './story.ts';

const heading = /^(#{1,6})\s+(.+?)\s*#*$/;
const labelled = /^(\s*(?:[-*]\s+)?)(\*\*)?([\p{L}][\p{L}\p{N} /'’()-]{0,60}?)(:\*\*|\*\*:|:)([ \t]+)(\S.*)?$/u;
const tableRow = /^\s*\|.*\|\s*$/;
const tableRule = /^\s*\|?(?:\s*:?-{2,}:?\s*\|)+\s*:?-*:?\s*\|?\s*$/;
const placeholder = /\[([^\]\n]+)\](?!\()|\{([^}\n]+)\}/g;

/** A heading without its placeholders and its example: `Incident Post-Mortem: [TITLE]` asks for the title. */
function fillHeading(line: string, story: Story, isFirst: boolean): string {
  const filled = line.replaceAll(
    placeholder,
    (mark, square?: string, curly?: string) => fieldValue(story, partOf(square ?? curly ?? '') ?? (isFirst ? 'title' : null)) ?? mark,
  );
  return filled.replaceAll('YYYY-MM-DD', fieldValue(story, 'date') ?? 'YYYY-MM-DD');
}

const cellsOf = (row: string) =>
  row
    .trim()
    .replace(/^\|/, '')
    .replace(/\|$/, '')
    .split('|')
    .map((cell) => cell.trim());

/** The rows of a timeline table, in the form's own columns: the time first, what happened next, the rest is for people. */
function timelineTable(header: string, story: Story): readonly string[] {
  const columns = cellsOf(header).length;
  return story.lines.map(
    ({ at, text }) => `| ${[clockTime(at), inLine(text), ...Array.from({ length: Math.max(0, columns - 2) }, () => '')].join(' | ')} |`,
  );
}

/** What an unknown label asks for, by the mark that stands behind it. */
function partOfExample(rest: string): FormPart | null {
  if (/\bYYYY-MM-DD\b/.test(rest)) return 'date';
  const mark = /^(?:\[([^\]\n]+)\]|\{([^}\n]+)\})\s*$/.exec(rest);
  return mark ? partOf(mark[1] ?? mark[2] ?? '') : null;
}

function fillLabelled(line: string, story: Story): string | null {
  const match = labelled.exec(line);
  if (!match) return null;
  const [, indent = '', bold = '', label = '', colon = ':', , rest = ''] = match;
  if (/^https?$/i.test(label)) return null;
  const trailing = /[ ]{2}$/.test(line) ? '  ' : '';
  const value = rest === '' ? null : (fieldValue(story, partOf(label) ?? partOfExample(rest)) ?? toWrite(label.trim().toLowerCase()));
  return value === null ? line : `${indent}${bold}${label}${colon} ${value}${trailing}`;
}

interface Section {
  readonly heading: string | null;
  readonly lines: readonly string[];
}

function sectionsOf(form: string): readonly Section[] {
  const sections: { heading: string | null; lines: string[] }[] = [{ heading: null, lines: [] }];
  for (const line of form.split(/\r\n|\r|\n/)) {
    if (heading.test(line)) sections.push({ heading: line, lines: [] });
    else sections.at(-1)?.lines.push(line);
  }
  return sections;
}

/** The timeline in the form's own notation: its table, or its list with the separator that it uses. */
function timelineBody(lines: readonly string[], story: Story): string {
  const ruleAt = lines.findIndex((line) => tableRule.test(line));
  const header = ruleAt > 0 ? lines[ruleAt - 1] : undefined;
  if (header !== undefined && tableRow.test(header)) return [header, lines[ruleAt] ?? '', ...timelineTable(header, story)].join('\n');
  const example = /^\s*([-*])\s+(?:\d{1,2}:\d{2}|HH:MM)( UTC)?\s*(:|-|–|—)/.exec(
    lines.find((line) => /^\s*[-*]\s+(?:\d{1,2}:\d{2}|HH:MM)/.test(line)) ?? '',
  );
  const bullet = example?.[1] ?? '-';
  const separator = example?.[3] === ':' ? ':' : ` ${example?.[3] ?? '-'}`;
  return story.lines.map(({ at, text }) => `${bullet} ${clockTime(at)}${example?.[2] ?? ' UTC'}${separator} ${inLine(text)}`).join('\n');
}

function fillSection(section: Section, part: FormPart | null, story: Story): string {
  const { lines } = section;
  const hasContent = lines.some((line) => line.trim() !== '');
  if (part === 'timeline') return timelineBody(lines, story);
  const fields = lines.map((line) => fillLabelled(line, story));
  const isFieldList = fields.some((line) => line !== null);
  if (
    section.heading === null ||
    (isFieldList && part !== 'action-items' && part !== 'resolution' && part !== 'root-cause' && part !== 'actions')
  ) {
    // Labelled lines keep their order and form; what stands between them is example text, except rules and blank lines.
    const kept = fields.flatMap((line, index) => {
      const original = lines[index] ?? '';
      if (line !== null) return [line];
      return original.trim() === '' || /^-{3,}$/.test(original.trim()) ? [original] : [];
    });
    const known = part === 'impact' && story.impact ? [`${inLine(story.impact, 2_000)}`, ''] : [];
    return [...known, ...kept].join('\n').trim();
  }
  if (!hasContent && part === null) return '';
  return sectionBody(story, part) ?? toWrite((section.heading?.replace(/^#+\s+/, '') ?? 'this part').toLowerCase());
}

/** Our own form, for documents that have none. */
export const builtInForm = `# Post-Mortem: [Title]

**Date:** YYYY-MM-DD
**Duration:** [Duration]
**Severity:** [Severity]
**Incident Commander:** [Name]

## Summary

## Impact
[Impact]

## Timeline
- HH:MM - [Event]

## Root Cause
[Cause]

## Actions Taken
[Actions]

## People
[People]

## Lessons Learned
[Lessons]

## Action Items
`;

/**
 * Fills a post-mortem form (the document's own, as written) from the journal. Headings, their order, labelled lines,
 * tables and list notation are the form's; every value is the incident's or marked to be written. Nothing that the
 * form shows as an example is carried over. Sections that the form lacks and the journal could fill are added at the end.
 */
export function fillForm(form: string, story: Story): string {
  const sections = sectionsOf(form);
  const seen = new Set<FormPart>();
  const out: string[] = [];
  if (!sections.some((section) => section.heading !== null && /^#\s/.test(section.heading))) {
    // A form that is only a part (a timeline) still becomes a whole document.
    out.push(`# Post-Mortem: ${inLine(story.title)}`, '');
    for (const [label, part] of [
      ['Date', 'date'],
      ['Duration', 'duration'],
      ['Severity', 'severity'],
      ['Incident Commander', 'commander'],
    ] as const) {
      out.push(`- **${label}:** ${fieldValue(story, part) ?? toWrite(label.toLowerCase())}`);
    }
    out.push('');
  }
  sections.forEach((section, index) => {
    const title = section.heading === null ? null : (heading.exec(section.heading)?.[2] ?? '');
    const isTop = section.heading !== null && /^#\s/.test(section.heading);
    const isTitle = isTop && !seen.has('title');
    const part = title === null ? null : partOf(title);
    if (isTitle) seen.add('title');
    if (part !== null) seen.add(part);
    if (section.heading !== null) out.push(fillHeading(section.heading, story, isTitle), '');
    // Under the title stand fields, never prose of ours.
    const asFields: Section = isTitle && part !== 'timeline' ? { ...section, heading: null } : section;
    const body = sections.length === 1 && index === 0 ? form : fillSection(asFields, part, story);
    if (body.trim() !== '') out.push(body, '');
  });
  const topHeadings = sections.filter((section) => section.heading !== null && /^#\s/.test(section.heading)).length;
  const level = topHeadings > 1 ? '#' : '##';
  const missing: readonly (readonly [FormPart, string])[] = [
    ['summary', 'Summary'],
    ['timeline', 'Timeline'],
    ['actions', 'Actions Taken'],
    ['people', 'People'],
    ['action-items', 'Action Items'],
  ];
  for (const [part, name] of missing) {
    if (seen.has(part)) continue;
    out.push(`${level} ${name}`, '', sectionBody(story, part) ?? '', '');
  }
  return `${out
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}
